"""Prints results as az does: ``--query`` and ``--output``."""

import datetime
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

import jmespath
import tabulate
import yaml
from azure.ai.ml.entities._builders import BaseNode

# Left out of tables by az, because they are long and rarely wanted.
UNTABLED = ("id", "type", "etag", "revision")


class QueryError(Exception):
    """``--query`` is not a JMESPath expression."""


@dataclass
class Raw:
    """A result that az prints by its attributes, although the SDK could dump it."""

    value: object


def render(result, form: str, query: str | None, table: Callable | None = None) -> str:
    """A result as text.

    Args:
        result: plain data (see ``plain``).
        form: a value of ``--output``.
        query: a JMESPath expression.
        table: makes the rows of the command's own table of the result.

    Raises:
        QueryError: the query is malformed.
    """
    if query:
        try:
            result = jmespath.search(query, result)
        except jmespath.exceptions.JMESPathError as error:
            raise QueryError(
                f"argument --query: invalid jmespath_type value: {query!r} ({error})"
            ) from None
    if result is None and not query:
        return ""
    if form == "table" and table and not query:
        return _table(table(result), ordered=True)
    return FORMS[form](result, bool(query))


def plain(value):
    """``value`` as JSON data; an entity of the SDK becomes what the ml extension prints of it."""
    if isinstance(value, Raw):
        return _attributes(value.value)
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if hasattr(type(value), "_to_dict"):  # before dict: the builders of jobs are dictionaries too
        return _entity(value)
    if hasattr(type(value), "as_dict"):
        return plain(value.as_dict())
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    return _attributes(value)


def _attributes(value):
    """An object by its public attributes, in camel case, as az prints what it does not know."""
    if not hasattr(value, "__dict__") or isinstance(value, (dict, Enum)):
        return plain(value)
    public = {name: item for name, item in vars(value).items() if not name.startswith("_")}
    return {_camel(name): _attributes(item) for name, item in public.items()}


def _camel(name: str) -> str:
    """``primary_key`` as ``primaryKey``."""
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)


def _entity(value) -> dict:
    """An entity as its schema writes it. A job of a builder is written as the job it stands for."""
    if isinstance(value, BaseNode):
        value = value._to_job()
    found = plain(dict(value._to_dict()))
    _restore(found, value)
    return found


def _restore(found: dict, value) -> None:
    """Undo what schemas do to enumerations (``CreatedByType.USER``): write their values."""
    for name, item in found.items():
        member = getattr(value, name, None)
        if isinstance(member, Enum) and item == f"{type(member).__name__}.{member.name}":
            found[name] = member.value
        elif isinstance(item, dict) and not isinstance(member, dict):
            _restore(item, member)


def _json(result, queried: bool) -> str:
    return json.dumps(result, indent=2, sort_keys=not queried, ensure_ascii=False) + "\n"


def _yaml(result, queried: bool) -> str:
    return yaml.safe_dump(result, sort_keys=not queried, allow_unicode=True)


def _table(result, ordered: bool) -> str:
    """One row for each result, one column for each plain value."""
    rows = [_row(item, ordered) for item in (result if isinstance(result, list) else [result])]
    if not any(rows):
        return ""
    return tabulate.tabulate(rows, headers="keys", tablefmt="simple", disable_numparse=True) + "\n"


def _row(item, ordered: bool) -> dict:
    if isinstance(item, list):
        return {f"Column{number}": value for number, value in enumerate(item, 1)}
    if not isinstance(item, dict):
        return {"Result": item}
    names = item if ordered else sorted(item)
    return {
        name[:1].upper() + name[1:]: item[name]
        for name in names
        if name not in UNTABLED and item[name] is not None
        if not isinstance(item[name], (dict, list))
    }


def _tsv(result, queried: bool) -> str:
    """One line for each result, values separated by tabs."""
    lines = []
    for item in result if isinstance(result, list) else [result]:
        if isinstance(item, dict):
            names = item if queried else sorted(item)
            cells = [item[name] for name in names]
        else:
            cells = item if isinstance(item, list) else [item]
        lines.append("\t".join(_cell(cell) for cell in cells))
    return "".join(line + "\n" for line in lines)


def _cell(value) -> str:
    """One value of a line: a list as its length, an object as nothing."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return str(len(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


FORMS: dict[str, Callable] = {
    "json": _json,
    "jsonc": _json,
    "yaml": _yaml,
    "yamlc": _yaml,
    "table": _table,
    "tsv": _tsv,
    "none": lambda result, queried: "",
}
