"""Online endpoints: a stable address, credentials, and rules who answers."""

from typing import ClassVar

from ..arm.ids import REGION, TENANT
from ..arm.kind import Context, Kind, action
from ..arm.operations import accepted
from ..messages import ArmError, Response
from ..serving import credentials, names

MIRROR_LIMIT = 50  # per cent of the traffic that can be copied
# The SDK sends back as properties what it has read from systemData.
ECHOED = ("createdBy", "createdAt", "lastModifiedAt")


class OnlineEndpoint(Kind):
    """``workspaces/onlineEndpoints``.

    Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online
    """

    types = ("workspaces/onlineendpoints",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "delete"})

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check name and traffic; add addresses, credentials and defaults."""
        emulator, name, properties = context.emulator, context.id.name, resource["properties"]
        names.check("endpoint", name)
        resource.setdefault("location", REGION)
        resource.setdefault("tags", {})
        complete_identity(context, resource)
        properties.setdefault("authMode", "Key")
        given = properties.pop("keys", None)
        for key in ("traffic", "mirrorTraffic", "properties"):
            properties.setdefault(key, {})
        for key in ECHOED:
            properties["properties"].pop(key, None)
        properties.setdefault("publicNetworkAccess", "Enabled")
        self._check_compute(context, resource)
        self._check_traffic(context, properties)
        host = f"https://{name.lower()}.{REGION}.inference.ml.azure.com"
        properties |= {
            "provisioningState": "Succeeded",
            "scoringUri": f"{host}/score",
            "swaggerUri": f"{host}/swagger.json",
        }
        names.claim(emulator, name, str(context.id))
        if previous is None:
            credentials.make_keys(emulator, str(context.id), given)
        elif _traffic(previous) != _traffic(resource):
            emulator.serving.traffic.restart(str(context.id))

    def delete(self, context: Context) -> Response:
        """Remove the endpoint with its deployments.

        Raises:
            ArmError: 409 while one of them is in preparation.
        """
        prefix = f"{context.id}/deployments/"
        deployments = [found for _, found in context.emulator.resources.items(prefix)]
        for deployment in deployments:
            refuse_busy(deployment)
        response = super().delete(context)
        for deployment in deployments:
            context.emulator.serving.remove(deployment["id"])
        return response

    def removed(self, context: Context, resource: dict) -> None:
        """Make the name free again."""
        names.release(context.emulator, resource["name"])
        context.emulator.serving.traffic.restart(resource["id"])

    @action("listKeys")
    def list_keys(self, context: Context, resource: dict) -> Response:
        """The keys of an endpoint that takes keys."""
        self._require(resource, "Key", "keys")
        return Response.of_json(credentials.keys(context.emulator, resource["id"]))

    @action("regenerateKeys")
    def regenerate_keys(self, context: Context, resource: dict) -> Response:
        """Replace one key."""
        self._require(resource, "Key", "keys")
        body = context.request.json()
        kind, value = body["keyType"], body.get("keyValue")
        credentials.regenerate(context.emulator, resource["id"], kind, value)
        return accepted(context, Response(202), None)

    @action("token")
    def token(self, context: Context, resource: dict) -> Response:
        """A token for an endpoint that takes tokens of Azure Machine Learning."""
        self._require(resource, "AMLToken", "tokens of Azure Machine Learning")
        return Response.of_json(credentials.issue_token(context.emulator, resource["id"]))

    def _require(self, resource: dict, mode: str, noun: str) -> None:
        found = resource["properties"]["authMode"]
        if found.lower() != mode.lower():
            text = f"The endpoint '{resource['name']}' takes no {noun}: its auth mode is {found}."
            raise ArmError(400, "BadArgument", text)

    def _check_compute(self, context: Context, resource: dict) -> None:
        """Refuse a Kubernetes cluster that is not attached."""
        compute = resource["properties"].get("compute")
        resource["kind"] = "Kubernetes" if compute else "Managed"
        if compute and context.emulator.resources.get(compute) is None:
            raise ArmError(404, "ResourceNotFound", f"The compute '{compute}' was not found.")

    def _check_traffic(self, context: Context, properties: dict) -> None:
        """Refuse traffic for what does not exist, and shares that do not fit.

        Raises:
            ArmError: 400.
        """
        live, mirror = properties["traffic"], properties["mirrorTraffic"]
        for name in (*live, *mirror):
            if f"{context.id}/deployments/{name}" not in context.emulator.resources:
                text = f"The traffic names the deployment '{name}', which does not exist."
                raise ArmError(400, "BadArgument", text)
        wrong = [share for share in (*live.values(), *mirror.values()) if not 0 <= share <= 100]
        if wrong or sum(live.values()) not in (0, 100):
            text = f"The traffic {live} must have shares from 0 to 100 that sum up to 0 or 100."
            raise ArmError(400, "BadArgument", text)
        shadows = [name for name, share in mirror.items() if share]
        if len(shadows) > 1 or sum(mirror.values()) > MIRROR_LIMIT:
            text = f"Traffic is mirrored to one deployment, and to at most {MIRROR_LIMIT} %."
            raise ArmError(400, "BadArgument", text)
        if shadows and live.get(shadows[0]):
            text = f"The deployment '{shadows[0]}' gets live or mirrored traffic, not both."
            raise ArmError(400, "BadArgument", text)
        if shadows and properties.get("compute"):
            raise ArmError(400, "BadArgument", "Kubernetes endpoints do not mirror traffic.")


def complete_identity(context: Context, resource: dict) -> None:
    """Give the identities of an endpoint their principals."""
    identity = resource.setdefault("identity", {"type": "SystemAssigned"})
    ids = context.emulator.ids
    if "systemassigned" in identity["type"].lower():
        identity |= {"principalId": ids.of(f"{context.id}/identity"), "tenantId": TENANT}
    for assigned, details in (identity.get("userAssignedIdentities") or {}).items():
        principal = {"principalId": ids.of(assigned), "clientId": ids.of(f"{assigned}/client")}
        identity["userAssignedIdentities"][assigned] = (details or {}) | principal


def refuse_busy(deployment: dict) -> None:
    """Refuse to change a deployment that is in preparation.

    Raises:
        ArmError: 409.
    """
    state = deployment["properties"]["provisioningState"]
    if state in ("Creating", "Updating"):
        text = f"The deployment '{deployment['name']}' is {state.lower()}: wait until that is done."
        raise ArmError(409, "Conflict", text)


def _traffic(endpoint: dict) -> tuple[dict, dict]:
    return endpoint["properties"]["traffic"], endpoint["properties"]["mirrorTraffic"]
