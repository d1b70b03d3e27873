"""MLflow's model registry of a workspace: the same models that the SDK and ``az ml model`` have.

Registered models are not renamed, and not deleted as a whole; their aliases are not modelled.
Source: https://learn.microsoft.com/azure/machine-learning/how-to-manage-models-mlflow
"""

import re
from collections.abc import Callable
from datetime import datetime

from ..arm import provider
from ..arm.ids import ResourceId
from ..arm.kind import KINDS, Context
from ..messages import ArmError, Request, Response
from . import mlflow_search as search
from .artifact import model_address
from .mlflow_search import MlflowError, required

STAGES = ("None", "Staging", "Production", "Archived")
ARTIFACTS = "azureml://datastores/workspaceartifactstore/paths/"
_RUN = re.compile(r".*/runs/([^/]+)/artifacts/(.+)")
_UPLOADED = re.compile(r"azureml://artifacts/(.+)")


def handle(emulator, request: Request, workspace: str, operation: str) -> Response:
    """Answer one request; errors come in the shape of MLflow's server."""
    asked = request.json() if request.method != "GET" else dict(request.query)
    registry = _Registry(emulator, ResourceId.parse(workspace))
    try:
        with emulator.lock:
            return Response.of_json(OPERATIONS[operation](registry, asked or {}))
    except MlflowError as error:
        return _refusal(error.status, error.code, str(error))
    except ArmError as error:
        return _refusal(error.status, "INVALID_PARAMETER_VALUE", error.message)


def _refusal(status: int, code: str, message: str) -> Response:
    return Response.of_json({"error_code": code, "message": message}, status)


class _Registry:
    """The models of one workspace, as MLflow sees them; methods take what a client has asked."""

    def __init__(self, emulator, workspace: ResourceId):
        self._emulator = emulator
        self._workspace = workspace

    def create_model(self, asked: dict) -> dict:
        """Make a model without versions."""
        name = required(asked, "name")
        if self._stored(self._id(name)):
            text = f"Registered Model (name={name}) already exists."
            raise MlflowError(400, "RESOURCE_ALREADY_EXISTS", text)
        properties = {"tags": _tags(asked), "description": asked.get("description") or ""}
        provider.create(self._emulator, self._id(name), {"properties": properties})
        return self.get_model(asked)

    def get_model(self, asked: dict) -> dict:
        """Show a model with its latest versions."""
        return {"registered_model": self._view_model(self._model(asked))}

    def search_models(self, asked: dict) -> dict:
        """List models, by name if asked."""
        wanted = search.conditions(asked).get("name")
        found = [model for model in self._models() if wanted in (None, model["name"])]
        shown = search.ordered([self._view_model(model) for model in found], asked)
        return search.page("registered_models", shown, asked)

    def update_model(self, asked: dict) -> dict:
        """Change the description."""
        model = self._model(asked)
        model["properties"]["description"] = asked.get("description") or ""
        self._save(model)
        return self.get_model(asked)

    def latest_versions(self, asked: dict) -> dict:
        """The newest version of each stage."""
        stages = asked.get("stages") or STAGES
        stages = [stages] if isinstance(stages, str) else stages
        newest = self._view_model(self._model(asked))["latest_versions"]
        return {"model_versions": [item for item in newest if item["current_stage"] in stages]}

    def keep_model(self, asked: dict) -> dict:
        """Refuse to rename or delete a model as a whole."""
        text = "Registered models are immutable in Azure Machine Learning: delete their versions."
        raise MlflowError(400, "INVALID_PARAMETER_VALUE", text)

    def create_version(self, asked: dict) -> dict:
        """Make the next version of a model out of the artifacts of a run, or of what is stored.

        A model that does not exist is made with it: unlike on MLflow's own server, which refuses.
        """
        container_id = self._id(required(asked, "name"))
        container = self._stored(container_id)
        number = container["properties"]["nextVersion"] if container else "1"
        properties = {
            "modelUri": _uri(required(asked, "source")),
            "modelType": "mlflow_model",
            "tags": _tags(asked),
            "description": asked.get("description") or "",
        }
        if asked.get("run_id"):
            properties["jobName"] = asked["run_id"]
        version_id = container_id.child("versions", number)
        provider.create(self._emulator, version_id, {"properties": properties})
        return {"model_version": self._view_version(self._stored(version_id))}

    def get_version(self, asked: dict) -> dict:
        """Show a version."""
        return {"model_version": self._view_version(self._version(asked))}

    def search_versions(self, asked: dict) -> dict:
        """List versions, by model and run if asked."""
        wanted = search.conditions(asked)
        shown = [
            self._view_version(version)
            for model in self._models()
            for version in self._versions(model)
        ]
        shown = [item for item in shown if all(item[key] == text for key, text in wanted.items())]
        return search.page("model_versions", shown[::-1], asked)

    def update_version(self, asked: dict) -> dict:
        """Change the description."""
        version = self._version(asked)
        version["properties"]["description"] = asked.get("description") or ""
        return {"model_version": self._view_version(self._save(version))}

    def delete_version(self, asked: dict) -> dict:
        """Remove a version."""
        version_id = ResourceId.parse(self._version(asked)["id"])
        request = Request("DELETE", f"https://management.azure.com{version_id}")
        KINDS[version_id.type].delete(Context(self._emulator, request, version_id))
        return {}

    def move_version(self, asked: dict) -> dict:
        """Move a version to another stage, and archive those that were there if asked."""
        version, stage = self._version(asked), _stage(required(asked, "stage"))
        if str(asked.get("archive_existing_versions")).lower() == "true":
            for other in self._versions(self._model(asked)):
                if other["properties"].get("stage") == stage and other["id"] != version["id"]:
                    other["properties"]["stage"] = "Archived"
                    self._save(other)
        version["properties"]["stage"] = stage
        return {"model_version": self._view_version(self._save(version))}

    def download_uri(self, asked: dict) -> dict:
        """Say where the files of a version are."""
        return {"artifact_uri": model_address(self._emulator, self._version(asked))}

    def set_tag(self, asked: dict) -> dict:
        """Set a tag of a version, or of a model when no version is named."""
        resource = self._version(asked) if asked.get("version") else self._model(asked)
        resource["properties"]["tags"][required(asked, "key")] = asked.get("value") or ""
        self._save(resource)
        return {}

    def delete_tag(self, asked: dict) -> dict:
        """Remove a tag of a version or a model."""
        resource = self._version(asked) if asked.get("version") else self._model(asked)
        resource["properties"]["tags"].pop(required(asked, "key"), None)
        self._save(resource)
        return {}

    def _id(self, name: str) -> ResourceId:
        return self._workspace.child("models", name)

    def _stored(self, resource_id: ResourceId) -> dict | None:
        return self._emulator.resources.get(str(resource_id))

    def _model(self, asked: dict) -> dict:
        """The model that a request names."""
        name = required(asked, "name")
        model = self._stored(self._id(name))
        if model is None:
            text = f"Registered Model with name={name} not found"
            raise MlflowError(404, "RESOURCE_DOES_NOT_EXIST", text)
        return model

    def _version(self, asked: dict) -> dict:
        """The version that a request names."""
        model, number = self._model(asked), str(required(asked, "version"))
        version = self._stored(self._id(model["name"]).child("versions", number))
        if version is None:
            text = f"Model Version (name={model['name']}, version={number}) not found"
            raise MlflowError(404, "RESOURCE_DOES_NOT_EXIST", text)
        return version

    def _models(self) -> list[dict]:
        prefix = f"{self._workspace}/models/"
        items = self._emulator.resources.items(prefix)
        return [model for key, model in items if "/" not in key[len(prefix) :]]

    def _versions(self, model: dict) -> list[dict]:
        found = self._emulator.resources.items(f"{model['id']}/versions/")
        return [version for _, version in found if not version["properties"]["isAnonymous"]]

    def _save(self, resource: dict) -> dict:
        """Keep a changed resource."""
        resource["systemData"]["lastModifiedAt"] = self._emulator.clock.timestamp()
        self._emulator.resources.put(resource["id"], resource)
        return resource

    def _view_model(self, model: dict) -> dict:
        """A model as MLflow shows it."""
        versions = [self._view_version(version) for version in self._versions(model)]
        newest = {version["current_stage"]: version for version in versions}
        return _common(model) | {"name": model["name"], "latest_versions": list(newest.values())}

    def _view_version(self, version: dict) -> dict:
        """A version as MLflow shows it."""
        properties = version["properties"]
        return _common(version) | {
            "name": version["id"].split("/")[-3],
            "version": version["name"],
            "current_stage": properties.get("stage") or "None",
            "source": properties["modelUri"],
            "run_id": properties.get("jobName") or "",
            "status": "READY",
        }


def _common(resource: dict) -> dict:
    """What models and versions have both."""
    properties, stamps = resource["properties"], resource["systemData"]
    return {
        "creation_timestamp": _milliseconds(stamps["createdAt"]),
        "last_updated_timestamp": _milliseconds(stamps["lastModifiedAt"]),
        "description": properties.get("description") or "",
        "tags": [{"key": key, "value": text} for key, text in properties["tags"].items()],
    }


def _uri(source: str) -> str:
    """The source of a version as a URI that a model of the workspace can have."""
    if found := _RUN.fullmatch(source):
        return f"runs:/{found[1]}/{found[2]}"
    if found := _UPLOADED.fullmatch(source):
        return ARTIFACTS + found[1]
    if not source.startswith("azureml://"):
        text = f"'{source}' cannot be registered: use the artifacts of a run, or a local folder."
        raise MlflowError(400, "INVALID_PARAMETER_VALUE", text)
    return source


def _stage(text: str) -> str:
    """A stage in MLflow's spelling."""
    stages = {stage.lower(): stage for stage in STAGES}
    if text.lower() not in stages:
        message = f"Invalid Model Version stage: {text}. Value must be one of {', '.join(STAGES)}."
        raise MlflowError(400, "INVALID_PARAMETER_VALUE", message)
    return stages[text.lower()]


def _tags(asked: dict) -> dict[str, str]:
    return {tag["key"]: str(tag.get("value", "")) for tag in asked.get("tags") or []}


def _milliseconds(timestamp: str) -> int:
    return int(datetime.fromisoformat(timestamp[:26] + "+00:00").timestamp() * 1000)


OPERATIONS: dict[str, Callable[[_Registry, dict], dict]] = {
    "registered-models/create": _Registry.create_model,
    "registered-models/delete": _Registry.keep_model,
    "registered-models/delete-tag": _Registry.delete_tag,
    "registered-models/get": _Registry.get_model,
    "registered-models/get-latest-versions": _Registry.latest_versions,
    "registered-models/rename": _Registry.keep_model,
    "registered-models/search": _Registry.search_models,
    "registered-models/set-tag": _Registry.set_tag,
    "registered-models/update": _Registry.update_model,
    "model-versions/create": _Registry.create_version,
    "model-versions/delete": _Registry.delete_version,
    "model-versions/delete-tag": _Registry.delete_tag,
    "model-versions/get": _Registry.get_version,
    "model-versions/get-download-uri": _Registry.download_uri,
    "model-versions/search": _Registry.search_versions,
    "model-versions/set-tag": _Registry.set_tag,
    "model-versions/transition-stage": _Registry.move_version,
    "model-versions/update": _Registry.update_version,
}
