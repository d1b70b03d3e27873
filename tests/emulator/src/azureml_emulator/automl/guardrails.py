"""Data guardrails: what was looked at in the training data, and what was done about it.

Source: https://learn.microsoft.com/azure/machine-learning/v1/how-to-configure-auto-features
"""

from typing import NamedTuple

import pandas

from .column_types import HASHED
from .featurization import Plan

PASSED, DONE, ALERTED = "Passed", "Done", "Alerted"
IMBALANCE = 0.2  # a class with fewer rows than this share of the largest one is too small


class Guardrail(NamedTuple):
    """One finding."""

    name: str
    state: str
    text: str

    @property
    def line(self) -> str:
        """The finding as a line of the log."""
        return f"DATA GUARDRAIL {self.name}: {self.state.upper()}. {self.text}"


def of_features(features: pandas.DataFrame, plan: Plan) -> list[Guardrail]:
    """Missing values, and columns with too many categories."""
    missing = features.isna().sum()
    gaps = [f"{name} ({count})" for name, count in missing.items() if count and name in plan.kept]
    dropped = [name for name in plan.kinds if not plan.off and name not in plan.kept]
    many = [name for name, kind in plan.kinds.items() if kind == HASHED] + dropped
    return [
        Guardrail(
            "Missing feature values imputation",
            DONE if gaps else PASSED,
            f"Imputed: {', '.join(gaps)}." if gaps else "No feature value is missing.",
        ),
        Guardrail(
            "High cardinality feature detection",
            DONE if many else PASSED,
            f"Hashed or dropped: {', '.join(many)}." if many else "No column is like an id.",
        ),
    ]


def of_classes(target: pandas.Series) -> Guardrail:
    """Whether some class is much rarer than the largest one."""
    counts = target.value_counts()
    rare = [str(label) for label, count in counts.items() if count < IMBALANCE * counts.max()]
    name = "Class balancing detection"
    if rare:
        return Guardrail(name, ALERTED, f"These classes are rare: {', '.join(rare)}.")
    return Guardrail(name, PASSED, "All classes are balanced.")


def of_validation(text: str) -> Guardrail:
    """How models are validated, when nobody has asked for it."""
    return Guardrail("Validation split handling", DONE, text)
