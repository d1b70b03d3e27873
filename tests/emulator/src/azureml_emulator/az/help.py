"""``--help``: the commands of a group, or the flags of a command, as the table lists them."""

from .parser import CHOICES, GLOBAL_FLAGS, below
from .table import Command, commands


def group_help(words: tuple[str, ...]) -> str:
    """The groups and commands below some words."""
    names = below(words)
    leaves = [name for name in names if (*words, name) in commands()]
    branches = [name for name in names if below((*words, name))]
    lines = ["", "Group", f"    az {' '.join(words)}".rstrip(), ""]
    for title, found in (("Subgroups:", branches), ("Commands:", leaves)):
        if found:
            lines += [title, *(f"    {name}" for name in found), ""]
    return "\n".join(lines)


def command_help(command: Command) -> str:
    """The flags of a command: required ones first, az's own last."""
    lines = ["", "Command", f"    {command}{_preview(command)}", "", "Arguments"]
    own = [_row(names, required=True) for names in sorted(command.required)]
    own += [_row(names, required=False) for names in sorted(command.optional)]
    lines += own or ["    None"]
    lines += ["", "Global Arguments", *(_row(names, required=False) for names in GLOBAL_FLAGS), ""]
    return "\n".join(lines)


def _row(names: tuple[str, ...], *, required: bool) -> str:
    """One flag with its spellings."""
    row = f"    {' '.join(names)}{' [Required]' if required else ''}"
    allowed = CHOICES.get(names[0])
    return f"{row} : Allowed values: {', '.join(allowed)}." if allowed else row


def _preview(command: Command) -> str:
    return " : This command is in preview and under development." if command.preview else ""
