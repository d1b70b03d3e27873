"""What the columns of a table are for: numbers, categories, dates, text, or nothing useful.

Source: https://learn.microsoft.com/azure/machine-learning/v1/how-to-configure-auto-features
The service does not publish its thresholds; those here are the emulator's.
"""

import pandas

from .messages import DataProblem

NUMERIC, CATEGORICAL, HASHED = "Numeric", "Categorical", "CategoricalHash"
DATE, TEXT, IGNORED = "DateTime", "Text", "Ignore"
TYPES = (NUMERIC, CATEGORICAL, HASHED, DATE, TEXT, IGNORED)
FEW = 0.05  # numbers with fewer different values than this share of the rows are categories
UNIQUE = 0.9  # words with more different values than this share of the rows are ids
MOST_CATEGORIES = 100  # more are hashed
WORDS = 3  # text has more words than this in a value, on average


def detect(table: pandas.DataFrame, given: dict[str, str]) -> dict[str, str]:
    """The type of every column.

    Args:
        given: types that the user has set, by column.

    Raises:
        DataProblem: a given type or column is unknown.
    """
    spelled = {name.lower(): name for name in TYPES}
    for column, kind in given.items():
        if column not in table.columns:
            raise DataProblem(f"The column '{column}' of column_name_and_types does not exist.")
        if kind.lower() not in spelled:
            known = ", ".join(TYPES)
            raise DataProblem(f"The type {kind} of '{column}' is unknown; there are {known}.")
    own = {column: spelled[kind.lower()] for column, kind in given.items()}
    return {str(name): own.get(name) or _detect(table[name]) for name in table.columns}


def _detect(column: pandas.Series) -> str:
    """The type of a column."""
    known = column.dropna()
    different = known.nunique()
    if different < 2:
        return IGNORED
    if pandas.api.types.is_datetime64_any_dtype(column):
        return DATE
    if pandas.api.types.is_bool_dtype(column):
        return CATEGORICAL
    if pandas.api.types.is_integer_dtype(column):
        if different == len(column):
            return IGNORED
        return CATEGORICAL if different < FEW * len(column) else NUMERIC
    if pandas.api.types.is_numeric_dtype(column):
        return NUMERIC
    words = known.map(str).str.split().map(len).mean()
    if words > WORDS:
        return TEXT
    if different > UNIQUE * len(known):
        return IGNORED
    return HASHED if different > MOST_CATEGORIES else CATEGORICAL
