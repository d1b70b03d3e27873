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
            required, optional = (
                tuple(tuple(names) for names in entry[kind]) for kind in ("required", "optional")
            )
            found[words] = Command(words, required, optional)
    return found


@cache
def shapes() -> dict[str, list[str]]:
    """Flags that take no value, an optional truth value, or many values."""
    return json.loads((HERE / "flags.json").read_text(encoding="utf-8"))


def below(words: tuple[str, ...]) -> list[str]:
    """The words that may follow ``words``."""
    depth = len(words)
    return sorted({key[depth] for key in commands() if key[:depth] == words and len(key) > depth})
