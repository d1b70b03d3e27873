"""AutoML as a step of a pipeline: the step, in the words of YAML, becomes the request of a job."""

import ast
import re

from ...messages import ArmError
from .. import bindings
from ..bindings import Sources
from .request import TABULAR

TYPE = "automl"
TASKS = {task.lower(): task for task in TABULAR} | {
    "image_classification": "ImageClassification",
    "image_classification_multilabel": "ImageClassificationMultilabel",
    "image_instance_segmentation": "ImageInstanceSegmentation",
    "image_object_detection": "ImageObjectDetection",
    "text_classification": "TextClassification",
    "text_classification_multilabel": "TextClassificationMultilabel",
    "text_ner": "TextNER",
}
_SECTIONS = {
    "featurization": "featurizationSettings",
    "forecasting": "forecastingSettings",
    "limits": "limitSettings",
    "training": "trainingSettings",
}
_PLAIN = (
    "cv_split_column_names",
    "positive_label",
    "primary_metric",
    "target_column_name",
    "test_data_size",
    "validation_data_size",
    "weight_column_name",
)
_CHOICES = ("forecast_horizon", "seasonality", "target_rolling_window_size")


def component(node: dict) -> dict:
    """What a component would say of the step: its outputs."""
    return {"outputs": {name: {"type": "mlflow_model"} for name in node.get("outputs") or {}}}


def job(common: dict, node: dict, spec: dict, sources: Sources) -> tuple[dict, dict]:
    """The properties of the job of a step, and its record.

    Raises:
        ArmError: 400 for an unknown task, or data that come from what does not exist.
    """
    if node.get("task") not in TASKS:
        known = ", ".join(TASKS)
        text = f"The step has the AutoML task {node.get('task')}; there are {known}."
        raise ArmError(400, "UserError", text)
    details = {"taskType": TASKS[node["task"]], "logVerbosity": node.get("log_verbosity")}
    details |= {_camel(key): bindings.text(node[key], sources) for key in _PLAIN if node.get(key)}
    for key in bindings.TABLES:
        if node.get(key):
            details[_camel(key)] = _table(node[key], sources)
    if folds := node.get("n_cross_validations"):
        details["nCrossValidations"] = _choice(bindings.text(folds, sources))
    for key, name in _SECTIONS.items():
        if node.get(key):
            details[name] = _section(key, node[key], sources)
    return common | {"jobType": "AutoML", "taskDetails": details}, {}


def _table(value: str | dict, sources: Sources) -> dict:
    """A table: from an input or another step, or given (the SDK sends it as the text of a dict)."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        value = ast.literal_eval(value)
    if isinstance(value, dict):
        return {"jobInputType": "mltable", "uri": value.get("path") or value.get("uri")}
    found = re.fullmatch(r"\$\{\{\s*parent\.([\w.]+)\s*\}\}", value.strip())
    if not found or found[1] not in sources:
        text = f"The data {value} of an AutoML step is not there."
        raise ArmError(400, "UserError", text)
    return {**sources[found[1]], "jobInputType": "mltable"}


def _section(key: str, content: dict, sources: Sources) -> dict:
    """One section of the settings, as the request of a job has it."""
    found = {name: bindings.text(value, sources) for name, value in content.items()}
    if key == "limits":
        for name in ("timeout", "trial_timeout"):
            if minutes := found.pop(f"{name}_minutes", None):
                found[name] = f"PT{minutes}M"
    if key == "forecasting":
        found |= {name: _choice(found[name]) for name in _CHOICES if found.get(name)}
        if lags := found.get("target_lags"):
            values = lags if isinstance(lags, list) else [lags]
            automatic = values == ["auto"]
            found["target_lags"] = _choice("auto") if automatic else {"values": values}
        names = found.get("time_series_id_column_names")
        if isinstance(names, str):
            found["time_series_id_column_names"] = [names]
    if settings := found.get("stack_ensemble_settings"):
        found["stack_ensemble_settings"] = {_camel(name): value for name, value in settings.items()}
    return {_camel(name): value for name, value in found.items() if value is not None}


def _choice(value) -> dict:
    """A number that can be found automatically."""
    if str(value).lower() == "auto":
        return {"mode": "Auto"}
    return {"mode": "Custom", "value": int(value)}


def _camel(name: str) -> str:
    """A name in camel case."""
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)
