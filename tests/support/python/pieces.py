"""Every piece of Python of the guide, one by one, with the check that needs no run."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from textwrap import dedent

from ..commands import shell_python
from ..finding import Finding
from ..guide import Guide
from ..listings.listing import Listing
from ..listings.regions import MARK, regions
from ..pages import page_code
from ..pages.markdown import INCLUDE, Fence, Page, parse
from ..questions import question_python, questions
from ..yaml_files.yaml_source import YamlSource
from . import notebooks, python_file

KINDS = ("sdk", "source", "fence", "cell", "question", "command")


@dataclass(frozen=True)
class Piece:
    """One piece of Python.

    Attributes:
        kind: one of ``KINDS``: the script of a listing, another file of it, a block of a page, a
            cell of a notebook, code in a question, or ``python -c`` and the like.
        path: file, relative to the repository.
        line: where it starts, from 1.
        check: gives what is wrong with it; nothing is run.
    """

    kind: str
    path: str
    line: int
    check: Callable[[], list[Finding]]

    @property
    def id(self) -> str:
        """``path:line``."""
        return f"{self.path}:{self.line}"


def pieces(guide: Guide) -> list[Piece]:
    """All pieces of the guide, by kind and file."""
    return [
        *_files(guide),
        *(piece for path in guide.pages for piece in _fences(guide, parse(path))),
        *(piece for path in guide.notebooks for piece in _cells(guide, path)),
        *(piece for path in questions.bank(guide) for piece in _questions(guide, path)),
        *_commands(guide),
    ]


def _files(guide: Guide) -> Iterator[Piece]:
    for listing in guide.listings.values():
        for path in listing.files("*.py"):
            kind = "sdk" if path == listing.folder / listing.faces.get("sdk", "") else "source"
            check = partial(python_file.still, listing, path)
            yield Piece(kind, guide.relative(path), 1, check)


def _fences(guide: Guide, page: Page) -> Iterator[Piece]:
    here = guide.relative(page.path)
    for fence in page.fences:
        if fence.language in page_code.PYTHON:
            check = _shown if fence.included else _typed
            yield Piece("fence", here, fence.line, partial(check, guide, page, fence))


def _typed(guide: Guide, page: Page, fence: Fence) -> list[Finding]:
    here = guide.relative(page.path)
    return [Finding(here, *row) for row in page_code.still(here, page, fence)]


def _shown(guide: Guide, page: Page, fence: Fence) -> list[Finding]:
    """What the includes of a fence show can be read alone: a region does not cut a statement."""
    source = "\n".join(_included(guide, found) for found in INCLUDE.findall(fence.source))
    try:
        ast.parse(source)
    except SyntaxError as error:
        what = f"what this block includes is no Python of its own: {error.msg}"
        cure = "move the marks of the region so that they hold whole statements"
        return [Finding(guide.relative(page.path), fence.line, what, cure)]
    return []


def _included(guide: Guide, target: str) -> str:
    file, _, region = target.partition(":")
    text = (guide.root / file).read_text("utf-8")
    lines = text.splitlines()
    for named in regions(text) if region else ():
        if named.name == region:
            lines = lines[named.start - 1 : named.end]
    return dedent("\n".join(line for line in lines if not MARK.match(line)))


def _cells(guide: Guide, path: Path) -> Iterator[Piece]:
    """Cells are checked together, since later ones use earlier names; each gets its own lines."""
    starts = [line for line, source in notebooks.cells(path) if source.strip()]
    ends = [*starts[1:], 1_000_000_000]
    for start, end in zip(starts, ends, strict=True):
        yield Piece("cell", guide.relative(path), start, partial(_cell, guide, path, start, end))


def _cell(guide: Guide, path: Path, start: int, end: int) -> list[Finding]:
    return [found for found in _notebook(guide, path) if start <= found.line < end]


@cache
def _notebook(guide: Guide, path: Path) -> list[Finding]:
    return notebooks.check(guide, path)


def _questions(guide: Guide, path: Path) -> Iterator[Piece]:
    source = YamlSource(path)
    for index, entry in enumerate(source.data):
        for piece in question_python.pieces(entry):
            line = source.line((index, *piece.key))
            check = partial(_question, guide.relative(path), line, piece)
            yield Piece("question", guide.relative(path), line, check)


def _question(here: str, line: int, piece: question_python.Piece) -> list[Finding]:
    rows = question_python.wrong(piece)
    rows += [(f"there is no '{name}'", cure) for name, cure in question_python.unknown(piece)]
    return [Finding(here, line, what, cure) for what, cure in rows]


def _commands(guide: Guide) -> Iterator[Piece]:
    for path in _scripts(guide):
        for line, source in shell_python.pieces(path):
            yield Piece(
                "command", guide.relative(path), line, partial(_command, guide, path, line, source)
            )


def _command(guide: Guide, path: Path, line: int, source: str) -> list[Finding]:
    here = guide.relative(path)
    return [Finding(here, *row) for row in shell_python.wrong(path, line, source)]


def _scripts(guide: Guide) -> Iterator[Path]:
    """The files whose commands may be Python: those of listings, and workflows."""
    listings: list[Listing] = [*guide.listings.values()]
    for listing in listings:
        for suffix in (".py", ".sh", ".yml", ".yaml"):
            yield from listing.files(f"*{suffix}")
    yield from sorted((guide.root / ".github").rglob("*.y*ml"))
