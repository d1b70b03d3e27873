"""Bayesian sampling: a Gaussian process learns from the trials and proposes the next one.

The service does not say how it does it. This is the textbook way: a Matérn kernel, expected
improvement over random candidates, and for trials that are still running the result that the
process expects, so that trials side by side differ.
Source: https://arxiv.org/abs/1206.2944 (Snoek, Larochelle, Adams: Practical Bayesian optimization)
"""

import warnings
from collections.abc import Sequence

import numpy
from scipy.stats import norm
from sklearn.exceptions import ConvergenceWarning
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

from .sampling import Point, Random
from .search_space import Distribution

CANDIDATES = 500  # random points that the process chooses from
# How far apart, in a space from 0 to 1, points may be and still tell of each other. Without a lower
# bound a process of few results fits each of them alone and learns nothing.
LENGTHS = (0.05, 3.0)
FIRST = 3  # trials with a result before the process has something to learn from


class Bayesian(Random):
    """Points where the expected improvement is highest; the first ones are random."""

    def next(self, trials: Sequence[tuple[Point, float | None]]) -> Point | None:
        """Another point, in the light of the results so far."""
        known = [(point, result) for point, result in trials if result is not None]
        if len(known) < max(FIRST, len(self.space) + 1):
            return super().next(trials)
        candidates = self._candidates()
        if not candidates:
            return None
        process = self._fitted([self._encoded(point) for point, _ in known], known)
        pending = [self._encoded(point) for point, result in trials if result is None]
        if pending:
            expected = process.predict(numpy.array(pending)).tolist()
            inputs = [self._encoded(point) for point, _ in known] + pending
            targets = [result for _, result in known] + expected
            process.set_params(optimizer=None, kernel=process.kernel_)
            process.fit(numpy.array(inputs), targets)
        best = min(result for _, result in known)
        encoded = numpy.array([self._encoded(point) for point in candidates])
        chosen = candidates[int(numpy.argmax(_improvement(process, encoded, best)))]
        self.remember(chosen)
        return chosen

    def _candidates(self) -> list[Point]:
        """Random points, without those of a counted space that were tried before."""
        found = [self.draw() for _ in range(CANDIDATES)]
        return [point for point in found if not self.is_known(point)]

    def _fitted(self, inputs: list, known: list) -> GaussianProcessRegressor:
        """A process that has learned the known results."""
        kernel = ConstantKernel(1.0, (1e-2, 1e2)) * Matern(0.5, LENGTHS, nu=2.5)
        kernel += WhiteKernel(1e-3, (1e-6, 1.0))
        process = GaussianProcessRegressor(kernel, normalize_y=True, random_state=self.seed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # few trials bound it loosely
            return process.fit(numpy.array(inputs), [result for _, result in known])

    def _encoded(self, point: Point) -> list[float]:
        """A point as numbers from 0 to 1; each value of a choice has one of its own."""
        numbers: list[float] = []
        for name, distribution in self.space.items():
            numbers += _numbers(distribution, point[name])
        return numbers


def _numbers(distribution: Distribution, value) -> list[float]:
    """One value as numbers from 0 to 1."""
    if distribution.kind == "choice":
        return [float(value == other) for other in distribution.arguments[0]]
    low, high = distribution.arguments[:2]
    return [(value - low) / (high - low) if high > low else 0.0]


def _improvement(process: GaussianProcessRegressor, points, best: float):
    """How much lower than ``best`` the result at each point is expected to be."""
    mean, deviation = process.predict(points, return_std=True)
    deviation = numpy.maximum(deviation, 1e-9)
    distance = (best - mean) / deviation
    return (best - mean) * norm.cdf(distance) + deviation * norm.pdf(distance)
