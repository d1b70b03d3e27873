"""The search space of a sweep: distributions of hyperparameters, and values drawn from them.

Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-sweep
"""

import json
import math
from statistics import NormalDist
from typing import NamedTuple

from ..messages import ArmError

ARGUMENTS = {
    "choice": ("values",),
    "randint": ("upper",),
    "uniform": ("min_value", "max_value"),
    "quniform": ("min_value", "max_value", "q"),
    "loguniform": ("min_value", "max_value"),
    "qloguniform": ("min_value", "max_value", "q"),
    "normal": ("mu", "sigma"),
    "qnormal": ("mu", "sigma", "q"),
    "lognormal": ("mu", "sigma"),
    "qlognormal": ("mu", "sigma", "q"),
}
_EDGE = 1e-12  # the normal distribution has no value at a probability of 0 or 1


class Distribution(NamedTuple):
    """How the values of one hyperparameter are distributed.

    Attributes:
        kind: a key of ``ARGUMENTS``.
        arguments: in the order of ``ARGUMENTS``.
    """

    kind: str
    arguments: tuple

    def value(self, probability: float):
        """The value below which a share of all values lies.

        Uniform probabilities give values with this distribution.

        Args:
            probability: from 0 to 1.
        """
        if self.kind == "choice":
            return _nested(*_entry(self.arguments[0], probability))
        if self.kind == "randint":
            return min(int(probability * self.arguments[0]), self.arguments[0] - 1)
        first, second, *step = self.arguments
        if self.kind.endswith("uniform"):
            value = first + (second - first) * probability
        else:
            inside = min(max(probability, _EDGE), 1 - _EDGE)
            value = NormalDist(first, second).inv_cdf(inside) if second else first
        if "log" in self.kind:
            value = math.exp(value)
        return _rounded(value, step[0]) if step else value

    @property
    def size(self) -> float:
        """How many values there are; infinite where they are not counted."""
        if self.kind == "choice":
            nested = any(map(_is_space, self.arguments[0]))
            return math.inf if nested else len(self.arguments[0])
        return self.arguments[0] if self.kind == "randint" else math.inf


def read(space: dict) -> dict[str, Distribution]:
    """The search space of a request.

    Args:
        space: by hyperparameter, such as ``["uniform", [0, 1]]``.

    Raises:
        ArmError: 400 for a distribution that does not exist or has the wrong arguments.
    """
    if not isinstance(space, dict) or not space:
        raise _refusal("The search space of the sweep has no hyperparameter.")
    return {name: _read_one(name, entry) for name, entry in space.items()}


def text(value) -> str:
    """A value as a command gets it."""
    return value if isinstance(value, str) else json.dumps(value)


def _read_one(name: str, entry) -> Distribution:
    if not (isinstance(entry, list) and len(entry) == 2 and isinstance(entry[1], list)):
        raise _refusal(f"The hyperparameter '{name}' is not a distribution: {entry!r}.")
    kind, arguments = entry[0], tuple(entry[1])
    if kind not in ARGUMENTS:
        known = ", ".join(ARGUMENTS)
        raise _refusal(f"'{kind}' of the hyperparameter '{name}' is not one of {known}.")
    if len(arguments) != len(ARGUMENTS[kind]) or None in arguments:
        wanted = ", ".join(ARGUMENTS[kind])
        raise _refusal(f"The hyperparameter '{name}' needs {wanted}, as {kind} does.")
    if problem := _problem(kind, arguments):
        raise _refusal(f"The hyperparameter '{name}' {problem}.")
    return Distribution(kind, arguments)


def _problem(kind: str, arguments: tuple) -> str | None:
    """What is wrong with the arguments of a distribution, if anything is."""
    if kind == "choice":
        return None if isinstance(arguments[0], list) and arguments[0] else "has no values"
    if not all(isinstance(number, int | float) for number in arguments):
        return f"has arguments that are no numbers: {arguments}"
    if kind == "randint":
        return None if arguments[0] >= 1 else "needs an upper bound of 1 or more"
    if kind.endswith("uniform") and arguments[0] > arguments[1]:
        return f"has a min_value of {arguments[0]}, above its max_value of {arguments[1]}"
    if kind.endswith("normal") and arguments[1] < 0:
        return "has a sigma below 0"
    if kind.startswith("q") and arguments[2] <= 0:
        return "needs a q above 0"
    return None


def _entry(values: list, probability: float) -> tuple[object, float]:
    """The entry of a list at a probability, and how far the probability is into it."""
    position = probability * len(values)
    index = min(int(position), len(values) - 1)
    return values[index], position - index


def _nested(value, probability: float):
    """A value of a choice; the distributions inside of a mapping are drawn too."""
    if not _is_space(value):
        return value
    return {
        name: _read_one(name, entry).value(probability) if isinstance(entry, list) else entry
        for name, entry in value.items()
    }


def _is_space(value) -> bool:
    """Whether a value of a choice has distributions of its own."""
    return isinstance(value, dict) and any(isinstance(entry, list) for entry in value.values())


def _rounded(value: float, step: float) -> float:
    """The multiple of ``step`` that is nearest to ``value``."""
    multiple = round(value / step) * step
    return int(multiple) if float(multiple).is_integer() else round(multiple, 12)


def _refusal(message: str) -> ArmError:
    return ArmError(400, "UserError", message)
