"""The ``$schema`` of a file is that of what the file describes: editors check against it."""

import re
from functools import cache
from pathlib import Path

from guide import data

SCHEMA = re.compile(r"^https://azuremlschemas\.azureedge\.net/\w+/(?P<kind>\w+)\.schema\.json$")


def meant(content: dict) -> list[str]:
    """The kinds that a file may be, where its ``$schema`` names another one.

    Args:
        content: the file's mapping.
    """
    found = SCHEMA.match(str(content.get("$schema")))
    named = found["kind"] if found else ""
    if not found or (named in _kinds() and _fits(named, content)):
        return []
    told = {kind: _told(kind, content) for kind in _kinds() if _fits(kind, content)}
    most = max(told.values(), default=0)
    # a file of a kind without a row may have a name and no type as well
    return [kind for kind in told if told[kind] == most] if named in _kinds() or most > 1 else []


def _fits(kind: str, content: dict) -> bool:
    """Whether a file says what one of that kind says."""
    row, keys = _kinds()[kind], content.keys()
    has = set(row["has"]) <= keys and not keys.isdisjoint(row.get("one_of", keys))
    return content.get("type") in row["type"] and has and keys.isdisjoint(row.get("lacks", ()))


def _told(kind: str, content: dict) -> int:
    """How many things of a file speak for a kind."""
    row = _kinds()[kind]
    return len(row["has"]) + ("one_of" in row) + ("type" in content)


@cache
def _kinds() -> dict[str, dict]:
    return data.load(Path(__file__).with_name("schema_kinds.yml"))
