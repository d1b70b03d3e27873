"""Transformers that scikit-learn does not have; models that hold them need this package."""

import hashlib

import numpy
import pandas
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

PARTS = {
    "year": lambda dates: dates.dt.year,
    "month": lambda dates: dates.dt.month,
    "day": lambda dates: dates.dt.day,
    "day_of_week": lambda dates: dates.dt.dayofweek,
    "day_of_year": lambda dates: dates.dt.dayofyear,
    "quarter": lambda dates: dates.dt.quarter,
    "week_of_year": lambda dates: dates.dt.isocalendar().week,
    "hour": lambda dates: dates.dt.hour,
    "minute": lambda dates: dates.dt.minute,
    "second": lambda dates: dates.dt.second,
}


class DateParts(TransformerMixin, BaseEstimator):
    """A column of dates as numbers: year, month, day and so on, without the constant ones."""

    def fit(self, table: pandas.DataFrame, y=None) -> "DateParts":
        """Find the parts that differ; a missing date is the middle one."""
        dates = self._dates(table)
        self.middle_ = dates.median()
        filled = dates.fillna(self.middle_)
        differing = [name for name, part in PARTS.items() if part(filled).nunique() > 1]
        self.parts_ = differing or ["year"]
        self.column_ = str(table.columns[0])
        return self

    def transform(self, table: pandas.DataFrame) -> numpy.ndarray:
        """One column of numbers for each part."""
        check_is_fitted(self)
        filled = self._dates(table).fillna(self.middle_)
        return numpy.column_stack([PARTS[name](filled).to_numpy(float) for name in self.parts_])

    def get_feature_names_out(self, names=None) -> numpy.ndarray:
        """The names of the new columns."""
        return numpy.array([f"{self.column_}_{part}" for part in self.parts_], dtype=object)

    def _dates(self, table: pandas.DataFrame) -> pandas.Series:
        """The only column, as dates."""
        return pandas.to_datetime(table.iloc[:, 0], errors="coerce")


class HashOneHotEncoder(TransformerMixin, BaseEstimator):
    """A column of many categories as few columns: each category has one, which it may share.

    Args:
        number_of_bits: there are two to the power of this columns.
    """

    def __init__(self, number_of_bits: int = 5):
        self.number_of_bits = number_of_bits

    def fit(self, table: pandas.DataFrame, y=None) -> "HashOneHotEncoder":
        """Take the name of the column."""
        self.column_ = str(table.columns[0])
        return self

    def transform(self, table: pandas.DataFrame) -> numpy.ndarray:
        """Columns of 0 and 1."""
        check_is_fitted(self)
        buckets = table.iloc[:, 0].map(self._bucket).to_numpy(int)
        return numpy.eye(2 ** int(self.number_of_bits))[buckets]

    def get_feature_names_out(self, names=None) -> numpy.ndarray:
        """The names of the new columns."""
        count = 2 ** int(self.number_of_bits)
        return numpy.array([f"{self.column_}_hash{index}" for index in range(count)], dtype=object)

    def _bucket(self, value) -> int:
        """The column of a category; it is the same in every process."""
        digest = hashlib.md5(str(value).encode(), usedforsecurity=False).digest()
        return int.from_bytes(digest[:4], "big") % 2 ** int(self.number_of_bits)
