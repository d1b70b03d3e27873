"""How a sweep chooses the hyperparameters of its next trial: grid, random, Sobol, Bayesian.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-tune-hyperparameters
"""

import itertools
import math
import random
from collections.abc import Sequence

from ..messages import ArmError
from .search_space import Distribution, text

BAYESIAN_KINDS = ("choice", "uniform", "quniform")
_DRAWS = 1000  # after so many draws without a new value, a counted space is taken as exhausted

Point = dict[str, object]


class Sampler:
    """Chooses points of a search space.

    Args:
        space: the distribution of each hyperparameter.
        seed: makes random choices the same again, or ``None``.
    """

    def __init__(self, space: dict[str, Distribution], seed: int | None):
        self.space = space
        self.seed = seed

    def next(self, trials: Sequence[tuple[Point, float | None]]) -> Point | None:
        """The next point, or ``None`` when there is no other.

        Args:
            trials: the points chosen so far, each with its result (lower is better) if known.
        """
        raise NotImplementedError


class Grid(Sampler):
    """Every combination of values, the last hyperparameter changing fastest."""

    def __init__(self, space: dict[str, Distribution], seed: int | None):
        super().__init__(space, seed)
        values = [distribution.arguments[0] for distribution in space.values()]
        self._combinations = itertools.product(*values)

    def next(self, trials: Sequence[tuple[Point, float | None]]) -> Point | None:
        """The next combination."""
        values = next(self._combinations, None)
        return dict(zip(self.space, values, strict=True)) if values else None


class Random(Sampler):
    """Independent random values; where values are counted, no combination comes twice."""

    def __init__(self, space: dict[str, Distribution], seed: int | None):
        super().__init__(space, seed)
        self._random = random.Random(seed)
        self._seen: set[str] = set()
        self._size = math.prod(distribution.size for distribution in space.values())

    def probabilities(self) -> list[float]:
        """A probability for each hyperparameter."""
        return [self._random.random() for _ in self.space]

    def next(self, trials: Sequence[tuple[Point, float | None]]) -> Point | None:
        """Another point."""
        for _ in range(_DRAWS):
            if len(self._seen) >= self._size:
                return None
            point = self.draw()
            if math.isinf(self._size) or not self.is_known(point):
                self.remember(point)
                return point
        return None

    def draw(self) -> Point:
        """A random point."""
        drawn = zip(self.space.items(), self.probabilities(), strict=True)
        return {name: distribution.value(share) for (name, distribution), share in drawn}

    def is_known(self, point: Point) -> bool:
        """Whether the point was chosen before."""
        return text(point) in self._seen

    def remember(self, point: Point) -> None:
        """Note that the point was chosen."""
        self._seen.add(text(point))


class Sobol(Random):
    """Random values from a scrambled Sobol sequence, which fills the space evenly."""

    def __init__(self, space: dict[str, Distribution], seed: int | None):
        from scipy.stats import qmc  # the import takes a second

        super().__init__(space, seed)
        self._sequence = qmc.Sobol(len(space), scramble=True, seed=seed)

    def probabilities(self) -> list[float]:
        """The next point of the sequence."""
        return self._sequence.random(1)[0].tolist()


def create(algorithm: dict, space: dict[str, Distribution], *, seed: int | None) -> Sampler:
    """The sampler that a request asks for.

    Args:
        algorithm: the ``samplingAlgorithm`` of the request.
        seed: used when the request has none.
    """
    kind = algorithm["samplingAlgorithmType"].lower()
    chosen = algorithm.get("seed")
    seed = seed if chosen is None else chosen
    if kind == "grid":
        return Grid(space, seed)
    if kind == "bayesian":
        from .bayesian import Bayesian  # scikit-learn takes seconds to import

        return Bayesian(space, seed)
    sobol = (algorithm.get("rule") or "random").lower() == "sobol"
    return Sobol(space, seed) if sobol else Random(space, seed)


def check(algorithm: dict, space: dict[str, Distribution], early_termination: bool) -> None:
    """Refuse what a sampling algorithm does not take.

    That Bayesian sampling takes no early termination is said for SDK v1 and no longer for v2:
    https://learn.microsoft.com/python/api/azureml-train-core/azureml.train.hyperdrive.bayesianparametersampling

    Raises:
        ArmError: 400.
    """
    kind = algorithm["samplingAlgorithmType"].lower()
    accepted = {"grid": ("choice",), "bayesian": BAYESIAN_KINDS}.get(kind)
    for name, distribution in space.items():
        if accepted and distribution.kind not in accepted:
            raise ArmError(
                400,
                "UserError",
                f"The hyperparameter '{name}' is {distribution.kind}; {kind} sampling takes only "
                f"{', '.join(accepted)}.",
            )
    if kind == "bayesian" and early_termination:
        text = "Bayesian sampling does not take an early termination policy: remove the policy."
        raise ArmError(400, "UserError", text)
