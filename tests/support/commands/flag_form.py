"""Rung 1: a CLI face that only loads the YAML face proves nothing that the YAML face does not.

Where the command has a flag for everything that the file says, the flags are another way to say
it, and a reader of the tab learns them.
"""

import shlex

from ..finding import Finding
from ..listings.listing import Listing
from ..listings.regions import step_at
from ..yaml_files.yaml_source import YamlSource
from .cli_validity import GLOBAL_FLAGS, table
from .shell import Command, az_commands

FILE = ("--file", "-f")
VERBS = ("create", "update")
# Flags that say where and how the command works, and nothing about what is made.
CIRCUMSTANCES = GLOBAL_FLAGS | {
    *FILE,
    "--resource-group",
    "-g",
    "--workspace-name",
    "-w",
    "--registry-name",
    "--no-wait",
    "--yes",
    "-y",
}
IMPLIED = ("$schema", "type")  # a command without --type makes things of one type


def check(listing: Listing) -> list[Finding]:
    """Commands that load the YAML face of their step although flags could say the same."""
    if "cli" not in listing.faces:
        return []
    file = listing.faces["cli"]
    found = []
    for command in az_commands((listing.folder / file).read_text("utf-8")):
        yaml_file = listing.yaml_steps.get(step_at(listing.regions["cli"], command.line) or "")
        if yaml_file and _only_loads(command, yaml_file):
            form = flag_form(command, YamlSource(listing.folder / yaml_file).data)
            if form:
                what = (
                    f"`{_name(command)} --file {yaml_file}` sends what the YAML face sends, and "
                    "every key of the file has a flag"
                )
                found.append(listing.finding(file, command.line, what, f"write {form}", "cli"))
    return found


def flag_form(command: Command, data: dict) -> str | None:
    """The command with a flag for each key of the file; ``None`` if a key has none.

    Mappings and lists have no flag, but for tags: those are ``--tags key=value …``.
    """
    flags = _flags(command)
    said = []
    for key, value in data.items():
        flag = f"--{key.replace('_', '-')}"
        if flag not in flags:
            if key not in IMPLIED:
                return None
        elif key == "tags" and isinstance(value, dict):
            said += [flag, *(f"{name}={_text(tag)}" for name, tag in value.items())]
        elif value is None or isinstance(value, (dict, list)):
            return None
        else:
            said += [flag, _text(value)]
    quoted = " ".join(word if "${{" in word else shlex.quote(word) for word in said)
    return " ".join([_name(command), quoted, *_circumstances(command)])


def _only_loads(command: Command, yaml_file: str) -> bool:
    """Whether the command creates or updates something from the file, and adds nothing."""
    words = command.words
    if words[:1] != ("ml",) or not set(VERBS) & set(words[1:4]) or _name(command) not in table():
        return False
    given = {word.partition("=")[0] for word in words if word.startswith("-")}
    return bool(given & set(FILE)) and _file(command) == yaml_file and given <= CIRCUMSTANCES


def _name(command: Command) -> str:
    """``az ml`` and the words before the first flag."""
    first = next((i for i, word in enumerate(command.words) if word.startswith("-")), None)
    return " ".join(["az", *command.words[:first]])


def _flags(command: Command) -> set[str]:
    entry = table()[_name(command)]
    return {flag for group in entry["required"] + entry["optional"] for flag in group}


def _file(command: Command) -> str:
    """The value of ``--file``, as the YAML face names it."""
    for index, word in enumerate(command.words):
        flag, _, joined = word.partition("=")
        if flag in FILE:
            value = joined or " ".join(command.words[index + 1 : index + 2])
            return value.removeprefix("./")
    return ""


def _circumstances(command: Command) -> list[str]:
    """The other flags of the command with their values, as they were written."""
    words = list(command.words[len(_name(command).split()) - 1 :])
    kept, dropping = [], False
    for word in words:
        if word.startswith("-"):
            dropping = word.partition("=")[0] in FILE
        if not dropping:
            kept.append(word if word.startswith("-") else shlex.quote(word))
    return kept


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
