"""Which pipelines are tried: every algorithm once, then variants of the ones that do best."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy

from .algorithms import SEED, Algorithm

BEST = 3  # the algorithms of which variants are tried
PATIENCE = 50  # draws without anything new after which the space counts as exhausted


class Candidate(NamedTuple):
    """A pipeline to try.

    Attributes:
        scaler: the name of the scaler before the estimator; empty for none.
    """

    algorithm: Algorithm
    scaler: str
    parameters: dict

    @property
    def label(self) -> str:
        """Scaler and algorithm, as results show them."""
        return f"{self.scaler} {self.algorithm.shown}".strip()


def propose(algorithms: list[Algorithm], ranking: Callable[[], list[str]]) -> Iterator[Candidate]:
    """Candidates, each of them new, until there are no more.

    Args:
        ranking: the names of the algorithms that were tried, the best one first.
    """
    random = numpy.random.default_rng(SEED)
    seen = []
    for algorithm in algorithms:
        first = Candidate(algorithm, next(iter(algorithm.scalers), ""), algorithm.first())
        seen.append(first)
        yield first
    by_name = {algorithm.name: algorithm for algorithm in algorithms if algorithm.space}
    fruitless = 0
    while by_name and fruitless < PATIENCE:
        best = [name for name in ranking() if name in by_name][:BEST] or list(by_name)
        # After many fruitless draws the best ones are exhausted: any other one may be tried.
        best = best if fruitless < PATIENCE // 2 else list(by_name)
        candidate = _draw(by_name[best[int(random.integers(len(best)))]], random)
        fruitless = fruitless + 1 if candidate in seen else 0
        if not fruitless:
            seen.append(candidate)
            yield candidate


def _draw(algorithm: Algorithm, random: numpy.random.Generator) -> Candidate:
    """A random variant of an algorithm."""
    scalers = algorithm.scalers or [""]
    chosen = scalers[int(random.integers(len(scalers)))]
    return Candidate(algorithm, chosen, algorithm.draw(random))
