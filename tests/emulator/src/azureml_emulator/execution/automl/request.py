"""What the service refuses of an AutoML job before it starts anything.

Sources: https://learn.microsoft.com/azure/machine-learning/how-to-configure-auto-train,
https://learn.microsoft.com/azure/machine-learning/how-to-auto-train-forecast
"""

from ...arm.kind import Context
from ...automl.problem import MOST_TRIALS
from ...messages import ArmError
from ..data import DataError, check_place

TABULAR = ("Classification", "Regression", "Forecasting")
TABLES = {"training": "trainingData", "validation": "validationData", "test": "testData"}
OUTPUT = "best_model"
_NOT_FOR_SERIES = {
    "validationDataSize": "validation_data_size",
    "cvSplitColumnNames": "cv_split_column_names",
}
_EITHER = (
    ("validationData", "nCrossValidations"),
    ("validationData", "validationDataSize"),
    ("validationData", "cvSplitColumnNames"),
    ("testData", "testDataSize"),
)


def check(context: Context, properties: dict) -> None:
    """Refuse missing data and computes, and settings that exclude each other or mean nothing.

    Raises:
        ArmError: 400 or 404.
    """
    details = properties["taskDetails"]
    _check_compute(context, properties.get("computeId"))
    for role, key in TABLES.items():
        if details.get(key):
            _check_table(context, role, details[key])
    others = sorted(set(properties["outputs"]) - {OUTPUT, "default"})
    if others:
        _refuse(f"An AutoML job has the output {OUTPUT} and no other: not {', '.join(others)}.")
    if details["taskType"] not in TABULAR:
        return
    if not details.get("targetColumnName"):
        _refuse("The job has no target_column_name.")
    _check_validation(details)
    _check_limits(details.get("limitSettings") or {})
    training = details.get("trainingSettings") or {}
    if training.get("allowedTrainingAlgorithms") and training.get("blockedTrainingAlgorithms"):
        _refuse("Algorithms are either allowed or blocked: give one of the two lists, not both.")
    if details["taskType"] == "Forecasting":
        _check_forecasting(details)


def _check_compute(context: Context, compute_id: str | None) -> None:
    """Refuse a compute that does not exist; without one it is serverless."""
    if compute_id and context.emulator.resources.get(compute_id) is None:
        text = f"The compute '{compute_id}' of the job was not found."
        raise ArmError(404, "ResourceNotFound", text)


def _check_table(context: Context, role: str, item: dict) -> None:
    """Refuse data that do not exist or are no table."""
    from ...kinds.asset_reference import find_asset  # kinds import execution

    if "uri" not in item:  # it comes from a step of the pipeline that has not run
        return
    try:
        check_place(context.emulator, str(context.id.root), item["uri"])
    except DataError as error:
        _refuse(f"The {role} data are not valid. {error}")
    asset = find_asset(context.emulator, item["uri"])
    kind = (asset or {}).get("properties", {}).get("dataType", "mltable")
    if kind != "mltable":
        _refuse(f"The {role} data are of the type {kind}; an AutoML job takes an mltable.")


def _check_validation(details: dict) -> None:
    """Refuse validation that is said twice or is impossible."""
    for first, second in _EITHER:
        if details.get(first) and details.get(second):
            _refuse(f"{first} and {second} exclude each other.")
    for key in ("validationDataSize", "testDataSize"):
        size = details.get(key)
        if size is not None and not 0 < size < 1:
            _refuse(f"The {key} is {size}; it must be between 0 and 1.")
    folds = (details.get("nCrossValidations") or {}).get("value")
    least = 1 if details.get("validationDataSize") or details["taskType"] == "Forecasting" else 2
    if folds is not None and folds < least:
        _refuse(f"The number of cross validations is {folds}; it must be at least {least}.")


def _check_limits(limits: dict) -> None:
    """Refuse limits out of range."""
    for key in ("maxTrials", "maxConcurrentTrials"):
        number = limits.get(key)
        if number is not None and not 1 <= number <= MOST_TRIALS:
            _refuse(f"The {key} of the job is {number}; it must be from 1 to {MOST_TRIALS}.")


def _check_forecasting(details: dict) -> None:
    """Refuse what time series do not have."""
    if not (details.get("forecastingSettings") or {}).get("timeColumnName"):
        _refuse("A forecasting job needs a time_column_name.")
    for key, name in _NOT_FOR_SERIES.items():
        if details.get(key):
            _refuse(f"Forecasting does not support {name}.")
    mode = (details.get("featurizationSettings") or {}).get("mode")
    if str(mode).lower() == "off":
        _refuse("Forecasting cannot have the featurization mode off.")


def _refuse(text: str) -> None:
    """Answer that the request is wrong.

    Raises:
        ArmError: always.
    """
    raise ArmError(400, "UserError", text)
