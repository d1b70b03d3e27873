"""Everything that vouches for a name in a text: packages, commands, code and open data."""

import builtins
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

from ..commands import azure_commands
from ..commands.cli_validity import table
from ..guide import Guide
from ..pages.markdown import parse
from . import spans
from .tokens import allowed

NAME = re.compile(r"(?<![\w-])--[a-z][\w-]*\w|(?<![A-Za-z0-9_])[A-Za-z_]\w*")
CODE = (".py", ".sh", ".yml", ".yaml", ".json", ".jsonl", ".txt", ".csv", ".ipynb", ".bicep")
CODE += (".tf", ".html", ".md", ".jinja2", ".R")
OLD = ("docs/v1/", "docs/cheatsheets/version-1.md")
PAST = ("v1.yml", "syllabus.yml")  # open data that names what is gone


def known(guide: Guide, name: str, *, old: bool = False) -> bool:
    """Whether something vouches for a name.

    Args:
        old: whether the text tells of SDK v1, whose names then count.
    """
    return (
        name in public()
        or name in spans.flags()
        or name in allowed(past=old)
        or name in of_guide(guide)
        or name in of_commands()
        or hasattr(builtins, name)
        or (old and name in of_v1(guide))
    )


def begun(guide: Guide, part: str, *, old: bool = False) -> bool:
    """Whether a known name begins or ends with a part, as in ``begin_…``."""
    places = [public(), of_guide(guide), allowed(past=old), *([of_v1(guide)] if old else [])]
    return any(name.startswith(part) or name.endswith(part) for names in places for name in names)


@cache
def public() -> frozenset[str]:
    """Names of the packages that the guide teaches, as ``public_record`` wrote them."""
    lines = resources.files(__package__).joinpath("public_names.txt").read_text("utf-8")
    return frozenset(line for line in lines.splitlines() if not line.startswith("#"))


@cache
def of_commands() -> frozenset[str]:
    """Words, flags and values of both tables of ``az``."""
    files = (azure_commands.TABLE, azure_commands.EXTENSIONS)
    texts = [json.dumps(table()), *(path.read_text("utf-8") for path in files)]
    return frozenset(name for text in texts for name in NAME.findall(text))


@cache
def of_guide(guide: Guide) -> frozenset[str]:
    """Names in code, outputs and open data of the guide as they were when it was read."""
    found: set[str] = set()
    for text in _texts(guide, old=False):
        found.update(NAME.findall(text))
    return frozenset(found)


@cache
def of_v1(guide: Guide) -> frozenset[str]:
    """Names in the code of v1 and in the list of its names."""
    found: set[str] = set()
    for text in _texts(guide, old=True):
        found.update(NAME.findall(text))
    return frozenset(found)


def _texts(guide: Guide, *, old: bool) -> Iterable[str]:
    for path in sorted((guide.root / "snippets").rglob("*")):
        if path.suffix in CODE and path.is_file() and _old(guide, path) == old:
            yield path.read_text("utf-8")
    for path in guide.pages:
        if _old(guide, path) == old:
            yield from (fence.source for fence in parse(path).fences)
    for path in () if old else guide.notebooks:
        cells = json.loads(path.read_text("utf-8"))["cells"]
        yield from ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    for path in sorted((guide.root / "docs" / "open-data").glob("*.yml")):
        if (path.name in PAST) == old:
            yield path.read_text("utf-8")


def _old(guide: Guide, path: Path) -> bool:
    return guide.relative(path).startswith(OLD)
