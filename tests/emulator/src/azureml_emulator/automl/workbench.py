"""Everything that is the same for all trials of a search: data, plan, folds, and how to score."""

from dataclasses import replace
from typing import NamedTuple

import numpy
import pandas
from sklearn.base import clone
from sklearn.pipeline import Pipeline

from . import featurization, forecasters, forecasting, guardrails, metrics, splits
from .algorithms import scaler
from .candidates import Candidate
from .column_types import CATEGORICAL, NUMERIC
from .featurization import STEP, Plan
from .forecasters import RegressionForecaster, SeriesForecaster, Settings, keys
from .guardrails import Guardrail
from .messages import DataProblem
from .problem import Problem
from .splits import Validation
from .tables import Table, Tables


class Workbench(NamedTuple):
    """What trials work with.

    Attributes:
        classes: the classes in the order of the columns of probabilities; empty for numbers.
        positive: the class of binary metrics, or ``None``.
        settings: what is known of the series, for forecasting.
        parts: the parts of the time that are features, for forecasting.
    """

    problem: Problem
    tables: Tables
    plan: Plan
    validation: Validation
    guardrails: list[Guardrail]
    classes: list
    positive: object
    settings: Settings | None = None
    parts: tuple[str, ...] = ()

    def create(self, candidate: Candidate):
        """An estimator that is not fitted."""
        estimator = candidate.algorithm.create(candidate.parameters)
        if isinstance(estimator, SeriesForecaster):
            return estimator.set_params(settings=self.settings)
        steps = [(candidate.scaler, scaler(candidate.scaler))] if candidate.scaler else []
        steps.append((type(estimator).__name__, estimator))
        if first := self.plan.create():
            steps.insert(0, (STEP, first))
        pipeline = Pipeline(steps)
        if self.settings:
            return RegressionForecaster(self.settings, pipeline, self.parts)
        return pipeline

    def fit(self, estimator, table: Table):
        """A fitted copy of an estimator."""
        weights = {}
        if table.weights is not None:
            weights[f"{estimator.steps[-1][0]}__sample_weight"] = table.weights
        return clone(estimator).fit(table.features, table.target, **weights)

    def pairs(self) -> list[tuple[Table, Table]]:
        """The rows that train and those that validate, for each fold."""
        training = self.tables.training
        if self.validation.folds is None:
            return [(training, self.tables.validation)]
        return [
            (training.rows(fold.training), training.rows(fold.validation))
            for fold in self.validation.folds
        ]

    @property
    def final(self) -> Table:
        """The rows that the final model is trained with."""
        folds = self.validation.folds
        if folds is None or self.validation.is_cross or self.settings:
            return self.tables.training
        return self.tables.training.rows(folds[0].training)

    def predict(self, model, features: pandas.DataFrame) -> numpy.ndarray:
        """Probabilities, one column for each class, or numbers."""
        if not self.classes:
            return numpy.asarray(model.predict(features), float)
        found = numpy.zeros((len(features), len(self.classes)))
        # A fold may lack a class, so that the model does not know it.
        columns = [self.classes.index(label) for label in model.classes_.tolist()]
        found[:, columns] = model.predict_proba(features)
        return found

    def score(
        self, table: Table, predicted: numpy.ndarray, only: str | None = None
    ) -> dict[str, float]:
        """The metrics of the predictions for a table.

        Args:
            only: the name of a metric, where the others are not needed.
        """
        if self.classes:
            return metrics.classification(
                table.target, predicted, self.classes, self.positive, only
            )
        known = self.tables.training.target
        if not self.settings:
            return metrics.regression(table.target, predicted, known.min(), known.max())
        series = keys(self.tables.training.features, self.settings)
        ranges = {key: (part.min(), part.max()) for key, part in known.groupby(series)}
        rows = keys(table.features, self.settings)
        return metrics.forecasting(table.target, predicted, rows, ranges)


def prepare(problem: Problem, tables: Tables) -> Workbench:
    """The workbench of a search.

    Raises:
        DataProblem: the data do not suit the settings.
    """
    if problem.is_forecasting:
        return _of_series(problem, tables)
    features = tables.training.features
    plan = featurization.plan(features, problem.featurization, problem.mode)
    validation = splits.choose(problem, tables.training, tables.validation is not None)
    found = [] if plan.off else guardrails.of_features(features, plan)
    if problem.is_classification:
        found.append(guardrails.of_classes(tables.training.target))
    if validation.text:
        found.append(guardrails.of_validation(validation.text))
    classes = sorted(tables.training.target.unique().tolist()) if problem.is_classification else []
    return Workbench(problem, tables, plan, validation, found, classes, _positive(problem, classes))


def _of_series(problem: Problem, tables: Tables) -> Workbench:
    """The workbench of a forecasting search."""
    if problem.mode == "off":
        raise DataProblem("Forecasting needs featurization: its mode cannot be off.")
    training, settings, found = forecasting.prepare(problem, tables.training)
    parts = forecasters.varying_parts(training.features, settings)
    table = forecasters.design(training.features, training.target, settings, parts)
    table = table.drop(columns=settings.target)
    kinds = dict.fromkeys(forecasters.engineered(settings, parts), NUMERIC)
    kinds |= dict.fromkeys(settings.series, CATEGORICAL)
    asked = problem.featurization if problem.mode == "custom" else {}
    kinds |= asked.get("columnNameAndTypes") or {}
    plan = featurization.plan(table, {**asked, "columnNameAndTypes": kinds}, "custom")
    prepared = Tables(training, _timed(tables.validation, settings), _timed(tables.test, settings))
    if tables.validation is not None:
        validation = Validation(None)
    else:
        validation = forecasting.folds(problem, training, settings)
    if validation.text:
        found.append(guardrails.of_validation(validation.text))
    found += guardrails.of_features(table, plan)
    return Workbench(problem, prepared, plan, validation, found, [], None, settings, parts)


def _timed(table: Table | None, settings: Settings) -> Table | None:
    """A table whose time column has dates."""
    if table is None:
        return None
    if missing := [
        name for name in (settings.time, *settings.series) if name not in table.features
    ]:
        raise DataProblem(f"The validation or test data has no column {', '.join(missing)}.")
    dates = pandas.to_datetime(table.features[settings.time])
    return replace(table, features=table.features.assign(**{settings.time: dates}))


def _positive(problem: Problem, classes: list):
    """The class of binary metrics: the one that is named, or the last one of two."""
    if problem.positive_label is None:
        return classes[1] if len(classes) == 2 else None
    found = [label for label in classes if str(label) == problem.positive_label]
    if not found:
        known = ", ".join(map(str, classes))
        raise DataProblem(f"The positive label '{problem.positive_label}' is none of {known}.")
    return found[0]
