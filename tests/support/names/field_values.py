"""Values that texts give to a setting: where the YAML schema lists its values, it is one of them.

After an upgrade of azure-ai-ml, write the table again:

    PYTHONPATH=tests:overrides/hooks .venv/bin/python -m support.names.field_values
"""

import importlib
import json
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..commands import azure_commands
from ..finding import Finding
from ..guide import Guide
from ..nearest import proposal
from ..pages.markdown import Page
from ..quiet import quiet
from . import denials, paragraphs, v1_names

TABLE = Path(__file__).with_name("field_values.json")
FEWEST = 2  # values; a field with one is a constant of one kind among others
ALWAYS = ("null", "none", "true", "false")
VALUE = r"[A-Za-z]\w*"
SPAN = re.compile(r"`([^`\n]+)`")
# `tier: low_priority`, `tier="low_priority"`, `--tier low_priority`
INSIDE = re.compile(
    rf"(?<![\w.])(?:(?P<key>\w+): |(?P<argument>\w+) ?= ?(?=[\"'])|--(?P<flag>[a-z-]+)[ =])"
    rf"(?P<quote>[\"']?)(?P<value>{VALUE})(?P=quote)(?![\w.(-])"
)
OTHER = re.compile(r"az (?!ml )")  # commands whose flags another table knows
# `tier` is `low_priority`; set `tier` to `dedicated` or `low_priority`
OUTSIDE = re.compile(
    rf"`(?P<field>\w+)`(?: +(?:is|to|as|takes|with|either|be|set|becomes|stays)){{1,3}} +"
    rf"(?P<values>`{VALUE}`(?:(?:,| or|, or) `{VALUE}`)*)"
)
Row = tuple[int, str, str]


def check(guide: Guide, page: Page) -> list[Finding]:
    """Values on a page that their setting does not take."""
    here = guide.relative(page.path)
    found = []
    for part in () if here.startswith(v1_names.PAGES) else paragraphs.of(page):
        if not v1_names.told(part):
            rows = wrong(part.sound)
            found += [Finding(here, part.line_of(at), what, cure) for at, what, cure in rows]
    return found


def wrong(text: str) -> Iterator[Row]:
    """``(where, what, cure)`` of every value that its setting does not take."""
    for at, end, field, value in _given(text):
        known = table().get(field)
        if not known or value.lower() in ALWAYS or _snake(value) in map(_snake, known):
            continue
        if not denials.of(text, at, end):
            cure = proposal(value, known, f"write one of {', '.join(known)}")
            yield at, f"'{field}' does not take {value}", cure


def _given(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Where a text gives a value to a setting, the setting, and the value."""
    for span in SPAN.finditer(text):
        if OTHER.match(span[1]):
            continue
        for found in INSIDE.finditer(span[1]):
            field = found["key"] or found["argument"] or found["flag"].replace("-", "_")
            if found["value"].lower() not in _elsewhere(found["flag"]):
                yield *span.span(), field, found["value"]
    for found in OUTSIDE.finditer(text):
        for value in SPAN.findall(found["values"]):
            yield *found.span(), found["field"], value


@cache
def _elsewhere(flag: str | None) -> frozenset[str]:
    """The values that commands beside ``az ml`` take for a flag, in small letters."""
    commands = azure_commands.table()["commands"].values() if flag else ()
    each = (entry.get("choices", {}).get(f"--{flag}", ()) for entry in commands)
    return frozenset(value.lower() for values in each for value in values)


def _snake(value: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", value).lower()


@cache
def table() -> dict[str, list[str]]:
    """Field of the YAML schemas -> the values that it takes."""
    return json.loads(TABLE.read_text("utf-8"))


def recorded() -> dict[str, list[str]]:
    """The table as the installed package has it: fields that every schema gives a list."""
    with quiet():
        from azure.ai.ml import _schema

        for module in pkgutil.walk_packages(_schema.__path__, f"{_schema.__name__}."):
            importlib.import_module(module.name)
    values, free = defaultdict(set), set()
    for schema in _subclasses(importlib.import_module("marshmallow").Schema):
        for name, field in schema._declared_fields.items():
            listed = _values(field)
            if listed is None:
                free.add(name)
            else:
                values[name] |= listed
    kept = {name: listed - set(ALWAYS) for name, listed in values.items() if name not in free}
    return {name: sorted(kept[name]) for name in sorted(kept) if len(kept[name]) >= FEWEST}


def _subclasses(kind: type) -> Iterator[type]:
    for found in kind.__subclasses__():
        if found.__module__.startswith("azure.ai.ml"):
            yield found
        yield from _subclasses(found)


def _values(field) -> set[str] | None:
    """The values of one field of a schema; ``None`` where it takes any."""
    if listed := getattr(field, "allowed_values", None):
        return {str(getattr(value, "value", value)) for value in listed}
    if parts := getattr(field, "_union_fields", None):
        each = [_values(part) for part in parts]
        return None if None in each else set().union(*each)
    inner = getattr(field, "inner", None)
    return _values(inner) if inner is not None else None


if __name__ == "__main__":
    TABLE.write_text(json.dumps(recorded(), indent=1) + "\n", "utf-8")
