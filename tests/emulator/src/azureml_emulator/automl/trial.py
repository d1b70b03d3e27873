"""One trial: validate a pipeline, or an ensemble of earlier ones, and train the final model."""

import time
from typing import NamedTuple

import numpy

from . import ensembles, metrics
from .candidates import Candidate
from .ensembles import Member
from .workbench import Workbench


class Outcome(NamedTuple):
    """What a trial has found.

    Attributes:
        metrics: averages over the folds.
        predictions: of the validation rows, for each fold.
        seconds: what training the final model took.
    """

    metrics: dict[str, float]
    predictions: list[numpy.ndarray]
    model: object
    seconds: float


def of_candidate(bench: Workbench, candidate: Candidate) -> Outcome:
    """Try a pipeline."""
    estimator = bench.create(candidate)
    scores, predictions, fitted = [], [], None
    for training, validation in bench.pairs():
        fitted = bench.fit(estimator, training)
        predictions.append(bench.predict(fitted, validation.features))
        scores.append(bench.score(validation, predictions[-1]))
    started = time.monotonic()
    # With a single split the model of the fold is the final one, but for time series.
    if len(scores) > 1 or bench.settings:
        fitted = bench.fit(estimator, bench.final)
    return Outcome(metrics.average(scores), predictions, fitted, time.monotonic() - started)


def of_ensemble(bench: Workbench, name: str, members: list[Member]) -> Outcome:
    """Try an ensemble: its score comes from what its members have predicted in their trials."""
    pairs = bench.pairs()
    if name == "VotingEnsemble":
        predictions = [ensembles.blend(members, fold) for fold in range(len(pairs))]
    else:
        predictions = ensembles.stacked(bench, members)
    scores = [
        bench.score(validation, predicted)
        for (_, validation), predicted in zip(pairs, predictions, strict=True)
    ]
    started = time.monotonic()
    estimator = ensembles.create(bench, name, members)
    model = estimator.fit(bench.final.features, bench.final.target)
    return Outcome(metrics.average(scores), predictions, model, time.monotonic() - started)
