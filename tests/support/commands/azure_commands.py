"""Rung 1 for the commands of ``az`` beside ``az ml``: they, their flags and values exist."""

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from ..nearest import nearest, proposal
from .shell import Command

TABLE = Path(__file__).with_name("azure_commands.json")
EXTENSIONS = Path(__file__).with_name("azure_extension_commands.yml")
GLOBAL_FLAGS = frozenset(
    [
        "--debug",
        "--help",
        "-h",
        "--only-show-errors",
        "--output",
        "-o",
        "--query",
        "--subscription",
        "--verbose",
    ]
)
# Flags that `az configure --defaults` can stand in for, and the names it knows them by.
DEFAULTS = {"--resource-group": "group", "--location": "location"}
FLAG = re.compile(r"--?[a-zA-Z][\w-]*")
UNKNOWN_VALUE = re.compile(r"[$@<{…]")  # a variable, a file, or a place to fill in
# A command in a code span: its words, and what follows them.
SPAN = re.compile(r"^\$? ?az (?P<words>[a-z][a-z-]*(?: [a-z][a-z-]*)*)(?P<rest>.*)$", re.DOTALL)
ELSEWHERE = ("ml",)  # groups that are looked up in another table
Row = tuple[int, str, str]


@functools.cache
def table() -> dict:
    """``commands`` of the Azure CLI and of extensions, and the first words of all: ``groups``."""
    data = json.loads(TABLE.read_text("utf-8"))
    extensions = yaml.safe_load(EXTENSIONS.read_text("utf-8"))["commands"]
    groups = {name.split()[1] for name in extensions} | {*data["groups"], *ELSEWHERE}
    return data | {"commands": data["commands"] | extensions, "groups": groups}


def check(command: Command, defaults: set[str]) -> list[Row]:
    """Hold one command against the table.

    Args:
        defaults: names that `az configure --defaults` has set before.

    Returns:
        ``(line, what, cure)`` for everything that is wrong.
    """
    words = list(command.words)
    name = _name(words)
    if name is None:
        return [(command.line, *_unknown(words))] if words else []
    entry = table()["commands"][name]
    rest = words[len(name.split()) - 1 :]
    found = [*_flags(name, entry, rest), *_values(entry, rest)]
    if not found:
        found = _required(name, entry, rest, defaults)
    return [(command.line, *row) for row in found]


def in_span(span: str) -> Iterator[tuple[str, str]]:
    """``(name, cure)`` of what one code span names in vain: a command, or a flag of one."""
    found = SPAN.match(span)
    words = found["words"].split() if found else []
    if not words or words[0] in ELSEWHERE or _is_group(words):
        return
    name = _name(words)
    if name is None:
        what, cure = _unknown(words)
        yield what.strip("`").partition("`")[0], cure
        return
    entry, rest = table()["commands"][name], found["rest"].split()
    for what, cure in _flags(name, entry, rest):
        yield f"{name} {what.rpartition(' ')[2]}", cure
    for flag, values in _given(rest):
        for _, cure in _values(entry, [flag, *values]):
            yield f"{name} {flag} {' '.join(values)}", cure


def _name(words: list[str]) -> str | None:
    """The longest command of the table that the words start with."""
    for end in range(len(words), 0, -1):
        name = " ".join(["az", *words[:end]])
        if name in table()["commands"]:
            return name
    return None


def _is_group(words: list[str]) -> bool:
    """Whether the words are only the beginning of commands, as in ``az role``."""
    stem = " ".join(["az", *words, ""])
    return any(name.startswith(stem) for name in table()["commands"])


def _unknown(words: list[str]) -> tuple[str, str]:
    first = words[0]
    said = []
    for word in words:
        if not re.fullmatch(r"[a-z][a-z-]*", word):
            break
        said.append(word)
    text = " ".join(["az", *said])
    recorded = {name.split()[1] for name in table()["commands"]}
    if first not in table()["groups"]:
        cure = proposal(first, table()["groups"], "`az --help` lists the commands")
        return f"`{text}` is no command", cure
    if first not in recorded:
        cure = f"add '{first}' to GROUPS of tests/support/commands/azure_record.py, and run it"
        return f"`{text}` is not among the recorded commands", cure
    close = nearest(text, [name for name in table()["commands"] if name.split()[1] == first])
    cure = f"write {' or '.join(close)}" if close else f"`az {first} --help` lists the commands"
    return f"`{text}` is no command", cure


def _given(rest: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each flag with the values behind it."""
    flag, values = "", []
    for word in rest:
        name, joined, value = word.partition("=")
        if FLAG.fullmatch(name):
            if flag:
                yield flag, values
            flag, values = name, [value] if joined else []
        else:
            values.append(word)
    if flag:
        yield flag, values


def _flags(name: str, entry: dict, rest: list[str]) -> Iterator[tuple[str, str]]:
    known = {flag for group in entry["required"] + entry["optional"] for flag in group}
    for flag, _ in _given(rest):
        if flag not in known | GLOBAL_FLAGS:
            long = [one for one in known if one.startswith("--")]
            cure = proposal(flag, long, f"`{name} --help` lists its flags")
            yield f"`{name}` has no flag {flag}", cure


def _values(entry: dict, rest: list[str]) -> Iterator[tuple[str, str]]:
    """Values that are none of those that a flag takes; case does not matter to `az`."""
    for flag, values in _given(rest):
        allowed = entry.get("choices", {}).get(flag)
        for value in values if allowed else ():
            if UNKNOWN_VALUE.search(value) or value.lower() in {one.lower() for one in allowed}:
                continue
            cure = proposal(value, allowed, f"write one of {', '.join(allowed)}")
            yield f"{flag} does not take '{value}'", cure


def _required(name: str, entry: dict, rest: list[str], defaults: set[str]) -> list:
    given = {flag for flag, _ in _given(rest)}
    if given & {"--help", "-h"}:
        return []
    for group in entry["required"]:
        if given & set(group) or {DEFAULTS.get(flag) for flag in group} & defaults:
            continue
        flag = next((flag for flag in group if flag.startswith("--")), group[0])
        return [(f"`{name}` requires {flag}", f"add {flag}")]
    return []
