"""How models are validated: the rows that train and the rows that test, for each fold.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-configure-auto-train
"""

from typing import NamedTuple

import numpy
from sklearn.model_selection import KFold, ShuffleSplit, StratifiedKFold, StratifiedShuffleSplit

from .algorithms import SEED
from .messages import DataProblem
from .problem import Problem
from .tables import Table

LARGE, SMALL = 20_000, 1_000  # rows


class Fold(NamedTuple):
    """The positions of the rows that train and of those that validate."""

    training: numpy.ndarray
    validation: numpy.ndarray


class Validation(NamedTuple):
    """All folds.

    Attributes:
        folds: positions in the training table, or ``None`` where there is a table for it.
        text: how it was decided, when nobody has asked for it.
    """

    folds: list[Fold] | None
    text: str = ""

    @property
    def is_cross(self) -> bool:
        """Whether the final model is trained with all rows, since each has validated once."""
        return self.folds is not None and len(self.folds) > 1


def choose(problem: Problem, table: Table, has_validation_data: bool) -> Validation:
    """The validation that was asked for, or the one that suits the number of rows.

    Raises:
        DataProblem: there are fewer rows than folds, or a split column is not made of 0 and 1.
    """
    if has_validation_data:
        return Validation(None)
    if problem.split_columns:
        return Validation([_by_column(table, name) for name in problem.split_columns])
    if problem.validation_size:
        return Validation(_random(problem, table, problem.folds or 1, problem.validation_size))
    if problem.folds:
        return Validation(_k_fold(problem, table, problem.folds))
    if len(table) > LARGE:
        text = f"The data has more than {LARGE} rows: 10% of them validate."
        return Validation(_random(problem, table, 1, 0.1), text)
    count = 10 if len(table) < SMALL else 3
    text = f"The data has {len(table)} rows: cross-validation with {count} folds."
    return Validation(_k_fold(problem, table, count), text)


def _by_column(table: Table, name: str) -> Fold:
    """The fold that a column of 0 (validates) and 1 (trains) describes."""
    values = table.splits[name]
    if not values.isin([0, 1]).all():
        raise DataProblem(f"The split column '{name}' must have only 0 and 1.")
    return Fold(numpy.flatnonzero(values == 1), numpy.flatnonzero(values == 0))


def _random(problem: Problem, table: Table, count: int, size: float) -> list[Fold]:
    """Random splits (Monte Carlo)."""
    stratified = problem.is_classification and table.target.value_counts().min() > 1
    kind = StratifiedShuffleSplit if stratified else ShuffleSplit
    splitter = kind(n_splits=count, test_size=size, random_state=SEED)
    return [Fold(*fold) for fold in splitter.split(table.features, table.target)]


def _k_fold(problem: Problem, table: Table, count: int) -> list[Fold]:
    """Folds of which each one validates once."""
    if count > len(table):
        raise DataProblem(f"There are {len(table)} rows, too few for {count} cross validations.")
    stratified = problem.is_classification and table.target.value_counts().min() >= count
    kind = StratifiedKFold if stratified else KFold
    splitter = kind(n_splits=count, shuffle=True, random_state=SEED)
    return [Fold(*fold) for fold in splitter.split(table.features, table.target)]
