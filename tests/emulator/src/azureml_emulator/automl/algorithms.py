"""The algorithms that can be tried, and the parameters that they can have.

``algorithms.yml`` says what the names of Azure Machine Learning are in scikit-learn.
"""

import importlib
import inspect
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy
import yaml
from sklearn import preprocessing
from sklearn.calibration import CalibratedClassifierCV

from .messages import DataProblem, say
from .problem import Problem

SEED = 42  # the same data gives the same models
SCALERS = ("MaxAbsScaler", "StandardScaler", "RobustScaler", "MinMaxScaler")


class Algorithm(NamedTuple):
    """One algorithm.

    Attributes:
        name: as Azure Machine Learning has it, such as ``KNN``.
        path: module and name of the class.
        space: lists of values, or ``{"log_uniform": [low, high], "first": value}``.
        scalers: the names of the scalers that may come before it; none is an empty list.
    """

    name: str
    path: str
    fixed: dict
    space: dict
    scalers: list[str]
    calibrated: bool
    stands_in: bool

    @property
    def shown(self) -> str:
        """What results call the algorithm: its name, unless another one stands in for it."""
        return self.path.rpartition(".")[2] if self.stands_in else self.name

    @property
    def estimator_class(self) -> type:
        """The class of its estimator."""
        module, _, name = self.path.rpartition(".")
        return getattr(importlib.import_module(module), name)

    @property
    def takes_weights(self) -> bool:
        """Whether rows can have weights."""
        return "sample_weight" in inspect.signature(self.estimator_class.fit).parameters

    def create(self, parameters: dict):
        """An estimator; whatever is random in it is seeded."""
        known = inspect.signature(self.estimator_class).parameters
        seed = {"random_state": SEED} if "random_state" in known else {}
        estimator = self.estimator_class(**seed, **self.fixed, **parameters)
        if not self.calibrated:
            return estimator
        return CalibratedClassifierCV(estimator, ensemble=False, cv=3)

    def first(self) -> dict:
        """The parameters of the first trial."""
        return {
            key: values["first"] if isinstance(values, dict) else values[0]
            for key, values in self.space.items()
        }

    def draw(self, random: numpy.random.Generator) -> dict:
        """Random parameters."""
        return {key: _draw(values, random) for key, values in self.space.items()}


@cache
def catalogue() -> dict:
    """The content of ``algorithms.yml``."""
    return yaml.safe_load(Path(__file__).with_name("algorithms.yml").read_text(encoding="utf-8"))


def names(task: str) -> list[str]:
    """All names that a task knows, modelled or not."""
    return list(catalogue()[task]["algorithms"])


def choose(problem: Problem) -> list[Algorithm]:
    """The algorithms to try, in the order of the first trials.

    Raises:
        DataProblem: none of the allowed ones is modelled.
    """
    known = catalogue()[problem.task]
    allowed = _spelled(problem, "allowedTrainingAlgorithms")
    blocked = _spelled(problem, "blockedTrainingAlgorithms")
    order = [name for name in known["order"] if not allowed or name in allowed]
    for name in allowed:
        if reason := known["algorithms"][name].get("not_modelled"):
            say(f"emulator: {name} is skipped: {reason}")
    found = [_algorithm(name, known["algorithms"][name]) for name in order if name not in blocked]
    if problem.weight:
        for algorithm in (one for one in found if not one.takes_weights):
            say(f"{algorithm.name} is skipped: it does not take weights")
        found = [algorithm for algorithm in found if algorithm.takes_weights]
    if not found:
        raise DataProblem(
            "No algorithm is left to try: none of those that are allowed runs in the emulator."
        )
    for algorithm in found:
        if algorithm.stands_in:
            say(f"emulator: {algorithm.shown} of scikit-learn stands in for {algorithm.name}")
    return found


def scaler(name: str):
    """A scaler by its name."""
    return getattr(preprocessing, name)()


def _spelled(problem: Problem, key: str) -> list[str]:
    """The names in a list of the request, in the spelling of the service."""
    known = {name.lower(): name for name in names(problem.task)}
    asked = [str(name).replace("_", "").lower() for name in problem.training.get(key) or []]
    return [known[name] for name in asked if name in known]


def _algorithm(name: str, entry: dict) -> Algorithm:
    """One entry of the catalogue."""
    return Algorithm(
        name=name,
        path=entry["estimator"],
        fixed=entry.get("fixed", {}),
        space=entry.get("space", {}),
        scalers=list(entry.get("scalers", SCALERS)),
        calibrated=entry.get("calibrated", False),
        stands_in=entry.get("stands_in", False),
    )


def _draw(values: list | dict, random: numpy.random.Generator):
    """One value of a parameter."""
    if isinstance(values, list):
        return values[int(random.integers(len(values)))]
    low, high = (math.log(bound) for bound in values["log_uniform"])
    return float(f"{math.exp(random.uniform(low, high)):.3g}")
