"""The types of columns: found out from text, or converted to."""

import pandas

from .definition import TableError

TYPES = ("boolean", "datetime", "float", "int", "stream_info", "string")
TRUE, FALSE = ("true",), ("false",)


def infer(table: pandas.DataFrame) -> pandas.DataFrame:
    """The table with a type for every column of text: boolean, number, date, or text.

    All rows count; mltable itself looks at the first 200.
    """
    return table.apply(lambda column: _infer(column) if column.dtype == object else column)


def convert(column: pandas.Series, wanted) -> pandas.Series:
    """A column with another type; what cannot be converted becomes missing.

    Args:
        wanted: the ``column_type``: a name, or a name with settings.

    Raises:
        TableError: the type is unknown, or a value is none of those allowed.
    """
    name, settings = next(iter(wanted.items())) if isinstance(wanted, dict) else (wanted, None)
    settings = settings or {}
    if name not in TYPES:
        known = ", ".join(TYPES)
        raise TableError(f"The column type {name} is unknown or not modelled; there are {known}.")
    if name in ("string", "stream_info"):  # the address of a stream; nothing here opens it
        return column.map(str, na_action="ignore").astype(object)
    if name == "boolean":
        return _to_boolean(column, settings)
    if name == "datetime":
        return _to_datetime(column, settings.get("formats"))
    numbers = pandas.to_numeric(column, errors="coerce")
    whole = name == "int" and not numbers.isna().any()
    return numbers.astype("int64") if whole else numbers.astype(float)


def _infer(column: pandas.Series) -> pandas.Series:
    """The type that all values of a column have."""
    known = column.dropna()
    if known.empty or not known.map(lambda value: isinstance(value, str)).all():
        return column
    if known.str.lower().isin(TRUE + FALSE).all():
        found = column.map(lambda text: text.lower() in TRUE, na_action="ignore")
        return found.astype(bool) if len(known) == len(column) else found
    numbers = pandas.to_numeric(known, errors="coerce")
    if numbers.notna().all():
        return pandas.to_numeric(column)
    if known.str.match(r"\d{4}-\d\d?-\d\d?|\d\d?/\d\d?/\d{4}").all():
        dates = pandas.to_datetime(column, errors="coerce")
        if dates.notna().sum() == len(known):
            return dates
    return column


def _to_boolean(column: pandas.Series, settings: dict) -> pandas.Series:
    """Text as a boolean, by lists of what is true and what is false."""
    true = [str(value).lower() for value in settings.get("true_values") or TRUE]
    false = [str(value).lower() for value in settings.get("false_values") or FALSE]
    text = column.map(lambda value: str(value).lower(), na_action="ignore")
    found = text.map(dict.fromkeys(true, True) | dict.fromkeys(false, False))
    wrong = text[found.isna() & text.notna()]
    mismatch = settings.get("mismatch_as", "error")
    if len(wrong) and mismatch == "error":
        text = f"'{wrong.iloc[0]}' of the column {column.name} is neither true nor false."
        raise TableError(text)
    if mismatch in ("true", "false"):
        found = found.where(~(found.isna() & text.notna()), mismatch == "true")
    return found.astype(bool) if found.notna().all() else found


def _to_datetime(column: pandas.Series, formats: list[str] | None) -> pandas.Series:
    """Text as dates; the first format that fits a value counts."""
    found = pandas.Series(pandas.NaT, index=column.index, dtype="datetime64[ns]")
    for pattern in formats or [None]:
        found = found.fillna(pandas.to_datetime(column, format=pattern, errors="coerce"))
    return found.rename(column.name)
