"""Online deployments: a model and its code behind an endpoint, really started."""

import copy
from typing import ClassVar

from ..arm.ids import REGION
from ..arm.kind import Context, Kind, action
from ..arm.operations import accepted
from ..messages import ArmError, Response
from ..serving import files, names, pool, recorded
from ..serving.durations import seconds
from . import vm_size
from .online_endpoint import refuse_busy

# Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online
REQUESTS = {
    "requestTimeout": "PT5S",
    "maxConcurrentRequestsPerInstance": 1,
    "maxQueueWait": "PT0.5S",
}
PROBE = {
    "initialDelay": "PT10S",
    "period": "PT10S",
    "timeout": "PT2S",
    "successThreshold": 1,
    "failureThreshold": 30,
}
# What a Kubernetes cluster gives where a deployment names no instance type and no resources.
# Source: https://learn.microsoft.com/azure/machine-learning/how-to-manage-kubernetes-instance-types
KUBERNETES = {
    "instanceType": "defaultinstancetype",
    "containerResourceRequirements": {
        "containerResourceRequests": {"cpu": "100m", "memory": "2Gi"},
        "containerResourceLimits": {"cpu": "2", "memory": "2Gi"},
    },
}
LONGEST_REQUEST = 180  # seconds


class OnlineDeployment(Kind):
    """``workspaces/onlineEndpoints/deployments``."""

    types = ("workspaces/onlineendpoints/deployments",)
    long_running: ClassVar[frozenset[str]] = frozenset({"delete"})

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check the deployment and complete it."""
        names.check("deployment", context.id.name)
        if previous:
            refuse_busy(previous)
        resource.setdefault("location", REGION)
        resource.setdefault("tags", {})
        properties = resource["properties"]
        _check_compute(context, properties)
        _check_assets(context, properties)
        sku = resource.setdefault("sku", {})
        sku.setdefault("name", "Default")
        if sku.setdefault("capacity", 1) < 1:
            raise ArmError(400, "BadArgument", "The instance count must be at least 1.")
        for key, default in (
            ("appInsightsEnabled", False),
            ("egressPublicNetworkAccess", "Enabled"),
            ("environmentVariables", {}),
            ("properties", {}),
            ("scaleSettings", {"scaleType": "Default"}),
        ):
            properties.setdefault(key, default)
        properties["requestSettings"] = REQUESTS | (properties.get("requestSettings") or {})
        for probe in ("livenessProbe", "readinessProbe"):
            properties[probe] = PROBE | (properties.get(probe) or {})
        for collection in (properties.get("dataCollector") or {}).get("collections", {}).values():
            mode = collection.get("dataCollectionMode", "Disabled")
            collection["dataCollectionMode"] = mode.capitalize()  # as Azure answers
        _check_settings(properties)
        properties["provisioningState"] = "Updating" if previous else "Creating"

    def answer(self, context: Context, verb: str, resource: dict | None, status: int) -> Response:
        """Start what was created or changed; the client polls until it is ready."""
        if verb == "delete":
            return super().answer(context, verb, resource, status)
        serving = context.emulator.serving
        if reason := recorded.reason(context.emulator, resource["properties"]):
            serving.note(resource["id"], reason)
            resource["properties"]["provisioningState"] = "Succeeded"
            context.emulator.resources.put(resource["id"], resource)
            return accepted(context, Response.of_json(resource, status), resource)
        response = super().answer(context, verb, resource, status)
        operation = serving.provision(resource)
        return accepted(context, response, resource, name=operation)

    def delete(self, context: Context) -> Response:
        """Remove the deployment.

        Raises:
            ArmError: 400 while it gets traffic, 409 while it is in preparation.
        """
        deployment = context.emulator.resources.get(str(context.id))
        if deployment:
            refuse_busy(deployment)
            self._refuse_traffic(context)
        return super().delete(context)

    def removed(self, context: Context, resource: dict) -> None:
        """Stop the server."""
        context.emulator.serving.remove(resource["id"])

    @action("getLogs")
    def get_logs(self, context: Context, resource: dict) -> Response:
        """The last lines of one of the logs."""
        body = context.request.json()
        container = body.get("containerType") or "InferenceServer"
        if container.lower() not in pool.LOGS:
            text = f"A deployment has no container '{container}'."
            raise ArmError(400, "BadArgument", text)
        lines = body.get("tail") or 500
        content = context.emulator.serving.logs(resource["id"], container, lines)
        return Response.of_json({"content": content})

    def _refuse_traffic(self, context: Context) -> None:
        """Refuse to delete what clients are sent to."""
        properties = context.emulator.resources.get(str(context.id.parent))["properties"]
        for rules in (properties["traffic"], properties["mirrorTraffic"]):
            shares = {name.lower(): share for name, share in rules.items()}
            if share := shares.get(context.id.name.lower()):
                raise ArmError(
                    400,
                    "BadRequest",
                    f"The deployment '{context.id.name}' gets {share} % of the traffic. Set its "
                    "traffic to 0 before you delete it.",
                )


def _check_compute(context: Context, properties: dict) -> None:
    """Refuse a deployment that is not of the endpoint's kind, or has no valid instance type."""
    endpoint = context.emulator.resources.get(str(context.id.parent))
    kind = properties["endpointComputeType"]
    if kind.lower() != endpoint["kind"].lower():
        text = f"The endpoint '{endpoint['name']}' is {endpoint['kind']}, the deployment {kind}."
        raise ArmError(400, "BadArgument", text)
    if kind.lower() == "kubernetes":
        for key, default in KUBERNETES.items():
            properties.setdefault(key, copy.deepcopy(default))
        return
    if not properties.get("instanceType"):
        raise ArmError(400, "BadArgument", "A managed deployment needs an instance type.")
    properties["instanceType"] = vm_size.find(properties["instanceType"])["name"]


def _check_assets(context: Context, properties: dict) -> None:
    """Refuse assets that do not exist, and what has no script to run.

    Raises:
        ArmError: 400 or 404.
    """
    emulator, code = context.emulator, properties.get("codeConfiguration")
    mlflow = files.is_mlflow(emulator, properties.get("model"))
    kept = recorded.reason(emulator, properties)
    files.check_environment(emulator, properties.get("environmentId"))
    if code:
        files.asset(emulator, code["codeId"], "code")
        if not properties.get("environmentId"):
            text = "A deployment with a scoring script needs an environment."
            raise ArmError(400, "BadArgument", text)
    elif not mlflow and not kept:
        raise ArmError(
            400,
            "BadArgument",
            "The deployment has no scoring script, its model is not in MLflow or Triton format, "
            "and its environment has no inference configuration. Give it a code configuration.",
        )


def _check_settings(properties: dict) -> None:
    """Refuse settings that the service would not accept."""
    longest = seconds(properties["requestSettings"]["requestTimeout"])
    if longest > LONGEST_REQUEST:
        text = f"The request timeout is at most {LONGEST_REQUEST} seconds, not {longest:g}."
        raise ArmError(400, "BadArgument", text)
    scaling = properties["scaleSettings"]["scaleType"]
    if properties["endpointComputeType"].lower() == "managed" and scaling.lower() != "default":
        text = "A managed deployment has the scale type Default; Azure Monitor scales it."
        raise ArmError(400, "BadArgument", text)
