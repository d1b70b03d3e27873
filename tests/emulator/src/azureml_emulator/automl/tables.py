"""The tables of a search: read, checked, and taken apart into features, target and weights."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy
import pandas
from sklearn.model_selection import train_test_split

from ..mltable import TableError, read
from ..mltable.load import load as load_table
from .algorithms import SEED
from .messages import DataProblem
from .problem import Problem

MOST_CELLS = 10_000_000  # more than this in at most an hour is refused, as documented
LEAST_ROWS = 50  # the bound of the emulator: fewer rows say nothing about a model


@dataclass(frozen=True)
class Table:
    """Rows with their answers.

    Attributes:
        splits: the columns of 0 and 1 that say which rows train in each fold.
    """

    features: pandas.DataFrame
    target: pandas.Series
    weights: pandas.Series | None
    splits: pandas.DataFrame

    def __len__(self) -> int:
        return len(self.features)

    def rows(self, chosen) -> "Table":
        """Some of the rows, by their positions."""
        weights = None if self.weights is None else self.weights.iloc[chosen]
        return Table(
            self.features.iloc[chosen],
            self.target.iloc[chosen],
            weights,
            self.splits.iloc[chosen],
        )


class Tables(NamedTuple):
    """The tables by their roles; ``validation`` and ``test`` may be missing."""

    training: Table
    validation: Table | None
    test: Table | None


def load(problem: Problem) -> Tables:
    """The tables that the settings name, with the test rows held back if that was asked for.

    Raises:
        DataProblem: a table cannot be read, lacks columns, or has too few rows.
    """
    training = _table(problem, "training")
    if len(training) < LEAST_ROWS and not problem.is_forecasting:
        raise DataProblem(
            f"The training data has {len(training)} rows with a target; "
            f"at least {LEAST_ROWS} are needed."
        )
    _check_target(problem, training)
    _check_time(problem, training)
    validation = _table(problem, "validation") if "validation" in problem.tables else None
    if "test" in problem.tables:
        return Tables(training, validation, _table(problem, "test", needs_target=False))
    if problem.test_size:
        kept, held = _hold_out(problem, training)
        return Tables(kept, validation, held)
    return Tables(training, validation, None)


def _table(problem: Problem, role: str, *, needs_target: bool = True) -> Table:
    """One table."""
    try:
        rows = load_table(read(Path(problem.tables[role])), problem.fetched)
    except TableError as error:
        raise DataProblem(f"The {role} data cannot be read. {error}") from None
    rows.columns = rows.columns.map(str)
    needed = [problem.target] if needs_target else []
    if role == "training":
        needed = _special(problem)
    if missing := [name for name in needed if name not in rows.columns]:
        raise DataProblem(
            f"The {role} data has no column {', '.join(missing)}; it has {', '.join(rows.columns)}."
        )
    if problem.target not in rows:
        rows[problem.target] = numpy.nan
    elif role != "test" and not problem.is_forecasting:
        rows = rows[rows[problem.target].notna()]
    rows = rows.reset_index(drop=True)
    # Objects have two kinds of gaps, None and NaN; scikit-learn knows the second.
    rows = rows.apply(lambda part: part.where(part.notna(), numpy.nan) if _mixed(part) else part)
    known = [name for name in rows.columns if name not in _special(problem)]
    weights = rows[problem.weight] if problem.weight and problem.weight in rows else None
    splits = rows[[name for name in problem.split_columns if name in rows]]
    return Table(rows[known], rows[problem.target], weights, splits)


def _special(problem: Problem) -> list[str]:
    """The columns that are no features."""
    weight = [problem.weight] if problem.weight else []
    return [problem.target, *weight, *problem.split_columns]


def _mixed(column: pandas.Series) -> bool:
    """Whether a column has objects of any kind."""
    return column.dtype == object


def _check_target(problem: Problem, table: Table) -> None:
    """Refuse a target that the task cannot predict."""
    numeric = pandas.api.types.is_numeric_dtype(table.target)
    if not problem.is_classification and not numeric:
        raise DataProblem(
            f"The target '{problem.target}' is not a number, which {problem.task.lower()} needs."
        )
    if problem.is_classification and table.target.nunique() < 2:
        raise DataProblem(f"The target '{problem.target}' has a single class.")


def _check_time(problem: Problem, table: Table) -> None:
    """Refuse a time limit of an hour or less for a large table."""
    timeout = problem.limits.timeout
    if timeout and timeout <= 3600 and len(table) * table.features.shape[1] > MOST_CELLS:
        raise DataProblem(
            f"The training data has more than {MOST_CELLS} cells: the time limit of the job must "
            "be more than 60 minutes."
        )


def _hold_out(problem: Problem, table: Table) -> tuple[Table, Table]:
    """Training rows and test rows; for classes in equal shares, where each has enough rows."""
    stratify = None
    if problem.is_classification and table.target.value_counts().min() > 1:
        stratify = table.target
    kept, held = train_test_split(
        numpy.arange(len(table)),
        test_size=problem.test_size,
        random_state=SEED,
        stratify=stratify,
    )
    return table.rows(numpy.sort(kept)), table.rows(numpy.sort(held))
