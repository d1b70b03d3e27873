"""The lists that the ml extension reshapes, and the columns of its tables (``columns.yml``)."""

from functools import cache
from pathlib import Path

import jmespath
import yaml

from .table import Command


@cache
def columns() -> dict[str, dict[str, dict[str, str]]]:
    """What ``columns.yml`` says: kind (lists, tables) -> command -> heading -> path."""
    return yaml.safe_load(Path(__file__).with_name("columns.yml").read_text(encoding="utf-8"))


def reshaped(command: Command, result):
    """The result of a command as az hands it to every format."""
    return _picked(columns()["lists"], command, result)


def tabled(command: Command, result):
    """The result of a command as its table shows it; the result itself where az has no table."""
    return _picked(columns()["tables"], command, result)


def has_table(command: Command) -> bool:
    """Whether az has columns of its own for the command."""
    return _name(command) in columns()["tables"]


def _picked(kind: dict[str, dict[str, str]], command: Command, result):
    found = kind.get(_name(command))
    if found is None or result is None:
        return result
    rows = result if isinstance(result, list) else [result]
    return [_row(found, row) for row in rows]


def _row(headings: dict[str, str], item: dict) -> dict:
    """One row; a heading that ends with ``?`` needs a version, as its list may show names only."""
    row = {}
    for heading, path in headings.items():
        value = jmespath.search(path, item)
        if not heading.endswith("?"):
            row[heading] = value
        elif value is not None and (item.get("version") or path == "latest_version"):
            row[heading[:-1]] = value
    return row


def _name(command: Command) -> str:
    return " ".join(command.words[1:])
