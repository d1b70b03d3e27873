"""The transformations of a table that has been read."""

import re

import pandas

from .definition import TableError
from .filters import rows
from .readers import PATH
from .values import convert

_FIELD = re.compile(r"\{(\w+)(?::([^}]+))?\}")
_DATE_PARTS = {"yyyy": "year", "MM": "month", "dd": "day"}
_DATE_PARTS |= {"HH": "hour", "mm": "minute", "ss": "second"}


def apply(name: str, settings, table: pandas.DataFrame) -> pandas.DataFrame:
    """The table after one transformation.

    Raises:
        TableError: the settings do not fit the table.
    """
    return _STEPS[name](settings, table)


def _convert(settings: list[dict], table: pandas.DataFrame) -> pandas.DataFrame:
    """Columns with other types."""
    table = table.copy()
    for item in settings:
        for column in _columns(item["columns"], table):
            table[column] = convert(table[column], item["column_type"])
    return table


def _drop(settings, table: pandas.DataFrame) -> pandas.DataFrame:
    """The table without some columns."""
    return table.drop(columns=_columns(settings, table))


def _keep(settings, table: pandas.DataFrame) -> pandas.DataFrame:
    """The table with some columns only, in the order in which they are named."""
    return table[[*_columns(settings, table), PATH]]


def _filter(settings: str, table: pandas.DataFrame) -> pandas.DataFrame:
    """The rows for which an expression is true."""
    return table[rows(settings, table)]


def _skip(settings: int, table: pandas.DataFrame) -> pandas.DataFrame:
    """The table without its first rows."""
    return table.iloc[int(settings) :]


def _take(settings: int, table: pandas.DataFrame) -> pandas.DataFrame:
    """The first rows."""
    return table.iloc[: int(settings)]


def _sample(settings: dict, table: pandas.DataFrame) -> pandas.DataFrame:
    """Each row with a probability."""
    from numpy.random import default_rng

    probability = float(settings["probability"])
    if not 0 <= probability <= 1:
        raise TableError("The probability of take_random_sample must be from 0 to 1.")
    return table[default_rng(settings.get("seed")).random(len(table)) < probability]


def _extract(settings: str, table: pandas.DataFrame) -> pandas.DataFrame:
    """Columns from the paths of the files, by a format such as ``/{country}/{day:yyyy/MM/dd}/``."""
    pattern, position = "", 0
    for field in _FIELD.finditer(settings):
        pattern += re.escape(settings[position : field.start()])
        pattern += _date(*field.groups()) if field[2] else f"(?P<{field[1]}>[^/]+)"
        position = field.end()
    pattern += re.escape(settings[position:])
    parts = table[PATH].str.extract(pattern)
    if parts.isna().any(axis=None):
        path = table[PATH][parts.isna().any(axis=1)].iloc[0]
        raise TableError(f"The path {path} does not fit the partition format {settings}.")
    table = table.copy()
    for name, date in _FIELD.findall(settings):
        table[name] = _assemble(name, parts) if date else parts[name]
    return table


def _date(name: str, form: str) -> str:
    """The regular expression of a date in a path."""
    escaped = re.escape(form)
    for letters, part in _DATE_PARTS.items():
        escaped = escaped.replace(letters, rf"(?P<{name}_{part}>\d{{{len(letters)}}})")
    return escaped


def _assemble(name: str, parts: pandas.DataFrame) -> pandas.Series:
    """A date from its parts; what the path does not say is the beginning."""
    found = {
        part: parts[f"{name}_{part}"].astype(int)
        for part in _DATE_PARTS.values()
        if f"{name}_{part}" in parts
    }
    return pandas.to_datetime(pandas.DataFrame({"month": 1, "day": 1} | found, index=parts.index))


def _columns(names, table: pandas.DataFrame) -> list[str]:
    """Names of columns that the table has."""
    wanted = [names] if isinstance(names, str) else list(names)
    if missing := [name for name in wanted if name not in table.columns]:
        raise TableError(f"The table has no column {', '.join(map(str, missing))}.")
    return wanted


_STEPS = {
    "convert_column_types": _convert,
    "drop_columns": _drop,
    "extract_columns_from_partition_format": _extract,
    "filter": _filter,
    "keep_columns": _keep,
    "skip": _skip,
    "take": _take,
    "take_random_sample": _sample,
}
