"""Commands, flags and methods in tables: what the head of a column promises, its cells hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..commands import azure_commands
from ..commands.cli_validity import GLOBAL_FLAGS, table
from ..finding import Finding
from ..guide import Guide
from ..nearest import proposal
from ..pages.markdown import Page
from . import names, v1_names

BAR = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"^\s*\|[\s:|-]+\|\s*$")
SPAN = names.SPAN
PREFIX = re.compile(r"^(?P<start>az(?: [a-z][a-z-]*)+|ml_client\.)(?: ?…)?$")
COMMAND = re.compile(r"\baz(?: [a-z][a-z-]*){1,5}")
FLAG = re.compile(r"(?<![\w-])--[a-z][\w-]*\w")
FLAGS = re.compile(r"\bflags?\b|\bCLI\b", re.IGNORECASE)
CARRIED = re.compile(r"\[?`(?:…|--)")  # the first cell of a row goes on with the command before
KEYS = re.compile(r"\b(?:SDK|YAML|Python|keys?|fields?|settings?|arguments?)\b", re.IGNORECASE)
KEY = re.compile(r"^[a-z]+(?:_[a-z]+)*$")


@dataclass
class Table:
    """A table: its heads, and its rows with their lines."""

    heads: list[str]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def check(guide: Guide, page: Page) -> list[Finding]:
    """Names of the tables of a page that are not what their column or row says."""
    here = guide.relative(page.path)
    if here.startswith(v1_names.PAGES):
        return []
    taken = _flags_of(_commands(guide, page))
    found = []
    for each in _tables(page):
        settings = () if guide.is_sheet(page.path) else _settings(each, taken)
        for rows in (_rows(each), settings):
            found += [Finding(here, *row) for row in rows]
    return found


def _tables(page: Page) -> Iterator[Table]:
    opened = None
    before = ""
    for number, line in page.prose:
        if RULE.match(line) and before.strip().startswith("|"):
            opened = Table(_cells(before))
        elif opened and line.strip().startswith("|"):
            opened.rows.append((number, _cells(line)))
        elif opened:
            yield opened
            opened = None
        before = line
    if opened:
        yield opened


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in BAR.split(line.strip().strip("|"))]


def _rows(each: Table) -> Iterator[tuple[int, str, str]]:
    """Cells that go on where the head begins, and flags of the command that a row is about."""
    starts = [_start(head) for head in each.heads]
    command = ""
    for number, cells in each.rows:
        told = v1_names.TOLD.search(" ".join(cells)) is not None
        for start, cell in zip(starts, cells, strict=False):
            for whole in () if told else _continued(start, cell, command):
                for name, cure in names.unknown(f"`{whole}`"):
                    yield number, f"there is no '{name}'", cure
        command = command if CARRIED.match(cells[0]) else _command(starts[0], cells[0])
        flags = _flags_of([command]) if command else frozenset()
        for flag in FLAG.findall(" ".join(SPAN.findall(" ".join(cells[1:])))) if flags else ():
            if flag not in flags and not told:
                cure = proposal(flag, flags, f"`{command} --help` lists its flags")
                yield number, f"`{command}` has no flag {flag}", cure


def _start(head: str) -> str:
    """What a head such as `` `az ml compute …` `` puts before each cell of its column."""
    spans = SPAN.findall(head)
    found = PREFIX.match(spans[0]) if len(spans) == 1 else None
    return found["start"] if found else ""


def _continued(start: str, cell: str, command: str) -> Iterator[str]:
    """The whole names of the spans of a cell."""
    group = ""
    for span in SPAN.findall(cell) if start else ():
        if start.startswith("az "):
            if re.match(r"[a-z]", span) and not span.startswith("az "):
                yield f"az ml {span}" if _is_group(span) else f"{start} {span}"
            elif span.startswith("…") and command:
                yield f"{command} {span.strip('… ')}"
        else:
            group = span.partition(".")[0] if "." in span else group
            name = span if "." in span or not group else f"{group}.{span}"
            yield f"{start}{name}"


def _is_group(span: str) -> bool:
    """Whether a span begins with a group of ``az ml`` of its own, as ``job create`` does."""
    return any(command.startswith(f"az ml {span.split()[0]} ") for command in table())


def _command(start: str, cell: str) -> str:
    """The command that a row is about; of several, none."""
    spans = SPAN.findall(cell)
    words = (
        (spans[0] if spans[0].startswith("az ") else f"{start} {spans[0]}").split() if spans else []
    )
    ends = range(len(words), 1, -1) if len(spans) == 1 else ()
    return next((name for end in ends if _entry(name := " ".join(words[:end]))), "")


def _entry(command: str) -> dict | None:
    return table().get(command) or azure_commands.table()["commands"].get(command)


def _flags_of(commands: list[str]) -> frozenset[str]:
    """All flags of some commands."""
    entries = [entry for command in commands if (entry := _entry(command))]
    rows = (row for entry in entries for row in entry["required"] + entry["optional"])
    return frozenset(flag for row in rows for flag in row) | GLOBAL_FLAGS


def _commands(guide: Guide, page: Page) -> list[str]:
    """The commands that a page runs or names."""
    own = guide.listings.get(guide.relative(page.path).removeprefix("docs/").removesuffix(".md"))
    shell = own.folder / "cli.sh" if own else None
    text = page.text + (shell.read_text("utf-8") if shell and shell.is_file() else "")
    found = []
    for words in set(COMMAND.findall(text)):
        parts = words.split()
        found += [" ".join(parts[:end]) for end in range(2, len(parts) + 1)]
    return [command for command in found if _entry(command)]


def _settings(each: Table, taken: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """Rows that put a setting beside a flag: a command of the page has it, and it is the same."""
    flag_at = next((at for at, head in enumerate(each.heads) if FLAGS.search(head)), None)
    key_at = next((at for at, head in enumerate(each.heads) if KEYS.search(head)), None)
    if flag_at is None or key_at in (None, flag_at) or taken == GLOBAL_FLAGS:
        return
    for number, cells in each.rows:
        if len(cells) <= max(flag_at, key_at):
            continue
        flags = [f for span in SPAN.findall(cells[flag_at]) for f in FLAG.findall(span)]
        for flag in flags:
            if flag not in taken:
                cure = proposal(flag, taken, "name a flag of a command of the page")
                yield number, f"no command of this page takes {flag}", cure
        keys = [span for span in SPAN.findall(cells[key_at]) if KEY.match(span)]
        meant = f"--{keys[0].replace('_', '-')}" if len(keys) == 1 else ""
        if len(flags) == 1 and meant in taken and flags[0] != meant and flags[0] in taken:
            yield number, f"the flag of '{keys[0]}' is not {flags[0]}", f"write {meant}"
