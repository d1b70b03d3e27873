"""Time series before the search: regular in time, long enough, and cut into folds by time.

Source: https://learn.microsoft.com/azure/machine-learning/concept-automl-forecasting-methods
"""

import itertools

import numpy
import pandas

from .forecasters import KEY, Settings, keys, seasonal_autocorrelation
from .guardrails import DONE, PASSED, Guardrail
from .messages import DataProblem, say
from .problem import Problem
from .splits import Fold, Validation
from .tables import Table

# How often a season of each unit comes back, where nobody has said so.
SEASONS = {"min": 60, "h": 24, "D": 7, "B": 5, "W": 52, "M": 12, "Q": 4}
# The upper-case aliases that pandas has given up.
ALIASES = {"H": "h", "T": "min", "S": "s", "M": "ME", "Q": "QE", "Y": "YE", "A": "YE"}
MOST_LAGS = 3  # how many lags "auto" takes
FOLDS = 3  # how many folds "auto" takes, where the series are long enough
NOT_MODELLED = {
    "featureLags": "lags of features",
    "useStl": "STL decomposition",
    "countryOrRegionForHolidays": "holidays",
}


def prepare(problem: Problem, table: Table) -> tuple[Table, Settings, list[Guardrail]]:
    """The training table as regular series, and all that was found out about them.

    Raises:
        DataProblem: there is no time column, times occur twice, or there is no frequency.
    """
    asked = problem.forecasting
    for key, text in NOT_MODELLED.items():
        if str(asked.get(key) or "none").lower() != "none":
            say(f"emulator: {text} are not modelled; {key} is ignored")
    time = _time_column(problem, table)
    features = table.features.drop(columns=asked.get("featuresUnknownAtForecastTime") or [])
    rows = features.assign(**{time: _times(features[time])}, **{problem.target: table.target})
    series, found = _series_columns(problem, rows, time)
    rows = rows.sort_values([*series, time], kind="stable")
    frequency = _frequency(asked, rows, series, time)
    if function := _function(asked):
        rows = _aggregate(rows, series, time, problem.target, frequency, function)
    rows, removed = _regular(rows, series, time, problem.target, frequency)
    season = _season(asked, rows, series, frequency)
    lags = _lags(asked, rows, series, problem.target)
    settings = Settings(
        time=time,
        series=tuple(series),
        target=problem.target,
        frequency=frequency,
        horizon=int((asked.get("forecastHorizon") or {}).get("value") or 1),
        season=season,
        lags=tuple(lags),
        window=_window(asked, season),
    )
    rows, short = _handle_short(problem, rows, settings)
    target = rows.pop(problem.target)
    guardrails = [
        Guardrail("Time series ID detection", DONE if found else PASSED, found or "As given."),
        Guardrail(
            "Frequency detection",
            DONE if removed else PASSED,
            f"The frequency is {frequency}. Rows removed: {removed}.",
        ),
        Guardrail("Short series handling", DONE if short else PASSED, short or "All are long."),
    ]
    empty = pandas.DataFrame(index=rows.index)
    return Table(rows, target, None, empty), settings, guardrails


def folds(problem: Problem, table: Table, settings: Settings) -> Validation:
    """Rolling origins: every fold validates the horizon that follows its training rows.

    Raises:
        DataProblem: the series are too short for the folds.
    """
    step = _step(problem, settings)
    times = table.features[settings.time]
    last = times.max()
    offset = pandas.tseries.frequencies.to_offset(settings.frequency)
    count = problem.folds or _automatic_folds(table, settings, step)
    found = []
    for number in reversed(range(count)):
        end = last - offset * (number * step)
        origin = end - offset * settings.horizon
        training = numpy.flatnonzero(times <= origin)
        validation = numpy.flatnonzero((times > origin) & (times <= end))
        if not len(training) or not len(validation):
            raise DataProblem(f"The series are too short for {count} cross validations.")
        found.append(Fold(training, validation))
    text = f"{count} rolling origins, {step} periods apart; each one validates the next horizon."
    return Validation(found, "" if problem.folds else text)


def needed(settings: Settings, count: int, step: int) -> int:
    """How many observations a series must have for cross-validation, as the service documents."""
    back = max((*settings.lags, settings.window))
    return 2 * settings.horizon + (count - 1) * step + back + 1


def _time_column(problem: Problem, table: Table) -> str:
    """The time column."""
    name = problem.forecasting.get("timeColumnName")
    if not name:
        raise DataProblem("A forecasting job needs a time_column_name.")
    if name not in table.features:
        raise DataProblem(f"The training data has no time column '{name}'.")
    return name


def _times(column: pandas.Series) -> pandas.Series:
    """The time column as dates."""
    try:
        return pandas.to_datetime(column)
    except (ValueError, TypeError) as error:
        text = f"The time column '{column.name}' cannot be read as dates: {error}"
        raise DataProblem(text) from None


def _series_columns(problem: Problem, rows: pandas.DataFrame, time: str) -> tuple[list[str], str]:
    """The columns that tell series apart, and a text if they had to be found."""
    given = problem.forecasting.get("timeSeriesIdColumnNames") or []
    given = [given] if isinstance(given, str) else list(given)
    if missing := [name for name in given if name not in rows]:
        raise DataProblem(f"The training data has no series id column {', '.join(missing)}.")
    if not rows.duplicated([*given, time]).any():
        return given, ""
    if not given:
        words = [name for name in rows.columns if rows[name].dtype == object and name != time]
        for count in (1, 2):
            for names in itertools.combinations(words, count):
                if not rows.duplicated([*names, time]).any():
                    return list(names), f"The series are told apart by {', '.join(names)}."
    if _function(problem.forecasting):
        return given, ""
    raise DataProblem(
        f"The time column '{time}' has the same time more than once in a series. Name the columns "
        "that tell the series apart (time_series_id_column_names), or aggregate the target."
    )


def _frequency(asked: dict, rows: pandas.DataFrame, series: list[str], time: str) -> str:
    """The frequency: as asked for, or that of most series."""
    if given := asked.get("frequency"):
        return ALIASES.get(str(given), str(given))
    if _function(asked):
        raise DataProblem("target_aggregate_function needs a frequency.")
    found = pandas.Series(
        [
            pandas.infer_freq(pandas.DatetimeIndex(part[time]))
            for _, part in _parts(rows, series)
            if len(part) > 2
        ]
    ).dropna()
    if len(found):
        return str(found.mode().iloc[0])
    distances = pandas.concat([part[time].diff() for _, part in _parts(rows, series)]).dropna()
    usual = distances.mode()
    if not len(usual) or (distances == usual.iloc[0]).mean() < 0.5:
        raise DataProblem("The frequency of the time series cannot be found out: set frequency.")
    return pandas.tseries.frequencies.to_offset(usual.iloc[0]).freqstr


def _function(asked: dict) -> str | None:
    """How the target is aggregated, if it is."""
    name = str(asked.get("targetAggregateFunction") or "none").lower()
    return None if name == "none" else name


def _aggregate(
    rows: pandas.DataFrame, series: list[str], time: str, target: str, frequency: str, how: str
) -> pandas.DataFrame:
    """The target at another frequency; the features are left out."""
    features = [name for name in rows.columns if name not in (*series, time, target)]
    if features:
        say(f"emulator: with an aggregated target these features are left out: {features}")
    group = [*series, pandas.Grouper(key=time, freq=frequency)]
    return rows.groupby(group)[target].agg(how).reset_index()


def _regular(
    rows: pandas.DataFrame, series: list[str], time: str, target: str, frequency: str
) -> tuple[pandas.DataFrame, int]:
    """Series without gaps, and how many rows were off the grid."""
    parts, removed = [], 0
    for _, part in _parts(rows, series):
        part = part.set_index(time)
        grid = pandas.date_range(part.index.min(), part.index.max(), freq=frequency)
        removed += int((~part.index.isin(grid)).sum())
        part = part.reindex(grid)
        part[[*series, target]] = part[[*series, target]].ffill()
        parts.append(part.rename_axis(time).reset_index())
    table = pandas.concat(parts, ignore_index=True)
    numbers = table.select_dtypes("number").columns.drop(target, errors="ignore")
    table[numbers] = table[numbers].fillna(table[numbers].median())
    return table.dropna(subset=[target]).reset_index(drop=True), removed


def _parts(rows: pandas.DataFrame, series: list[str]):
    """The rows of each series."""
    return rows.groupby(list(series), sort=True) if series else [((), rows)]


def _season(asked: dict, rows: pandas.DataFrame, series: list[str], frequency: str) -> int:
    """The length of a season in periods; 1 is no season."""
    given = asked.get("seasonality") or {"mode": "Auto"}
    if given.get("value"):
        return int(given["value"])
    offset = pandas.tseries.frequencies.to_offset(frequency)
    unit = offset.name.split("-")[0].removesuffix("E").removesuffix("S")
    season = SEASONS.get(unit, 1) if offset.n == 1 else 1
    shortest = min(len(part) for _, part in _parts(rows, series))
    return season if shortest >= 2 * season else 1


def _lags(asked: dict, rows: pandas.DataFrame, series: list[str], target: str) -> list[int]:
    """The lags of the target: as asked for, or those with the strongest autocorrelation."""
    given = asked.get("targetLags")
    if not given:
        return []
    if given.get("values"):
        return sorted(int(lag) for lag in given["values"])
    strengths = seasonal_autocorrelation([part[target] for _, part in _parts(rows, series)])
    return sorted(sorted(strengths, key=strengths.get, reverse=True)[:MOST_LAGS])


def _window(asked: dict, season: int) -> int:
    """The size of the rolling window of the target; 0 is none."""
    given = asked.get("targetRollingWindowSize")
    if not given:
        return 0
    return int(given.get("value") or max(season, 3))


def _step(problem: Problem, settings: Settings) -> int:
    """How many periods lie between the origins of two folds."""
    return int(problem.forecasting.get("cvStepSize") or settings.horizon)


def _automatic_folds(table: Table, settings: Settings, step: int) -> int:
    """The most folds for which the shortest series is long enough, at most ``FOLDS``."""
    shortest = keys(table.features, settings).value_counts().min()
    return max((n for n in range(1, FOLDS + 1) if needed(settings, n, step) <= shortest), default=1)


def _handle_short(
    problem: Problem, rows: pandas.DataFrame, settings: Settings
) -> tuple[pandas.DataFrame, str]:
    """Series that are long enough: short ones are padded, dropped or refused.

    Raises:
        DataProblem: all series are short, and that is not to be cured.
    """
    how = str(problem.forecasting.get("shortSeriesHandlingConfig") or "auto").lower()
    least = needed(settings, problem.folds or 1, _step(problem, settings))
    marked = rows.assign(**{KEY: keys(rows, settings)})
    lengths = marked[KEY].value_counts()
    short = sorted(lengths[lengths < least].index)
    if not short or how == "none":
        return rows, ""
    all_short = len(short) == len(lengths)
    if how == "drop" and all_short:
        raise DataProblem(
            f"All time series are shorter than the {least} observations that the horizon, the lags "
            "and the cross validations need."
        )
    if how == "drop" or (how == "auto" and not all_short):
        kept = rows[~marked[KEY].isin(short)].reset_index(drop=True)
        return kept, f"Dropped {len(short)} series with fewer than {least} observations."
    padded = [_pad(part, settings, least) for _, part in rows.groupby(marked[KEY], sort=True)]
    text = f"Padded {len(short)} series to {least} observations."
    return pandas.concat(padded, ignore_index=True), text


def _pad(part: pandas.DataFrame, settings: Settings, least: int) -> pandas.DataFrame:
    """A series with white noise before its first observation; features are 0 or missing."""
    missing = least - len(part)
    if missing <= 0:
        return part
    first = part[settings.time].iloc[0]
    times = pandas.date_range(end=first, periods=missing + 1, freq=settings.frequency)[:-1]
    before = pandas.DataFrame({settings.time: times})
    spread = part[settings.target].std() if len(part) > 1 else 0.0
    noise = numpy.random.default_rng(len(part)).normal(0, 0.01 * (spread or 1), missing)
    for name in part.columns.drop(settings.time):
        if name in settings.series:
            before[name] = part[name].iloc[0]
        elif name == settings.target:
            before[name] = part[name].iloc[0] + noise
        else:
            before[name] = 0 if pandas.api.types.is_numeric_dtype(part[name]) else numpy.nan
    return pandas.concat([before, part], ignore_index=True)
