"""Early termination: policies that stop the trials of a sweep that do badly.

Each report of the primary metric is an interval. A policy looks at a trial at every interval that
is a multiple of ``evaluationInterval`` and not before ``delayEvaluation``, and compares it with the
trials that have come as far.
Source: https://learn.microsoft.com/azure/machine-learning/how-to-tune-hyperparameters
"""

from collections.abc import Mapping, Sequence, Set
from statistics import mean, median

from ..messages import ArmError

Reports = Mapping[str, Sequence[float]]


class Policy:
    """When a trial is stopped.

    Args:
        settings: the ``earlyTermination`` of the request.
        maximize: whether a high metric is good.
    """

    def __init__(self, settings: dict, maximize: bool):
        self.settings = settings
        self.pick = max if maximize else min
        self.maximize = maximize

    def applies(self, interval: int) -> bool:
        """Whether the policy looks at trials at an interval; the first one is 1."""
        every = self.settings.get("evaluationInterval") or 1
        return interval % every == 0 and interval >= (self.settings.get("delayEvaluation") or 0)

    def stops(self, trial: str, interval: int, reports: Reports, ended: Set[str]) -> bool:
        """Whether a trial is to be stopped at an interval.

        Args:
            reports: the values of the primary metric of every trial, in the order of reports.
            ended: the trials that have ended.
        """
        reached = {
            name: values[:interval] for name, values in reports.items() if len(values) >= interval
        }
        return self.applies(interval) and self.is_poor(trial, reached, ended)

    def is_poor(self, trial: str, reached: Reports, ended: Set[str]) -> bool:
        """Whether a trial does badly among those that have come as far."""
        raise NotImplementedError

    def worse(self, value: float, limit: float) -> bool:
        """Whether a value of the metric is worse than a limit."""
        return value < limit if self.maximize else value > limit


class Bandit(Policy):
    """Stops a trial whose best value is further than the slack from the best of all trials."""

    def is_poor(self, trial: str, reached: Reports, ended: Set[str]) -> bool:
        """Compare the best value so far with the best one of all trials."""
        best = self.pick(self.pick(values) for values in reached.values())
        return self.worse(self.pick(reached[trial]), self.limit(best))

    def limit(self, best: float) -> float:
        """The worst value that is allowed beside the best one.

        A factor f allows best / (1 + f) or more where a high metric is good, and best * (1 + f)
        or less where a low one is. With a best value below 0 the distance is the same.
        """
        if amount := self.settings.get("slackAmount"):
            return best - amount if self.maximize else best + amount
        factor = self.settings.get("slackFactor") or 0
        distance = abs(best) * (factor / (1 + factor) if self.maximize else factor)
        return best - distance if self.maximize else best + distance


class MedianStopping(Policy):
    """Stops a trial whose best value is worse than the median of the averages of all trials."""

    def is_poor(self, trial: str, reached: Reports, ended: Set[str]) -> bool:
        """Compare the best value so far with the median of the averages so far."""
        averages = [mean(values) for values in reached.values()]
        return self.worse(self.pick(reached[trial]), median(averages))


class TruncationSelection(Policy):
    """Stops the given percentage of the trials, the worst ones."""

    def is_poor(self, trial: str, reached: Reports, ended: Set[str]) -> bool:
        """Whether the trial is among the worst at this interval."""
        left = set(ended) if self.settings.get("excludeFinishedJobs") else set()
        compared = {name: values for name, values in reached.items() if name not in left}
        ranked = sorted(compared, key=lambda name: compared[name][-1], reverse=self.maximize)
        share = (self.settings.get("truncationPercentage") or 0) / 100
        count = int(len(ranked) * share)
        return bool(count) and trial in ranked[-count:]


_POLICIES = {
    "Bandit": Bandit,
    "MedianStopping": MedianStopping,
    "TruncationSelection": TruncationSelection,
}


def create(settings: dict | None, maximize: bool) -> Policy | None:
    """The policy that a request asks for, if it asks for one."""
    return _POLICIES[settings["policyType"]](settings, maximize) if settings else None


def check(settings: dict | None) -> None:
    """Refuse settings that mean nothing.

    Raises:
        ArmError: 400.
    """
    if not settings:
        return
    kind = settings["policyType"]
    for key in ("evaluationInterval", "delayEvaluation"):
        if (settings.get(key) or 0) < 0:
            raise ArmError(400, "UserError", f"The {key} of the early termination is below 0.")
    slacks = [key for key in ("slackFactor", "slackAmount") if settings.get(key)]
    if kind == "Bandit" and len(slacks) != 1:
        text = "The bandit policy needs a slack factor or a slack amount, not both."
        raise ArmError(400, "UserError", text)
    if kind == "TruncationSelection" and not 1 <= (settings.get("truncationPercentage") or 0) <= 99:
        text = "The truncation percentage of the early termination must be from 1 to 99."
        raise ArmError(400, "UserError", text)
