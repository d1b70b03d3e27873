"""Ensembles of the best trials: a weighted vote, and a stack with a model on top.

The members are chosen by the method of Caruana et al. (2004): begin with up to five models that are
nearly as good as the best one, then add, with replacement, whatever makes the vote better.
Source: https://learn.microsoft.com/azure/machine-learning/concept-automated-ml#ensemble
"""

from collections import Counter
from typing import NamedTuple

import numpy
from sklearn import ensemble, linear_model
from sklearn.model_selection import KFold, StratifiedKFold

from . import metrics
from .algorithms import SEED
from .candidates import Candidate
from .messages import say
from .workbench import Workbench

FIRST, NEAR = 5, 0.05  # models to begin with, and how far they may be from the best score
ROUNDS, OPTIONS = 15, 10  # how often a model is added, and the best ones that it can be
STACK_FOLDS = 3
STAND_INS = {
    "LightGBMClassifier": "HistGradientBoostingClassifier",
    "LightGBMRegressor": "HistGradientBoostingRegressor",
}
META_LEARNERS = (
    "LogisticRegression",
    "LogisticRegressionCV",
    "ElasticNet",
    "ElasticNetCV",
    "LinearRegression",
    *STAND_INS,
)


class Member(NamedTuple):
    """A trial that takes part.

    Attributes:
        predictions: of the validation rows, for each fold.
    """

    number: int
    candidate: Candidate
    score: float
    predictions: list[numpy.ndarray]
    weight: float = 1.0


def select(bench: Workbench, trials: list[Member]) -> list[Member]:
    """The members of an ensemble, with their weights.

    Args:
        trials: those that have completed, with weight 1.
    """
    minimizes = bench.problem.minimizes
    ranked = sorted(trials, key=lambda trial: trial.score, reverse=not minimizes)
    best = ranked[0].score
    near = [trial for trial in ranked[:FIRST] if abs(trial.score - best) <= NEAR * abs(best)]
    chosen = Counter(trial.number for trial in near)
    by_number = {trial.number: trial for trial in ranked[:OPTIONS]}
    score = _score(bench, _weighted(chosen, by_number))
    for _ in range(ROUNDS):
        options = {
            number: _score(bench, _weighted(chosen + Counter([number]), by_number))
            for number in by_number
        }
        number = (min if minimizes else max)(options, key=options.get)
        if options[number] >= score if minimizes else options[number] <= score:
            break
        chosen[number] += 1
        score = options[number]
    return _weighted(chosen, by_number)


def blend(members: list[Member], fold: int) -> numpy.ndarray:
    """The weighted average of what the members have predicted for a fold."""
    weights = [member.weight for member in members]
    return numpy.average([member.predictions[fold] for member in members], axis=0, weights=weights)


def stacked(bench: Workbench, members: list[Member]) -> list[numpy.ndarray]:
    """What a stack predicts for each fold, when the model on top has learned from the other folds.

    With a single fold it learns from parts of it in turn.
    """
    inputs = [_columns(bench, members, fold) for fold in range(len(members[0].predictions))]
    answers = [validation.target.to_numpy() for _, validation in bench.pairs()]
    if len(inputs) == 1:
        return [_within(bench, inputs[0], answers[0])]
    found = []
    for fold, rows in enumerate(inputs):
        others = [index for index in range(len(inputs)) if index != fold]
        known = numpy.concatenate([inputs[index] for index in others])
        truth = numpy.concatenate([answers[index] for index in others])
        found.append(bench.predict(_meta_learner(bench).fit(known, truth), rows))
    return found


def create(bench: Workbench, name: str, members: list[Member]):
    """The estimator of an ensemble, not fitted."""
    estimators = [
        (f"{member.number}_{member.candidate.algorithm.shown}", bench.create(member.candidate))
        for member in members
    ]
    weights = [member.weight for member in members]
    if name == "StackEnsemble":
        kind = ensemble.StackingClassifier if bench.classes else ensemble.StackingRegressor
        options = {"stack_method": "predict_proba"} if bench.classes else {}
        folds = (StratifiedKFold if bench.classes else KFold)(
            STACK_FOLDS, shuffle=True, random_state=SEED
        )
        return kind(estimators, final_estimator=_meta_learner(bench), cv=folds, **options)
    if bench.classes:
        return ensemble.VotingClassifier(estimators, voting="soft", weights=weights)
    return ensemble.VotingRegressor(estimators, weights=weights)


def _weighted(chosen: Counter, trials: dict[int, Member]) -> list[Member]:
    """The chosen trials with weights that add up to 1."""
    total = chosen.total()
    return [trials[number]._replace(weight=chosen[number] / total) for number in sorted(chosen)]


def _score(bench: Workbench, members: list[Member]) -> float:
    """The primary metric of a vote."""
    metric = bench.problem.metric
    found = metrics.average(
        bench.score(validation, blend(members, fold), metric)
        for fold, (_, validation) in enumerate(bench.pairs())
    )
    worst = float("inf") if bench.problem.minimizes else float("-inf")
    return found.get(bench.problem.metric, worst)


def _columns(bench: Workbench, members: list[Member], fold: int) -> numpy.ndarray:
    """What the model on top sees: the predictions of all members side by side."""
    parts = [member.predictions[fold] for member in members]
    if not bench.classes:
        return numpy.column_stack(parts)
    # As scikit-learn's own stack: of two classes, one probability says all.
    return numpy.hstack([part[:, 1:] if part.shape[1] == 2 else part for part in parts])


def _within(bench: Workbench, inputs: numpy.ndarray, answers: numpy.ndarray) -> numpy.ndarray:
    """The predictions of a stack for the rows of a single fold."""
    width = len(bench.classes)
    found = numpy.zeros((len(inputs), width) if width else len(inputs))
    for known, rows in KFold(STACK_FOLDS, shuffle=True, random_state=SEED).split(inputs):
        model = _meta_learner(bench).fit(inputs[known], answers[known])
        found[rows] = bench.predict(model, inputs[rows])
    return found


def _meta_learner(bench: Workbench):
    """The model on top: the one that is asked for, or the default of the service."""
    settings = bench.problem.training.get("stackEnsembleSettings") or {}
    cross = "CV" if bench.validation.is_cross else ""
    default = ("LogisticRegression" if bench.classes else "ElasticNet") + cross
    name = _asked(bench) or default
    options = dict(settings.get("stackMetaLearnerKWargs") or {})
    if name in STAND_INS:
        return getattr(ensemble, STAND_INS[name])(random_state=SEED, **options)
    if name == "LogisticRegressionCV":
        options = {"Cs": 5, "cv": STACK_FOLDS, "use_legacy_attributes": False} | options
    if name == "ElasticNetCV":
        options = {"cv": STACK_FOLDS} | options
    if name != "LinearRegression":
        options = {"max_iter": 1000} | options
    return getattr(linear_model, name)(**options)


def _asked(bench: Workbench) -> str:
    """The name of the meta learner that is asked for; empty for the default."""
    settings = bench.problem.training.get("stackEnsembleSettings") or {}
    plain = str(settings.get("stackMetaLearnerType") or "").replace("_", "").lower()
    return next((name for name in META_LEARNERS if name.lower() == plain), "")


def announce(bench: Workbench) -> None:
    """Say which model is on top of a stack, if another one stands in for it."""
    if stand_in := STAND_INS.get(_asked(bench)):
        say(f"emulator: {stand_in} of scikit-learn stands in for {_asked(bench)}")
