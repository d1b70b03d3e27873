"""Models of time series, as scikit-learn estimators; models that hold them need this package.

Sources: https://learn.microsoft.com/azure/machine-learning/concept-automl-forecasting-methods,
https://learn.microsoft.com/azure/machine-learning/concept-automl-forecasting-lags
"""

from collections.abc import Hashable
from typing import NamedTuple

import numpy
import pandas
from sklearn.base import BaseEstimator, RegressorMixin, clone
from sklearn.utils.validation import check_is_fitted

from .transformers import PARTS

KEY = "\0series"
HORIZON = "horizon_origin"
LONGEST_LAG = 24  # "auto" looks no further back


class Settings(NamedTuple):
    """What is known of the series.

    Attributes:
        time: the time column.
        series: the columns that tell series apart.
        frequency: the distance of observations, as a pandas offset.
        horizon: how many periods are predicted.
        season: the length of a season in periods; 1 is none.
        lags, window: the lagged targets and the rolling window that regressors see; 0 is none.
    """

    time: str
    series: tuple[str, ...]
    target: str
    frequency: str
    horizon: int
    season: int
    lags: tuple[int, ...]
    window: int

    @property
    def looks_back(self) -> bool:
        """Whether regressors see past targets."""
        return bool(self.lags or self.window)


def keys(rows: pandas.DataFrame, settings: Settings) -> pandas.Series:
    """The series of each row."""
    if not settings.series:
        return pandas.Series("", index=rows.index)
    return rows[list(settings.series)].astype(str).agg("|".join, axis=1)


class SeriesForecaster(RegressorMixin, BaseEstimator):
    """Predicts from the history of each series alone. Subclasses say how.

    Args:
        settings: what is known of the series.
    """

    def __init__(self, settings: Settings = None):
        self.settings = settings

    def fit(self, rows: pandas.DataFrame, target) -> "SeriesForecaster":
        """Keep the history of every series."""
        values = pandas.Series(numpy.asarray(target, float), index=_times(rows, self.settings))
        series = keys(rows, self.settings).to_numpy()
        self.history_ = {key: values[series == key].sort_index() for key in sorted(set(series))}
        self.mean_ = float(values.mean())
        return self

    def predict(self, rows: pandas.DataFrame) -> numpy.ndarray:
        """One value for each row; a series that was never seen gets the mean of all."""
        check_is_fitted(self)
        places = self.places(rows)
        return numpy.array(
            [self.value(*place) if len(place[0]) else self.mean_ for place in places], dtype=float
        )

    def forecast(self, rows: pandas.DataFrame) -> tuple[numpy.ndarray, pandas.DataFrame]:
        """The predictions, and the rows with them in the target column."""
        predicted = self.predict(rows)
        return predicted, rows.assign(**{self.settings.target: predicted})

    def places(self, rows: pandas.DataFrame) -> list[tuple[pandas.Series, int]]:
        """For each row the history before its origin, and how many periods ahead it is.

        A row in the time of the training data is one period ahead of what comes before it.
        """
        found = []
        offset = pandas.tseries.frequencies.to_offset(self.settings.frequency)
        steps: dict[tuple[Hashable, pandas.Timestamp], int] = {}
        times, series = _times(rows, self.settings), keys(rows, self.settings)
        for key, time in zip(series, times, strict=True):
            history = self.history_.get(key, pandas.Series(dtype=float))
            if not len(history):
                found.append((history, 1))
            elif time <= history.index[-1]:
                past = history[history.index < time]
                found.append((past if len(past) else history[:1], 1))
            else:
                last = history.index[-1]
                if (key, time) not in steps:
                    ahead = len(pandas.date_range(last, time, freq=offset)) - 1
                    steps[key, time] = max(1, ahead)
                found.append((history, steps[key, time]))
        return found

    def value(self, history: pandas.Series, ahead: int) -> float:
        """The prediction for a series.

        Args:
            ahead: how many periods after the end of the history; at least 1.
        """
        raise NotImplementedError


class Naive(SeriesForecaster):
    """The last value."""

    def value(self, history: pandas.Series, ahead: int) -> float:
        """The last value."""
        return history.iloc[-1]


class SeasonalNaive(SeriesForecaster):
    """The value at the same place of the last season."""

    def value(self, history: pandas.Series, ahead: int) -> float:
        """The value at the same place of the last season."""
        season = min(self.settings.season, len(history))
        return history.iloc[-season + (ahead - 1) % season]


class Average(SeriesForecaster):
    """The average of all values."""

    def value(self, history: pandas.Series, ahead: int) -> float:
        """The average of all values."""
        return history.mean()


class SeasonalAverage(SeriesForecaster):
    """The average of the last season."""

    def value(self, history: pandas.Series, ahead: int) -> float:
        """The average of the last season."""
        return history.iloc[-self.settings.season :].mean()


class RegressionForecaster(SeriesForecaster):
    """A regressor on calendar, features, and past targets as they are known at the origin.

    With past targets every training row occurs once for each step of the horizon, so that one
    model predicts the whole horizon directly.

    Args:
        estimator: a regressor on data frames.
        parts: the parts of the time that are features.
    """

    def __init__(self, settings: Settings = None, estimator=None, parts: tuple[str, ...] = ()):
        super().__init__(settings)
        self.estimator = estimator
        self.parts = parts

    def fit(self, rows: pandas.DataFrame, target) -> "RegressionForecaster":
        """Fit the regressor."""
        super().fit(rows, target)
        table = design(rows, target, self.settings, self.parts)
        values = table.pop(self.settings.target)
        self.estimator_ = clone(self.estimator).fit(table, values)
        return self

    def predict(self, rows: pandas.DataFrame) -> numpy.ndarray:
        """One value for each row."""
        check_is_fitted(self)
        table = _calendar(rows, self.settings, self.parts)
        if self.settings.looks_back:
            past = [self._past(*place) for place in self.places(rows)]
            table = table.join(pandas.DataFrame(past, index=table.index))
        return self.estimator_.predict(table)

    def _past(self, history: pandas.Series, ahead: int) -> dict[str, float]:
        """The past targets of one row."""
        if not len(history):
            history = pandas.Series([self.mean_])
        found = {HORIZON: min(ahead, self.settings.horizon)}
        for lag in self.settings.lags:
            found[_lag_name(self.settings, lag)] = history.iloc[max(-lag, -len(history))]
        if window := self.settings.window:
            latest = history.iloc[-window:]
            values = (latest.min(), latest.max(), latest.sum())
            found |= dict(zip(_window_names(self.settings), values, strict=True))
        return found


def design(
    rows: pandas.DataFrame, target, settings: Settings, parts: tuple[str, ...]
) -> pandas.DataFrame:
    """The training table of a regressor, with the target: features, calendar and past targets."""
    table = _calendar(rows, settings, parts)
    table[settings.target] = numpy.asarray(target, float)
    if not settings.looks_back:
        return table
    order = numpy.argsort(_times(rows, settings).to_numpy(), kind="stable")
    values, series = table[settings.target].iloc[order], keys(rows, settings).iloc[order]
    steps = range(1, settings.horizon + 1)
    expanded = [table.join(_known(values, series, settings, ahead)) for ahead in steps]
    return pandas.concat(expanded, ignore_index=True).dropna(subset=_past_names(settings))


def varying_parts(rows: pandas.DataFrame, settings: Settings) -> tuple[str, ...]:
    """The parts of the time that differ among rows."""
    times = pandas.Series(_times(rows, settings))
    return tuple(name for name, part in PARTS.items() if part(times).nunique() > 1)


def engineered(settings: Settings, parts: tuple[str, ...]) -> list[str]:
    """The names of the columns that ``design`` adds; all are numbers."""
    return [*parts, *([HORIZON, *_past_names(settings)] if settings.looks_back else [])]


def seasonal_autocorrelation(series: list[pandas.Series]) -> dict[int, float]:
    """The lags whose autocorrelation differs from 0, with its strength."""
    longest = min(LONGEST_LAG, min(len(part) for part in series) // 2)
    found = {}
    for lag in range(1, longest + 1):
        strength = numpy.nanmean([abs(part.autocorr(lag)) for part in series])
        if strength > 1.96 / numpy.sqrt(max(len(part) for part in series)):
            found[lag] = float(strength)
    return found


def _calendar(rows: pandas.DataFrame, settings: Settings, parts: tuple[str, ...]):
    """The features, with parts of the time instead of the time."""
    times = pandas.Series(_times(rows, settings), index=rows.index)
    columns = {name: PARTS[name](times).astype(float) for name in parts}
    table = rows.drop(columns=[settings.time, settings.target], errors="ignore").assign(**columns)
    for name in settings.series:
        table[name] = table[name].astype(str)
    return table


def _known(values: pandas.Series, series: pandas.Series, settings: Settings, ahead: int):
    """What is known of the target of each row when it is some periods ahead."""
    groups = values.groupby(series)
    found = {HORIZON: ahead}
    for lag in settings.lags:
        found[_lag_name(settings, lag)] = groups.shift(ahead + lag - 1)
    if settings.window:
        shifted = groups.shift(ahead).groupby(series).rolling(settings.window)
        results = (shifted.min(), shifted.max(), shifted.sum())
        flat = [result.droplevel(0) for result in results]
        found |= dict(zip(_window_names(settings), flat, strict=True))
    return pandas.DataFrame(found, index=values.index)


def _past_names(settings: Settings) -> list[str]:
    """The names of the columns of past targets."""
    lags = [_lag_name(settings, lag) for lag in settings.lags]
    return lags + (_window_names(settings) if settings.window else [])


def _lag_name(settings: Settings, lag: int) -> str:
    return f"{settings.target}_lag{lag}H"


def _window_names(settings: Settings) -> list[str]:
    kinds = ("min", "max", "sum")
    return [f"{settings.target}_{kind}_window{settings.window}H" for kind in kinds]


def _times(rows: pandas.DataFrame, settings: Settings) -> pandas.DatetimeIndex:
    """The time of each row."""
    return pandas.DatetimeIndex(pandas.to_datetime(rows[settings.time]))
