"""The commands of ``az`` and their flags, as Microsoft's reference lists them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Command:
    """One command: its words after ``az``, and the spellings of each of its flags."""

    words: tuple[str, ...]
    required: tuple[tuple[str, ...], ...]
    optional: tuple[tuple[str, ...], ...]
    status: str = "GA"

    @property
    def preview(self) -> bool:
        """Whether Microsoft calls the command a preview."""
        return self.status == "Preview"

    @property
    def flags(self) -> tuple[tuple[str, ...], ...]:
        """All flags, the required ones first."""
        return self.required + self.optional

    def __str__(self) -> str:
        return "az " + " ".join(self.words)


@cache
def commands() -> dict[tuple[str, ...], Command]:
    """All commands by their words."""
    found = {}
    for name in ("commands.json", "core_commands.json"):
        table = json.loads((HERE / name).read_text(encoding="utf-8"))
        for text, entry in table["commands"].items():
            words = tuple(text.split()[1:])
            required, optional = (_flags(entry[kind]) for kind in ("required", "optional"))
            found[words] = Command(words, required, optional, entry.get("status", "GA"))
    return found


def _flags(entries: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """The spellings of each flag. The reference lists two names of a feature store apart."""
    flags = [tuple(names) for names in entries]
    store, workspace = ("--feature-store-name",), ("--workspace-name", "-w")
    if store in flags and workspace in flags:
        flags.remove(workspace)
        flags[flags.index(store)] = store + workspace
    return tuple(flags)


def preview_of(command: Command) -> str | None:
    """What az calls a preview when the command runs: its group, the command, or nothing."""
    if not command.preview:
        return None
    group = command.words[:-1]
    siblings = [other for words, other in commands().items() if words[:-1] == group]
    if all(other.preview for other in siblings):
        return f"Command group '{' '.join(group)}'"
    return f"Command '{' '.join(command.words)}'"


@cache
def shapes() -> dict[str, list[str]]:
    """Flags that take no value, an optional truth value, or many values."""
    return json.loads((HERE / "flags.json").read_text(encoding="utf-8"))


def below(words: tuple[str, ...]) -> list[str]:
    """The words that may follow ``words``."""
    depth = len(words)
    return sorted({key[depth] for key in commands() if key[:depth] == words and len(key) > depth})
