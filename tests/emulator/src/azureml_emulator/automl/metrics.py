"""The metrics of a model, by their definitions.

A metric that the data leaves undefined, such as the AUC of a single class, is left out.
Source: https://learn.microsoft.com/azure/machine-learning/how-to-understand-automated-ml
"""

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache, partial

import numpy
import pandas
from scipy.stats import spearmanr
from sklearn import metrics

AVERAGES = ("macro", "micro", "weighted")
RATES = ("precision_score", "recall_score", "f1_score")
BINARY = {
    "f1_score": metrics.f1_score,
    "precision_score": metrics.precision_score,
    "recall_score": metrics.recall_score,
}
AREAS = {
    "AUC": metrics.roc_auc_score,
    "average_precision_score": metrics.average_precision_score,
}
# What is normalized in forecasting: every series by its own range.
_MACRO = (
    "normalized_mean_absolute_error",
    "normalized_median_absolute_error",
    "normalized_root_mean_squared_error",
    "normalized_root_mean_squared_log_error",
)


def classification(
    truth: Sequence,
    probabilities: numpy.ndarray,
    classes: Sequence,
    positive: Hashable | None = None,
    only: str | None = None,
) -> dict[str, float]:
    """The metrics of a classifier.

    Args:
        probabilities: one row for each value of ``truth``, one column for each class.
        positive: the class of the binary metrics; they are left out without one.
        only: the name of a metric, where the others are not wanted.
    """
    scores = _Classification(numpy.asarray(truth), probabilities, numpy.asarray(classes), positive)
    found = scores.functions()
    wanted = found if only is None else {name for name in found if name == only}
    return _defined({name: found[name]() for name in wanted})


class _Classification:
    """The metrics of one set of predictions, each of them computed when it is asked for."""

    def __init__(self, truth, probabilities, classes, positive):
        self._truth = truth
        self._probabilities = probabilities
        self._classes = classes
        self._predicted = classes[probabilities.argmax(axis=1)]
        present = numpy.isin(classes, truth)
        self._present = classes[present]
        self._scores = probabilities[:, present]
        self._indicators = (truth[:, None] == self._present[None, :]).astype(int)
        self._positive = positive
        # The averages share what is computed for every class.
        self._rates = cache(self._rates)
        self._areas = cache(self._areas)

    def functions(self) -> dict[str, Callable[[], float]]:
        """What computes each metric."""
        truth, predicted = self._truth, self._predicted
        found = {
            "accuracy": lambda: metrics.accuracy_score(truth, predicted),
            "balanced_accuracy": lambda: self._rate("recall_score", "macro"),
            "log_loss": self._log_loss,
            "norm_macro_recall": self._norm_macro_recall,
            "weighted_accuracy": self._weighted_accuracy,
        }
        several = len(self._present) > 1
        if several:
            found["matthews_correlation"] = lambda: metrics.matthews_corrcoef(truth, predicted)
        for average in AVERAGES:
            for name in RATES:
                found[f"{name}_{average}"] = partial(self._rate, name, average)
            if several:
                for name in AREAS:
                    found[f"{name}_{average}"] = partial(self._area, name, average)
        if self._positive is not None and self._positive in self._classes:
            found |= self._binary()
        return found

    def _rates(self, average: str):
        """Precision, recall and F1."""
        return metrics.precision_recall_fscore_support(
            self._truth,
            self._predicted,
            labels=self._present,
            average=average,
            zero_division=0,
        )

    def _rate(self, name: str, average: str) -> float:
        """Precision, recall or F1."""
        return self._rates(average)[RATES.index(name)]

    def _areas(self, name: str) -> numpy.ndarray:
        """The area of every class against the others."""
        return AREAS[name](self._indicators, self._scores, average=None)

    def _area(self, name: str, average: str) -> float:
        """The area below a curve; the micro average takes all classes as one."""
        if average == "micro":
            return AREAS[name](self._indicators.ravel(), self._scores.ravel())
        weights = self._indicators.sum(axis=0) if average == "weighted" else None
        return float(numpy.average(self._areas(name), weights=weights))

    def _norm_macro_recall(self) -> float:
        """Macro recall where chance is 0 and perfect is 1."""
        chance = 1 / len(self._classes)
        return max(0.0, (self._rate("recall_score", "macro") - chance) / (1 - chance))

    def _weighted_accuracy(self) -> float:
        """Accuracy where a row weighs as much as its class has rows."""
        _, inverse, counts = numpy.unique(self._truth, return_inverse=True, return_counts=True)
        return metrics.accuracy_score(self._truth, self._predicted, sample_weight=counts[inverse])

    def _log_loss(self) -> float:
        """The log loss; a class without probability does not make it infinite."""
        clipped = numpy.clip(self._probabilities, numpy.finfo(float).eps, 1)
        clipped = clipped / clipped.sum(axis=1, keepdims=True)
        return metrics.log_loss(self._truth, clipped, labels=self._classes)

    def _binary(self) -> dict[str, Callable[[], float]]:
        """The metrics of the positive class against all others."""
        truth, predicted = self._truth == self._positive, self._predicted == self._positive
        scores = self._probabilities[:, self._classes.tolist().index(self._positive)]
        both = truth.any() and not truth.all()
        found = {
            f"{name}_binary": partial(score, truth, predicted, zero_division=0)
            for name, score in BINARY.items()
        }
        for name, area in AREAS.items():
            found[f"{name}_binary"] = partial(area, truth, scores) if both else lambda: math.nan
        return found


def regression(
    truth: Sequence[float], predicted: Sequence[float], low: float, high: float
) -> dict[str, float]:
    """The metrics of a regressor.

    Args:
        low, high: the range of the target in the training data, by which errors are normalized.
    """
    truth, predicted = numpy.asarray(truth, float), numpy.asarray(predicted, float)
    errors = {
        "mean_absolute_error": metrics.mean_absolute_error(truth, predicted),
        "median_absolute_error": metrics.median_absolute_error(truth, predicted),
        "root_mean_squared_error": metrics.root_mean_squared_error(truth, predicted),
        "root_mean_squared_log_error": _log_error(truth, predicted),
    }
    width = high - low
    scaled = {f"normalized_{key}": value / width for key, value in errors.items() if width}
    several = len(truth) > 1
    others = {
        "explained_variance": metrics.explained_variance_score(truth, predicted),
        "mean_absolute_percentage_error": _percentage_error(truth, predicted),
        "r2_score": max(-1.0, metrics.r2_score(truth, predicted)) if several else math.nan,
        "spearman_correlation": _spearman(truth, predicted),
    }
    return _defined(errors | scaled | others)


def forecasting(
    truth: Sequence[float],
    predicted: Sequence[float],
    series: Sequence[Hashable],
    ranges: dict[Hashable, tuple[float, float]],
) -> dict[str, float]:
    """The metrics of a forecaster: normalized ones are averages over the series.

    Args:
        series: the series of each value.
        ranges: the lowest and the highest target of each series in the training data.
    """
    table = pandas.DataFrame({"truth": truth, "predicted": predicted, "series": series})
    found = regression(table.truth, table.predicted, 0, 0)
    parts = [
        regression(part.truth, part.predicted, *ranges[key])
        for key, part in table.groupby("series", sort=True)
        if key in ranges
    ]
    return found | average([{key: part[key] for key in _MACRO if key in part} for part in parts])


def average(results: Iterable[dict[str, float]]) -> dict[str, float]:
    """The averages of the metrics of several folds or series."""
    table = pandas.DataFrame(list(results))
    return _defined(table.mean().to_dict())


def _log_error(truth: numpy.ndarray, predicted: numpy.ndarray) -> float:
    """The root mean squared log error; undefined where the target is below 0."""
    if (truth < 0).any():
        return math.nan
    return metrics.root_mean_squared_log_error(truth, numpy.clip(predicted, 0, None))


def _percentage_error(truth: numpy.ndarray, predicted: numpy.ndarray) -> float:
    """The mean absolute percentage error, over the rows whose target is not 0."""
    rows = truth != 0
    if not rows.any():
        return math.nan
    return 100 * metrics.mean_absolute_percentage_error(truth[rows], predicted[rows])


def _spearman(truth: numpy.ndarray, predicted: numpy.ndarray) -> float:
    """The rank correlation; undefined where one side is constant."""
    if len(truth) < 2 or numpy.ptp(truth) == 0 or numpy.ptp(predicted) == 0:
        return math.nan
    return float(spearmanr(truth, predicted).statistic)


def _defined(found: dict[str, float]) -> dict[str, float]:
    """The metrics that have a value, in the order of their names."""
    return {key: float(value) for key, value in sorted(found.items()) if math.isfinite(value)}
