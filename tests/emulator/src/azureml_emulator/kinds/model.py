"""Models: files with a version, and what MLflow says about them."""

import json
import re
from typing import ClassVar

import yaml

from ..arm.kind import Context
from ..arm.versioned import ContainerKind, VersionedKind
from ..execution.data import DataError, locate
from ..messages import ArmError

MLFLOW = "mlflow_model"
_RUN = re.compile(r"runs:/([^/]+)/(.+)")
_JOB_OUTPUT = re.compile(r"azureml://jobs/([^/]+)/outputs/([^/]+)(?:/paths)?/?(.*)")
_DATASTORE = re.compile(r"azureml://datastores/([^/]+)/(?:paths/)?(.*)")
_LONG = "azureml://subscriptions/{}/resourcegroups/{}/workspaces/{}/datastores/{}/paths/{}"


class ModelContainer(ContainerKind):
    """A model without a version."""

    types = ("workspaces/models", "registries/models")


class ModelVersion(VersionedKind):
    """One version of a model: where its files are, and of which type they are."""

    types = ("workspaces/models/versions", "registries/models/versions")
    content = ("modelUri", "modelType")
    defaults: ClassVar[dict] = {"modelType": "custom_model", "provisioningState": "Succeeded"}

    def complete(self, context: Context, properties: dict) -> None:
        """Find the files, which may come out of a job, and read what flavors they have."""
        if not properties.get("modelUri"):
            raise ArmError(400, "UserError", "The model has no modelUri: give it a path.")
        if not context.id.in_registry:
            _resolve(context, properties)
        properties["flavors"] = {}
        if properties["modelType"].lower() == MLFLOW:
            properties["flavors"] = _flavors(context, properties["modelUri"])

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Keep stage and job when a request does not name them, as that of ``archive`` does not."""
        for name in ("stage", "jobName"):
            if previous and name in previous["properties"]:
                resource["properties"].setdefault(name, previous["properties"][name])
        super().fill(context, resource, previous)

    def changed(self, context: Context, fields: list[str]) -> ArmError:
        """The message that the SDK knows this error by."""
        return ArmError(409, "UserError", "Asset paths cannot be updated.")

    def select(self, context: Context, resources) -> list[dict]:
        """Versions of one ``stage``, if the request names it."""
        shown = super().select(context, resources)
        stage = context.request.query.get("stage")
        return [item for item in shown if not stage or item["properties"].get("stage") == stage]


def _resolve(context: Context, properties: dict) -> None:
    """Turn the output of a job, or a short datastore URI, into the full URI of a datastore."""
    uri = properties["modelUri"]
    if found := _RUN.fullmatch(uri):
        uri = _output(context, found[1], "default", found[2])
        properties["jobName"] = found[1]
    elif found := _JOB_OUTPUT.fullmatch(uri):
        output = "default" if found[2] == "artifacts" else found[2]
        uri = _output(context, found[1], output, found[3])
        properties["jobName"] = found[1]
    if found := _DATASTORE.fullmatch(uri):
        workspace = context.id.root
        where = workspace.subscription, workspace.group, workspace.name
        uri = _LONG.format(*where, found[1], found[2])
    properties["modelUri"] = uri.rstrip("/")


def _output(context: Context, job: str, output: str, path: str) -> str:
    """The URI of ``path`` in an output of a job.

    Raises:
        ArmError: 404 when there is no such job or output.
    """
    resource = context.emulator.resources.get(f"{context.id.root}/jobs/{job}")
    if resource is None:
        raise ArmError(404, "UserError", f"The model comes from the job '{job}', which is missing.")
    outputs = resource["properties"].get("outputs", {})
    if output not in outputs:
        raise ArmError(404, "UserError", f"The job '{job}' has no output '{output}'.")
    return "/".join(part for part in (outputs[output]["uri"].rstrip("/"), path) if part)


def _flavors(context: Context, uri: str) -> dict:
    """The flavors in the ``MLmodel`` file of a model; none where the emulator cannot read.

    Raises:
        ArmError: 400 when the folder has no such file.
    """
    try:
        account, container, path = locate(context.emulator, str(context.id.root), uri)
    except DataError:
        return {}
    data = context.emulator.blobs.get(account, container, f"{path}/MLmodel")
    if data is None:
        text = f"A model of the type {MLFLOW} is a folder with an MLmodel file; {uri} has none."
        raise ArmError(400, "UserError", text)
    flavors = (yaml.safe_load(data) or {}).get("flavors") or {}
    return {name: {"data": _texts(values or {})} for name, values in flavors.items()}


def _texts(values: dict) -> dict[str, str]:
    """The values as texts; what has parts as JSON."""
    return {
        key: json.dumps(value) if isinstance(value, (dict, list)) else str(value)
        for key, value in values.items()
        if value is not None
    }
