"""Rung 1 for the CLI: commands, flags, required flags and named files exist.

The commands of ``az ml`` are looked up here, all others in ``azure_commands``.
"""

import functools
import json
import re
from importlib import resources
from pathlib import Path

from ..nearest import nearest, proposal
from . import azure_commands
from .azure_commands import GLOBAL_FLAGS
from .shell import Command, az_commands

# Flags that `az configure --defaults` can stand in for, and the names it knows them by.
DEFAULTS = {"--resource-group": "group", "--workspace-name": "workspace", "--location": "location"}
FILE_FLAGS = ("--file", "-f", "--request-file", "--conda-file")
LOCAL_FLAGS = ("--path", "--input", "--code")
REMOTE = re.compile(r"^(azureml:|runs:/|[a-z][a-z0-9+.-]+://|\$)", re.IGNORECASE)
# https://learn.microsoft.com/azure/machine-learning/how-to-migrate-from-v1
RETIRED = {
    "az ml run": "az ml job create --file job.yml",
    "az ml computetarget": "az ml compute",
    "az ml dataset": "az ml data",
    "az ml folder": "az configure --defaults group=… workspace=…",
    "az ml experiment": "az ml job (the experiment is experiment_name of a job)",
    "az ml pipeline": "az ml job create --file pipeline.yml",
    "az ml service": "az ml online-endpoint",
    "az ml endpoint": "az ml online-endpoint or az ml batch-endpoint",
    "az ml model register": "az ml model create",
    "az ml model deploy": "az ml online-deployment create",
    "az ml model profile": "az ml online-deployment create",
    "az ml environment register": "az ml environment create",
    "az ml environment scaffold": "az ml environment create --file environment.yml",
    "az ml datastore attach": "az ml datastore create --file datastore.yml",
    "az ml datastore detach": "az ml datastore delete",
}

Row = tuple[int, str, str]


@functools.cache
def table() -> dict[str, dict]:
    """The reference table of ``az ml``: command -> its required and optional flags."""
    text = resources.files("azureml_emulator").joinpath("az/commands.json").read_text("utf-8")
    return json.loads(text)["commands"]


def check(source: str, folder: Path | None, defaults: set[str]) -> list[Row]:
    """Hold every ``az`` line of a script against the reference.

    Args:
        source: the script.
        folder: where relative paths start; ``None`` if nobody knows, and files are not looked for.
        defaults: names that `az configure --defaults` has set before the script starts.

    Returns:
        ``(line, what, cure)`` for everything that is wrong.
    """
    found: list[Row] = []
    defaults = set(defaults)
    made = re.findall(r">\s*\"?([\w./-]+)", source)
    for command in az_commands(source):
        if command.words[:1] == ("configure",):
            defaults |= configured(command)
            found += _configured(command)
        elif command.words[:1] == ("ml",):
            found += _check(command, folder, defaults, made)
            made += _downloads(command)
        else:
            found += azure_commands.check(command, defaults)
    return found


def configured(command: Command) -> set[str]:
    """The names that one ``az configure --defaults`` sets."""
    return {word.split("=")[0] for word in command.words if "=" in word}


def _configured(command: Command) -> list[Row]:
    """Defaults that no flag of ``az ml`` has: az keeps them and nothing reads them."""
    known = DEFAULTS.values()
    return [
        (
            command.line,
            f"`az configure` sets the default '{name}', which nothing reads",
            proposal(name, known, f"set {', '.join(known)}"),
        )
        for name in sorted(configured(command) - set(known))
    ]


def defaults_of(source: str) -> set[str]:
    """The names that the `az configure` lines of a script set."""
    commands = [c for c in az_commands(source) if c.words[:1] == ("configure",)]
    return {name for command in commands for name in configured(command)}


def spelt_out(command: Command) -> list[str]:
    """The words of an `az` line: the command, then each flag in its long form, sorted."""
    words = ["az", *command.words]
    spec = table().get(_name(words) or "", {"required": [], "optional": []})
    long = {flag: max(group, key=len) for group in _groups(spec) for flag in group}
    texts = [""]
    for word in words:
        if re.match(r"--?[a-zA-Z]", word):
            texts.append(long.get(word, word))
        else:
            texts[-1] += f" {word}"
    return [texts[0].strip(), *sorted(texts[1:])]


def _groups(spec: dict) -> list[list[str]]:
    """The flags of a command; the spellings of one flag stand together."""
    return spec["required"] + spec["optional"]


def _check(command: Command, folder: Path, defaults: set[str], made: list[str]) -> list[Row]:
    words = ["az", *command.words]
    name = _name(words)
    if name is None:
        return [_unknown(words, command.line)]
    spec = table()[name]
    aliases = {flag: group for group in _groups(spec) for flag in group}
    known = set(aliases) | GLOBAL_FLAGS
    found, given = [], set()
    rest = words[len(name.split()) :]
    for index, word in enumerate(rest):
        flag, _, joined = word.partition("=")
        if not re.fullmatch(r"--?[a-zA-Z][\w-]*", flag):
            continue
        if flag not in known:
            cure = proposal(flag, known, f"`{name} --help` lists its flags")
            found.append((command.line, f"`{name}` has no flag {flag}", cure))
            continue
        given |= set(aliases.get(flag, [flag]))
        value = joined or (rest[index + 1] if index + 1 < len(rest) else "")
        found += _file(command.line, flag, value, folder, made)
    if not found:
        found += _required(command.line, name, spec, given, defaults)
    return found


def _name(words: list[str]) -> str | None:
    """The longest command of the table that the words start with."""
    for end in range(len(words), 2, -1):
        if " ".join(words[:end]) in table():
            return " ".join(words[:end])
    return None


def _unknown(words: list[str], line: int) -> Row:
    text = " ".join(word for word in words[:5] if not word.startswith("-"))
    for old, new in RETIRED.items():
        if text.startswith(old):
            return line, f"`{text}` is a command of CLI v1", f"use {new}"
    verb = " ".join(words[:4])
    close = nearest(verb, table())
    cure = f"write {' or '.join(close)}" if close else "`az ml --help` lists the commands"
    return line, f"`{verb}` is no command", cure


def _file(line: int, flag: str, value: str, folder: Path | None, made: list[str]) -> list[Row]:
    value = value.removeprefix("@") if value.startswith("@") else value
    named = flag in FILE_FLAGS or (flag in LOCAL_FLAGS and not REMOTE.match(value))
    if not named or REMOTE.match(value) or any(value.startswith(start) for start in made):
        return []
    if folder is None or (folder / value).exists():
        return []
    cure = "add the file or correct the path"
    return [(line, f"{flag} names '{value}', which is not there", cure)]


def _required(line: int, name: str, spec: dict, given: set[str], defaults: set[str]) -> list[Row]:
    for group in spec["required"]:
        default = DEFAULTS.get(group[0])
        if group[0] == "--name" and name.startswith("az ml workspace"):
            default = "workspace"
        if given & set(group) or default in defaults:
            continue
        cure = f"add {group[0]}"
        if default:
            cure += f", or set it before with az configure --defaults {default}=…"
        return [(line, f"`{name}` requires {group[0]}", cure)]
    return []


def _downloads(command: Command) -> list[str]:
    """Folders that the command fills."""
    words = command.words
    return [
        words[index + 1]
        for index, word in enumerate(words[:-1])
        if word in ("--download-path", "--output-path", "-p") and "download" in words
    ]
