"""Model monitors: the signals of a schedule of the type monitor, checked; and the job they make.

The contract knows newer models than the SDK sends; what it lets through unseen is checked here.
Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-monitor
"""

import re
from collections.abc import Iterator
from datetime import datetime

from ..arm.kind import Context
from ..execution.data import DataError, check_place
from ..execution.monitoring import COMPUTED, MonitorRunner
from ..messages import ArmError

SIZES = (4, 8, 16, 32, 64)
INSTANCES = tuple(f"standard_e{size}s_v3" for size in SIZES)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
WINDOW = re.compile(r"P(?=\w)(\d+[YMWD])*(T(\d+[HMS])+)?")
DRIFT = ("jensenShannonDistance", "populationStabilityIndex")
NUMERICAL_DRIFT = (*DRIFT, "normalizedWassersteinDistance", "twoSampleKolmogorovSmirnovTest")
CATEGORICAL_DRIFT = (*DRIFT, "pearsonsChiSquaredTest")
QUALITY = ("nullValueRate", "dataTypeErrorRate", "outOfBoundsRate")
SCORES = ("groundedness", "relevance", "coherence", "fluency", "similarity")
# Metrics of each signal, by the type of the features; "" where there is none.
METRICS = {
    "datadrift": {"numerical": NUMERICAL_DRIFT, "categorical": CATEGORICAL_DRIFT},
    "predictiondrift": {"numerical": NUMERICAL_DRIFT, "categorical": CATEGORICAL_DRIFT},
    "dataquality": {"numerical": QUALITY, "categorical": QUALITY},
    "featureattributiondrift": {"": ("normalizedDiscountedCumulativeGain",)},
    "modelperformance": {
        "": (
            "accuracy",
            "precision",
            "recall",
            "meanAbsoluteError",
            "meanSquaredError",
            "rootMeanSquaredError",
        )
    },
    "generationsafetyquality": {
        "": tuple(
            f"{start}{score}{end}"
            for score in SCORES
            for start, end in (("acceptable", "scorePerInstance"), ("aggregated", "passRate"))
        )
    },
    "generationtokenstatistics": {"": ("totalTokenCount", "totalTokenCountPerGroup")},
}
NEEDS_REFERENCE = (*COMPUTED, "featureattributiondrift", "modelperformance")
SAMPLED = ("generationsafetyquality", "generationtokenstatistics")


def check(context: Context, definition: dict) -> None:
    """Refuse a monitor that could not work.

    Raises:
        ArmError: 400 with everything that is wrong.
    """
    found = list(_problems(context, definition))
    if found:
        text = f"The monitor has {len(found)} problem(s): {'; '.join(found)}."
        raise ArmError(400, "UserError", text, tuple(found))


def job(schedule: dict, time: datetime) -> dict:
    """The job that computes the signals of a monitor; it is shown as a command job.

    Args:
        time: when the schedule was due, in UTC: the end of the data windows.
    """
    definition = schedule["properties"]["action"]["monitorDefinition"]
    inputs = {}
    for index, signal in enumerate(definition["signals"].values()):
        if _kind(signal) not in COMPUTED:
            continue
        for role in ("production", "reference"):
            data = signal[f"{role}Data"]
            inputs[f"{role}_{index}"] = {"jobInputType": data["jobInputType"], "uri": data["uri"]}
    return {
        "jobType": "Command",
        "command": f"model monitor {schedule['name']}",
        "environmentId": "",
        "experimentName": schedule["name"],
        "inputs": inputs,
        "record": {
            "runner": MonitorRunner.job_type,
            "monitor": definition,
            "time": time.isoformat(),
        },
    }


def _problems(context: Context, definition: dict) -> Iterator[str]:
    """Everything that is wrong with a monitor."""
    instance = str(definition["computeConfiguration"].get("instanceType")).lower()
    if instance not in INSTANCES:
        yield f"the instance type {instance} is not one of {', '.join(INSTANCES)}"
    target = (definition.get("monitoringTarget") or {}).get("deploymentId")
    if target and target.removeprefix("azureml:") not in context.emulator.resources:
        yield f"the deployment {target} does not exist"
    setting = definition.get("alertNotificationSetting") or {}
    for email in (setting.get("emailNotificationSetting") or {}).get("emails") or []:
        if not EMAIL.fullmatch(email):
            yield f"'{email}' is no email address"
    if not definition.get("signals"):
        yield "it has no signals"
    for name, signal in (definition.get("signals") or {}).items():
        for text in _signal_problems(context, signal):
            yield f"signal '{name}': {text}"


def _signal_problems(context: Context, signal: dict) -> Iterator[str]:
    """What is wrong with one signal."""
    kind = _kind(signal)
    if kind != "custom" and not signal.get("productionData"):
        yield "it has no production data"
    if kind in NEEDS_REFERENCE and not signal.get("referenceData"):
        yield "it has no reference data"
    for data in _data(signal):
        yield from _data_problems(context, data)
    rate = signal.get("samplingRate")
    if kind in SAMPLED and rate is not None and not 0 < rate <= 1:
        yield f"the sampling rate {rate} is not above 0 and at most 1"
    thresholds = signal.get("metricThresholds") or signal.get("metricThreshold") or []
    for threshold in thresholds if isinstance(thresholds, list) else [thresholds]:
        yield from _threshold_problems(kind, threshold)


def _data_problems(context: Context, data: dict) -> Iterator[str]:
    """What is wrong with one input."""
    uri = data.get("uri")
    try:
        check_place(context.emulator, str(context.id.root), uri or "")
    except DataError as error:
        yield str(error).rstrip(".")
    for key in ("windowSize", "windowOffset"):
        if data.get(key) is not None and not WINDOW.fullmatch(str(data[key])):
            yield f"{key} '{data[key]}' is not a duration such as P7D"


def _threshold_problems(kind: str, threshold: dict) -> Iterator[str]:
    """A metric that the signal does not have."""
    metric = str(threshold.get("metric"))
    if kind not in METRICS:
        return  # a custom signal has the metrics of its component
    by_type = METRICS[kind]
    features = "" if "" in by_type else str(threshold.get("dataType")).lower()
    allowed = by_type.get(features, ())
    if metric.lower() not in {name.lower() for name in allowed}:
        of = f" of {features} features" if features else ""
        yield f"the metric {metric}{of} is not one of {', '.join(allowed)}"


def _data(signal: dict) -> list[dict]:
    """All inputs of a signal."""
    production = signal.get("productionData") or []
    reference = signal.get("referenceData")
    return [
        *(production if isinstance(production, list) else [production]),
        *([reference] if reference else []),
        *(signal.get("inputs") or {}).values(),
        *(signal.get("inputAssets") or {}).values(),
    ]


def _kind(signal: dict) -> str:
    return signal["signalType"].lower()
