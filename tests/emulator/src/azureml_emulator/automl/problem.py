"""What is to be learned: the settings of a job, as its request has them."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from ..serving.durations import seconds

# name in the request -> name of the metric
METRICS = {
    "AUCWeighted": "AUC_weighted",
    "Accuracy": "accuracy",
    "AveragePrecisionScoreWeighted": "average_precision_score_weighted",
    "NormMacroRecall": "norm_macro_recall",
    "NormalizedMeanAbsoluteError": "normalized_mean_absolute_error",
    "NormalizedRootMeanSquaredError": "normalized_root_mean_squared_error",
    "PrecisionScoreWeighted": "precision_score_weighted",
    "R2Score": "r2_score",
    "SpearmanCorrelation": "spearman_correlation",
}
DEFAULT_METRICS = {
    "Classification": "Accuracy",
    "Regression": "NormalizedRootMeanSquaredError",
    "Forecasting": "NormalizedRootMeanSquaredError",
}
MOST_TRIALS = 1000
# Settings that are accepted and change nothing here.
_IGNORED = {
    "training": (
        "enableDnnTraining",
        "enableModelExplainability",
        "enableOnnxCompatibleModels",
        "trainingMode",
    ),
    "featurization": ("datasetLanguage", "enableDnnFeaturization"),
}


@dataclass
class Limits:
    """When the search ends.

    Attributes:
        timeout, trial_timeout: seconds, or ``None``.
    """

    max_trials: int = MOST_TRIALS
    max_concurrent_trials: int = 1
    timeout: float | None = None
    trial_timeout: float | None = None
    exit_score: float | None = None
    enable_early_termination: bool = True


@dataclass
class Problem:
    """The settings of one search.

    Attributes:
        task: ``Classification``, ``Regression`` or ``Forecasting``.
        metric: the primary metric, such as ``AUC_weighted``.
        training, featurization, forecasting: sections of the request, as they came.
        folds: how many cross validations were asked for; ``None`` is automatic.
        tables: where the folders of the tables are, by role.
        fetched: where the data of each URI in them is.
    """

    task: str
    target: str
    metric: str
    limits: Limits
    training: dict = field(default_factory=dict)
    featurization: dict = field(default_factory=dict)
    forecasting: dict = field(default_factory=dict)
    folds: int | None = None
    weight: str | None = None
    positive_label: str | None = None
    split_columns: list[str] = field(default_factory=list)
    validation_size: float | None = None
    test_size: float | None = None
    tables: dict[str, str] = field(default_factory=dict)
    fetched: dict[str, str] = field(default_factory=dict)

    @property
    def is_classification(self) -> bool:
        """Whether classes are predicted."""
        return self.task == "Classification"

    @property
    def is_forecasting(self) -> bool:
        """Whether the future of time series is predicted."""
        return self.task == "Forecasting"

    @property
    def minimizes(self) -> bool:
        """Whether a low value of the primary metric is good."""
        return self.metric.startswith("normalized_")

    @property
    def mode(self) -> str:
        """How featurization is done: ``auto``, ``custom`` or ``off``."""
        return str(self.featurization.get("mode") or "auto").lower()

    @property
    def ignored(self) -> list[str]:
        """The settings of the request that have no effect here."""
        return [
            key
            for section, keys in _IGNORED.items()
            for key in keys
            if getattr(self, section).get(key)
        ]

    @property
    def ensembles(self) -> list[str]:
        """The ensembles that come last; a stack is no default for time series, nor with ONNX."""
        stacks = not (self.is_forecasting or self.training.get("enableOnnxCompatibleModels"))
        wanted = {
            "VotingEnsemble": self.training.get("enableVoteEnsemble"),
            "StackEnsemble": self.training.get("enableStackEnsemble"),
        }
        defaults = {"VotingEnsemble": True, "StackEnsemble": stacks}
        chosen = [name for name in wanted if _or(wanted[name], defaults[name])]
        return chosen[: max(0, self.limits.max_trials - 2)]


def read(folder: Path) -> Problem:
    """The problem that ``settings.json`` in a folder describes."""
    content = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    return create(content["task"], content["tables"], content["fetched"])


def create(details: dict, tables: dict[str, str], fetched: dict[str, str]) -> Problem:
    """The problem of a request.

    Args:
        details: the ``taskDetails`` of the request.
        tables, fetched: see ``Problem``.
    """
    task = details["taskType"]
    folds = details.get("nCrossValidations") or {}
    return Problem(
        task=task,
        target=details["targetColumnName"],
        metric=METRICS[metric_name(task, details.get("primaryMetric"))],
        limits=_limits(details.get("limitSettings") or {}),
        training=details.get("trainingSettings") or {},
        featurization=details.get("featurizationSettings") or {},
        forecasting=details.get("forecastingSettings") or {},
        folds=folds.get("value"),
        weight=details.get("weightColumnName"),
        positive_label=details.get("positiveLabel"),
        split_columns=details.get("cvSplitColumnNames") or [],
        validation_size=details.get("validationDataSize"),
        test_size=details.get("testDataSize"),
        tables=tables,
        fetched=fetched,
    )


def metric_name(task: str, asked: str | None) -> str:
    """The name that a request has for its primary metric, in the spelling of the service."""
    plain = str(asked or DEFAULT_METRICS[task]).replace("_", "").lower()
    return next((name for name in METRICS if name.lower() == plain), str(asked))


def _limits(settings: dict) -> Limits:
    """The limits of a request; 0 and nothing are the defaults."""
    return Limits(
        max_trials=settings.get("maxTrials") or MOST_TRIALS,
        max_concurrent_trials=settings.get("maxConcurrentTrials") or 1,
        timeout=_seconds(settings.get("timeout")),
        trial_timeout=_seconds(settings.get("trialTimeout")),
        exit_score=settings.get("exitScore"),
        enable_early_termination=_or(settings.get("enableEarlyTermination"), True),
    )


def _or(value: bool | None, default: bool) -> bool:
    """``value``, or ``default`` where there is none."""
    return default if value is None else value


def _seconds(duration: str | None) -> float | None:
    """The seconds of a time limit, if there is one."""
    return seconds(duration) if duration else None
