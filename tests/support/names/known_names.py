"""Everything that vouches for a name in a text: packages, commands, code and open data."""

import builtins
import json
import re
import string
from collections.abc import Iterator
from functools import cache

from ..commands import azure_commands
from ..commands.cli_validity import table
from ..guide import Guide
from ..pages.markdown import parse
from . import public_record, spans
from .allowed import allowed
from .v1_names import PAGES

NAME = re.compile(r"(?<![\w-])--[a-z][\w-]*\w|(?<![A-Za-z0-9_])[A-Za-z_]\w*")
CODE = (".py", ".sh", ".yml", ".yaml", ".json", ".jsonl", ".txt", ".csv", ".ipynb", ".bicep")
CODE += (".tf", ".html", ".md", ".jinja2", ".R")
LETTERS = f"{string.ascii_letters}{string.digits}_"
PAST = ("v1.yml", "syllabus.yml")  # open data that names what is gone


@cache
def known(guide: Guide, name: str, *, old: bool = False) -> bool:
    """Whether something vouches for a name.

    Args:
        old: whether the text tells of SDK v1, whose names then count.
    """
    return (
        name in public_record.names()
        or name in allowed(past=old)
        or name in spans.flags()
        or name in of_commands()
        or hasattr(builtins, name)
        or any(_stands(name, text) for text in _code(guide, old))
    )


def begun(guide: Guide, part: str, *, old: bool = False) -> bool:
    """Whether a known name begins or ends with a part, as in ``begin_…``."""
    pattern = re.compile(rf"(?<!\w){re.escape(part)}|{re.escape(part)}(?!\w)")
    texts = (public_record.text(), "\n".join(allowed(past=old)), *_code(guide, old))
    return any(part in text and pattern.search(text) for text in texts)


def near(guide: Guide, name: str) -> Iterator[str]:
    """Names of the guide and its commands that begin alike, for a proposal."""
    start = name.lstrip("-")[:2].lower()
    known = of_commands().union(*(NAME.findall(text) for text in _code(guide, False)))
    for other in sorted(known):
        if abs(len(other) - len(name)) < 3 and other.lstrip("-")[:2].lower() == start:
            yield other


@cache
def of_commands() -> frozenset[str]:
    """Words, flags and values of both tables of ``az``."""
    files = (azure_commands.TABLE, azure_commands.EXTENSIONS)
    texts = [json.dumps(table()), *(path.read_text("utf-8") for path in files)]
    return frozenset(name for text in texts for name in NAME.findall(text))


def _stands(name: str, text: str) -> bool:
    """Whether a text has the name as a whole word; many times as quick as an expression."""
    edge = f"{LETTERS}-" if name.startswith("--") else LETTERS
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if (text[at - 1 : at] or " ") not in edge and (text[end : end + 1] or " ") not in edge:
            return True
        at = text.find(name, end)
    return False


def _code(guide: Guide, old: bool) -> Iterator[str]:
    """Code and data of the guide as they were when it was read; the quickest comes first."""
    yield _listings(guide)
    yield _open_data(guide, False)
    yield _blocks(guide, False)
    if old:
        yield _open_data(guide, True)
        yield _blocks(guide, True)


@cache
def _listings(guide: Guide) -> str:
    paths = sorted((guide.root / "snippets").rglob("*"))
    return "\n".join(p.read_text("utf-8") for p in paths if p.suffix in CODE and p.is_file())


@cache
def _open_data(guide: Guide, past: bool) -> str:
    paths = sorted((guide.root / "docs" / "open-data").glob("*.yml"))
    return "\n".join(p.read_text("utf-8") for p in paths if (p.name in PAST) == past)


@cache
def _blocks(guide: Guide, old: bool) -> str:
    """Code that is typed into pages and notebooks."""
    pages = [p for p in guide.pages if guide.relative(p).startswith(PAGES) == old]
    found = [fence.source for path in pages for fence in parse(path).fences]
    for path in () if old else guide.notebooks:
        cells = json.loads(path.read_text("utf-8"))["cells"]
        found += ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return "\n".join(found)
