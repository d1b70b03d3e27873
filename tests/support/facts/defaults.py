"""Defaults in texts: a signature of the SDK, the table of limits or ``defaults.yml`` has them."""

import inspect
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from guide import data

from ..finding import Finding
from ..guide import Guide
from ..quiet import quiet

MODULES = ("azure.ai.ml", "azure.ai.ml.entities", "azure.ai.ml.automl", "azure.ai.ml.sweep")
MODULES += ("azure.ai.ml.parallel", "azure.ai.ml.dsl")
CELL = re.compile(r"(?<!\\)\|")
COLUMN = re.compile(r"\bdefaults?\b|\bleave it out\b|\bleft out\b", re.IGNORECASE)
FIELD = re.compile(r"`(?:[\w.]*\.)?(?P<field>[a-z]+(?:_[a-z]+)+)`")
VALUE = r"[−-]?\d+(?:,\d{3})*(?:\.\d+)?|[Tt]rue|False|false|(?<=`)\w+"
LITERAL = rf"\**(?P<span>`?)(?P<value>{VALUE})(?P=span)\**"
NAME = re.compile(r"`[^`]+`")
START = re.compile(rf"^{LITERAL}(?=$|[\s:;,.)])")
SAID = re.compile(
    r"`(?:[\w.]*\.)?(?P<field>[a-z]+(?:_[a-z]+)+)`[^`|.;]{0,40}?\bdefaults? (?:of|is|to|:)? ?"
    rf"{LITERAL}(?=$|[\s:;,.)])"
)
BETWEEN = re.compile(r",(?! ?\d{3}\b)|;| and ")


def check(guide: Guide, path: Path, text: str) -> list[Finding]:
    """Defaults of a page or a file of the bank that no source of the guide has.

    Args:
        text: the text, with its lines as on disk.
    """
    here, found = guide.relative(path), []
    for number, field, value in said(text):
        if _plain(value) in written(guide.root).get(field, ()):
            continue
        right = written(guide.root).get(field, frozenset()) | signed().get(field, frozenset())
        if right and _plain(value) not in right:
            what = (
                f"the default of {field} is said to be {value}; it is {' or '.join(sorted(right))}"
            )
            cure = "correct it, or name its source in tests/support/facts/defaults.yml"
            found.append(Finding(here, number, what, cure))
    return found


def said(text: str) -> Iterator[tuple[int, str, str]]:
    """``(line, field, value)`` of every default that a text names."""
    columns: list[int] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        row = line.strip()
        if not row.startswith("|"):
            columns = None
            for found in SAID.finditer(row):
                yield number, found["field"], found["value"]
            continue
        cells = [cell.strip() for cell in CELL.split(row.strip("|"))]
        if columns is None:
            columns = [at for at, title in enumerate(cells) if at and COLUMN.search(title)]
        for at in columns:
            for field, value in _pairs(cells[0], cells[at] if at < len(cells) else ""):
                yield number, field, value


def _pairs(name: str, cell: str) -> Iterator[tuple[str, str]]:
    """The fields that the first cell names, each with its part of the other cell."""
    names = NAME.findall(name)
    parts = BETWEEN.split(cell) if len(names) > 1 else [cell]
    if len(parts) == len(names):
        for span, part in zip(names, parts, strict=True):
            field, value = FIELD.fullmatch(span), START.match(part.strip())
            if field and value:
                yield field["field"], value["value"]


def _plain(value: object) -> str:
    """``1000`` of ``1,000``, ``1`` of ``1.0``, ``true`` of ``True``, and one kind of minus."""
    text = str(value).replace(",", "").replace("−", "-").strip("`").lower()
    return f"{float(text):.12g}" if re.fullmatch(r"-?\d+(?:\.\d+)?", text) else text


@cache
def written(root: Path) -> dict[str, frozenset[str]]:
    """Field -> its defaults in the table of limits and in defaults.yml."""
    return _by_field((*_limits(root), *_listed()))


@cache
def signed() -> dict[str, frozenset[str]]:
    """Field -> its defaults in the signatures of the SDK, which take longer to read."""
    return _by_field(_signatures())


def _by_field(rows: Iterable[tuple[str, object]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for field, value in rows:
        found.setdefault(field, set()).add(_plain(value))
    return {field: frozenset(values) for field, values in found.items()}


def _signatures() -> Iterator[tuple[str, object]]:
    """Every default of a public class or function of the SDK that is a value."""
    with quiet():
        members = [
            getattr(module, name)
            for module in map(import_module, MODULES)
            for name in dir(module)
            if name[0] != "_"
        ]
    for member in set(filter(callable, members)):
        functions = [member]
        if inspect.isclass(member):
            methods = inspect.getmembers(member, inspect.isfunction)
            functions = [
                function for name, function in methods if name[0] != "_" or name == "__init__"
            ]
        for function in functions:
            yield from _arguments(function)


def _arguments(function) -> Iterator[tuple[str, object]]:
    try:
        parameters = inspect.signature(function).parameters
    except (TypeError, ValueError):
        return
    for name, parameter in parameters.items():
        value = getattr(parameter.default, "value", parameter.default)
        if isinstance(value, (bool, int, float, str)) and value != "":
            yield name, value


def _limits(root: Path) -> Iterator[tuple[str, object]]:
    path = root / "docs/open-data/limits.yml"
    for row in data.load(path)["limits"] if path.is_file() else ():
        for field in FIELD.findall(row["name"]) if row["kind"] == "default" else ():
            yield field, row["value"]


def _listed() -> Iterator[tuple[str, object]]:
    for row in listed():
        yield from row["fields"].items()


@cache
def listed() -> list[dict]:
    """The rows of defaults.yml: ``from``, and ``fields`` with their defaults."""
    return data.load(Path(__file__).with_name("defaults.yml"))["defaults"]
