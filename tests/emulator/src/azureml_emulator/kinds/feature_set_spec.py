"""The specification of a feature set: what ``FeatureSetSpec.yaml`` in its folder says.

Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-featureset-spec
"""

import yaml

from ..execution.data import DataError, locate
from ..messages import ArmError

FILE = "FeatureSetSpec.yaml"
TYPES = ("string", "integer", "long", "float", "double", "binary", "datetime", "boolean")
TABLES = ("mltable", "csv", "parquet", "deltatable")
CUSTOM, FEATURE_SET = "custom", "featureset"  # a class of the user's, and other feature sets


def read(emulator, workspace: str, uri: str) -> dict:
    """The specification in the folder ``uri``, checked.

    Args:
        workspace: resource id of the feature store.

    Raises:
        ArmError: 400 with everything that is wrong with it.
    """
    try:
        account, container, path = locate(emulator, workspace, uri)
    except DataError as error:
        raise ArmError(400, "UserError", f"The specification cannot be read: {error}") from None
    data = emulator.blobs.get(account, container, f"{path}/{FILE}")
    if data is None:
        raise ArmError(400, "UserError", f"The folder {uri} has no {FILE}.")
    try:
        spec = yaml.safe_load(data)
    except yaml.YAMLError as error:
        raise ArmError(400, "UserError", f"{FILE} is not valid YAML: {error}") from None
    found = problems(spec)
    if found:
        text = f"{FILE} has {len(found)} problem(s): {'; '.join(found)}."
        raise ArmError(400, "UserError", text, tuple(found))
    return spec


def problems(spec) -> list[str]:
    """Everything that is wrong with a specification."""
    if not isinstance(spec, dict):
        return ["it is not a mapping"]
    source = spec.get("source") or {}
    return [
        *_source_problems(source),
        *_column_problems(spec, "features", needed=True),
        *_column_problems(spec, "index_columns", needed=_kind(source) != FEATURE_SET),
    ]


def _source_problems(source: dict) -> list[str]:
    kind, allowed = _kind(source), (*TABLES, CUSTOM, FEATURE_SET)
    if kind not in allowed:
        return [f"source.type is {source.get('type')!r}, not one of {', '.join(allowed)}"]
    found = []
    if kind in TABLES and not source.get("path"):
        found.append("source.path is missing")
    if kind == CUSTOM and not (source.get("source_process_code") or {}).get("process_class"):
        found.append("source.source_process_code.process_class is missing")
    if kind != FEATURE_SET and not (source.get("timestamp_column") or {}).get("name"):
        found.append("source.timestamp_column.name is missing")
    return found


def _column_problems(spec: dict, key: str, *, needed: bool) -> list[str]:
    columns = spec.get(key) or []
    if not columns:
        return [f"{key} is missing"] if needed else []
    found, names = [], [str(column.get("name") or "") for column in columns]
    for index, (column, name) in enumerate(zip(columns, names, strict=True)):
        if not name:
            found.append(f"{key}[{index}].name is missing")
        if str(column.get("type")).lower() not in TYPES:
            allowed = ", ".join(TYPES)
            found.append(f"{key}[{index}].type is {column.get('type')!r}, not one of {allowed}")
    twice = sorted({name for name in names if name and names.count(name) > 1})
    return found + [f"{key} has '{name}' more than once" for name in twice]


def _kind(source: dict) -> str:
    return str(source.get("type")).lower()
