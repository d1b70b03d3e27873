"""Batch deployments: a model and how files are scored with it, or a pipeline component."""

from typing import ClassVar

from ..arm.ids import REGION
from ..arm.kind import Context, Kind
from ..execution.batch_request import compute_id
from ..execution.capacity import maximum
from ..messages import ArmError
from ..serving import files, names
from .public_asset import is_public

# Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-batch
DEFAULTS = {
    "environmentVariables": {},
    "errorThreshold": -1,
    "loggingLevel": "Info",
    "maxConcurrencyPerInstance": 1,
    "miniBatchSize": 10,
    "outputAction": "AppendRow",
    "outputFileName": "predictions.csv",
    "properties": {},
}
RETRY = {"maxRetries": 3, "timeout": "PT30S"}
CLUSTERS = ("AmlCompute", "Kubernetes")


class BatchDeployment(Kind):
    """``workspaces/batchEndpoints/deployments``."""

    types = ("workspaces/batchendpoints/deployments",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "delete"})

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check the deployment by its kind and complete it."""
        names.check("deployment", context.id.name)
        resource.setdefault("location", REGION)
        resource.setdefault("tags", {})
        properties = resource["properties"]
        for key, default in DEFAULTS.items():
            properties.setdefault(key, default)
        properties["retrySettings"] = RETRY | (properties.get("retrySettings") or {})
        if properties.get("deploymentConfiguration"):
            _check_component(context, properties["deploymentConfiguration"])
        else:
            _check_model(context, properties)
            _check_compute(context, properties)
            _check_settings(properties)
        properties["provisioningState"] = "Succeeded"

    def removed(self, context: Context, resource: dict) -> None:
        """An endpoint whose default deployment is deleted has none."""
        endpoint = context.emulator.resources.get(str(context.id.parent))
        defaults = endpoint["properties"]["defaults"] if endpoint else {}
        if defaults.get("deploymentName") == resource["name"]:
            endpoint["properties"]["defaults"] = {}
            context.emulator.resources.put(endpoint["id"], endpoint)


def _check_model(context: Context, properties: dict) -> None:
    """Refuse assets that do not exist, and what has no script to run.

    Raises:
        ArmError: 400 or 404.
    """
    emulator, code = context.emulator, properties.get("codeConfiguration")
    model = (properties.get("model") or {}).get("assetId")
    environment = properties.get("environmentId")
    if not model:
        raise ArmError(400, "BadArgument", "A model deployment needs a model.")
    if is_public(environment):
        text = "Batch deployments do not take curated environments: create one of your own."
        raise ArmError(400, "BadArgument", text)
    public = files.is_out_of_reach(emulator, model)
    mlflow = files.is_mlflow(emulator, model)
    if not public:
        files.asset(emulator, model, "model")
    files.check_environment(emulator, environment)
    if code:
        files.asset(emulator, code["codeId"], "code")
    if code and not environment:
        text = "A deployment with a scoring script needs an environment."
        raise ArmError(400, "BadArgument", text)
    if not code and not mlflow and not public:
        text = "The deployment has no scoring script, and its model is not in MLflow format."
        raise ArmError(400, "BadArgument", text)


def _check_compute(context: Context, properties: dict) -> None:
    """Refuse a compute that does not exist, is no cluster or has too few nodes."""
    properties.setdefault("resources", {}).setdefault("instanceCount", 1)
    reference = properties.get("compute")
    if not reference:
        raise ArmError(400, "BadArgument", "A model deployment needs a compute cluster.")
    compute = context.emulator.resources.get(reference)
    if compute is None:
        raise ArmError(404, "ResourceNotFound", f"The compute '{reference}' was not found.")
    kind, nodes = compute["properties"]["computeType"], properties["resources"]["instanceCount"]
    if kind not in CLUSTERS:
        text = f"'{compute['name']}' is a {kind}; batch deployments run on {' or '.join(CLUSTERS)}."
        raise ArmError(400, "BadArgument", text)
    if kind == "AmlCompute" and nodes > maximum(compute):
        text = (
            f"The deployment asks for {nodes} nodes; the cluster '{compute['name']}' has at most "
            f"{maximum(compute)}."
        )
        raise ArmError(400, "BadArgument", text)


def _check_settings(properties: dict) -> None:
    """Refuse numbers that make no sense."""
    for key, least in (
        ("miniBatchSize", 1),
        ("maxConcurrencyPerInstance", 1),
        ("errorThreshold", -1),
    ):
        if properties[key] < least:
            text = f"The setting {key} is at least {least}, not {properties[key]}."
            raise ArmError(400, "BadArgument", text)


def _check_component(context: Context, configuration: dict) -> None:
    """Refuse a component that does not exist or is no pipeline.

    Raises:
        ArmError: 400 or 404.
    """
    reference = (configuration.get("componentId") or {}).get("assetId")
    if not reference:
        raise ArmError(400, "BadArgument", "A pipeline deployment needs a component.")
    component = files.asset(context.emulator, reference, "component")
    kind = component["properties"]["componentSpec"]["type"]
    if kind != "pipeline":
        text = f"Batch deployments run pipeline components; '{reference}' is of the type {kind}."
        raise ArmError(400, "BadArgument", text)
    compute = configuration.setdefault("settings", {}).get("default_compute")
    if compute and compute_id(context.id.root, compute) not in context.emulator.resources:
        raise ArmError(404, "ResourceNotFound", f"The compute '{compute}' was not found.")
