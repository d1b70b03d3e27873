"""The groups of commands, as data: ``GROUP.yml`` says which operation of the SDK a command is.

What data cannot say is a function in the module of the group (``function: NAME``). What is not
modelled stands in ``not_modelled.yml``, with its reason.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from .. import verbs
from ..call import Call
from ..messages import warn
from ..parser import Line
from ..session import Session
from ..table import Command
from ..update import update

HERE = Path(__file__).parent
FORMS = {
    "call": verbs.perform,
    "list": verbs.listing,
    "create": verbs.create,
    "update": update,
}


class NotModelled(Exception):
    """A command or flag of Azure that the emulator does not have."""


@dataclass(frozen=True)
class Verb:
    """A command: its group, what the group's file says, and the function that runs it."""

    group: str
    entry: dict
    function: Callable[[Call], object]

    def run(self, values: dict, session: Session):
        """What the command answers."""
        return self.function(Call(values, session, self.group, self.entry))


@cache
def load() -> dict[str, Verb]:
    """Every command that is modelled, by its words (``ml job create``)."""
    found = {}
    for file in sorted(HERE.glob("*.yml")):
        group = yaml.safe_load(file.read_text(encoding="utf-8"))
        defaults = {name: value for name, value in group.items() if name != "verbs"}
        prefix = defaults.pop("prefix", f"ml {file.stem} ")
        for words, entry in group["verbs"].items():
            whole = defaults | entry
            found[prefix + words] = Verb(file.stem, whole, _function(file.stem, whole))
    return found


def _function(group: str, entry: dict) -> Callable[[Call], object]:
    """The function that runs an entry."""
    if "function" in entry:
        module = importlib.import_module(f"{__name__}.{group.replace('-', '_')}")
        return getattr(module, entry["function"])
    return FORMS[next(form for form in FORMS if form in entry)]


@cache
def not_modelled() -> dict[str, dict[str, str]]:
    """What the emulator does not have, with the reason: ``commands``, ``flags``, ``ignored``."""
    return yaml.safe_load((HERE.parent / "not_modelled.yml").read_text(encoding="utf-8"))


def verb_of(command: Command) -> Verb:
    """What is behind a command.

    Raises:
        NotModelled: there is none; the text says why.
    """
    words = " ".join(command.words)
    if words in load():
        return load()[words]
    reason = not_modelled()["commands"].get(words, "add it to az/groups")
    raise NotModelled(
        f"'{command}' is a command of Azure that the emulator does not model: {reason}"
    )


def refuse_flags(line: Line) -> None:
    """Refuse what the line asks for and the emulator cannot do; say what has no effect.

    Raises:
        NotModelled: a flag stands for something that is not modelled; the text says why.
    """
    for flag, reason in not_modelled()["ignored"].items():
        if line.values.get(flag.lstrip("-").replace("-", "_")):
            warn(f"The emulator ignores '{flag}': {reason}")
    for flag, reason in not_modelled()["flags"].items():
        if line.values.get(flag.lstrip("-").replace("-", "_")):
            raise NotModelled(f"The emulator does not model '{flag}' of '{line.command}': {reason}")
