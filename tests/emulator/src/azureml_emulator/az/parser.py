"""Turns the words of an ``az`` line into a command and its values, or refuses them as az does."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from .table import Command, below, commands, shapes

CHOICES = {"--output": ("json", "jsonc", "none", "table", "tsv", "yaml", "yamlc")}
GLOBAL_FLAGS = (
    ("--debug",),
    ("--help", "-h"),
    ("--only-show-errors",),
    ("--output", "-o"),
    ("--query",),
    ("--subscription",),
    ("--verbose",),
)
GLOBAL = ("debug", "verbose", "only_show_errors", "output", "query")
HELP = ("-h", "--help")
# Setting of ``az configure --defaults`` -> the flag that it stands for.
CONFIGURABLE = {
    "group": "--resource-group",
    "workspace": "--workspace-name",
    "feature-store": "--feature-store-name",
    "location": "--location",
}
# Groups whose ``--name`` has a default as well, but for ``create``.
NAMED = {("ml", "workspace"): "workspace", ("ml", "feature-store"): "feature-store"}


class UsageError(Exception):
    """The line is wrong: az prints the text and exits with 2."""


@dataclass
class Line:
    """A parsed line. ``values`` holds given flags by name: ``resource_group``.

    ``options`` holds the flags of every command.
    """

    command: Command
    values: dict
    options: argparse.Namespace


def asks_help(words: list[str]) -> bool:
    """Whether help is asked for instead of a result."""
    return any(word in HELP for word in words)


def parse(arguments: list[str], configured: Mapping[str, str]) -> Line:
    """The command and values of a line.

    Args:
        arguments: the words after ``az``.
        configured: what ``az configure --defaults`` holds.

    Raises:
        UsageError: an unknown command or flag, a missing flag, or a wrong value.
    """
    words, rest = find(arguments)
    if words not in commands():
        choices = ", ".join(below(words))
        raise UsageError(
            "the following arguments are required: _subcommand\n"
            f"az {' '.join(words)} takes one of: {choices}"
        )
    command = commands()[words]
    defaults = _defaults(command, configured)
    parser = _parser(command, defaults)
    strange = [word for word in rest if word.startswith("--") and not _known(parser, word)]
    if strange:  # said before what is missing: often a misspelt flag is the missing one
        raise UsageError(_unrecognized(command, strange))
    values, unknown = parser.parse_known_args(rest)
    if unknown:
        raise UsageError(_unrecognized(command, unknown))
    given = {
        name: value
        for name, value in vars(values).items()
        if value is not None and name not in GLOBAL
    }
    return Line(command, defaults | given, values)


def find(arguments: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The words of the command or group at the start of a line, and the words behind them.

    Raises:
        UsageError: there is no such command; the text proposes the nearest.
    """
    words: tuple[str, ...] = ()
    for word in arguments:
        if words in commands() or word.startswith("-"):
            break
        choices = below(words)
        if word not in choices:
            close = get_close_matches(word, choices, 1)
            hint = f"\nDid you mean '{close[0]}' ?" if close else ""
            raise UsageError(f"'{word}' is misspelled or not recognized by the system.{hint}")
        words = (*words, word)
    return words, arguments[len(words) :]


def key_of(names: tuple[str, ...]) -> str:
    """The name of a flag in the values: its first long spelling."""
    long = next(iter(_long(names)), names[0])
    return long.lstrip("-").replace("-", "_")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str):
        raise UsageError(message)

    def _check_value(self, action: argparse.Action, value) -> None:
        if action.choices is not None and value not in action.choices:
            allowed = ", ".join(action.choices)
            flag = action.option_strings[0]
            raise UsageError(
                f"{self.prog}: '{value}' is not a valid value for '{flag}'. "
                f"Allowed values: {allowed}."
            )


def _parser(command: Command, defaults: Mapping[str, str]) -> argparse.ArgumentParser:
    """The argument parser of one command. Like az, it accepts unambiguous abbreviations."""
    parser = _Parser(str(command), add_help=False)
    for names in command.flags:
        key = key_of(names)
        required = names in command.required and key not in defaults
        parser.add_argument(*names, dest=key, required=required, **_shape(names))
    choices = CHOICES["--output"]
    parser.add_argument("--output", "-o", choices=choices, type=str.lower, default="json")
    parser.add_argument("--query")
    for switch in ("--debug", "--verbose", "--only-show-errors"):
        parser.add_argument(switch, action="store_true")
    if not any("--subscription" in names for names in command.flags):
        parser.add_argument("--subscription")
    return parser


def _known(parser: argparse.ArgumentParser, word: str) -> bool:
    """Whether a word is a flag of the parser or the beginning of one."""
    flag = word.partition("=")[0]
    return any(known.startswith(flag) for known in parser._option_string_actions)


def _shape(names: tuple[str, ...]) -> dict:
    """How many values a flag takes."""
    if any(name in shapes()["switches"] for name in names):
        return {"action": "store_true", "default": None}
    if any(name in shapes()["three-state"] for name in names):
        return {"nargs": "?", "const": True, "type": _truth}
    if any(name in shapes()["lists"] for name in names):
        return {"nargs": "*" if "--tags" in names else "+", "action": "extend"}
    return {}


def _truth(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise argparse.ArgumentTypeError(f"'{text}' is neither true nor false")
    return text.lower() == "true"


def _defaults(command: Command, configured: Mapping[str, str]) -> dict[str, str]:
    """The configured defaults that the command has a flag for."""
    flags = {key_of(names): next(iter(_long(names)), "") for names in command.flags}
    settings = {flag: configured.get(name) for name, flag in CONFIGURABLE.items()}
    found = {key: settings[flag] for key, flag in flags.items() if settings.get(flag)}
    setting = NAMED.get(command.words[:2])
    if setting and configured.get(setting) and "name" in flags and command.words[2] != "create":
        found["name"] = configured[setting]
    return found


def _long(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name.startswith("--")]


def _unrecognized(command: Command, unknown: list[str]) -> str:
    """The refusal of unknown words, with the nearest flag."""
    names = [name for flag in command.flags for name in flag if name.startswith("--")]
    close = get_close_matches(unknown[0], names, 1)
    hint = f"\nDid you mean '{close[0]}' ?" if close else ""
    return f"unrecognized arguments: {' '.join(unknown)}{hint}"
