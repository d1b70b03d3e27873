"""Batch endpoints: a stable address that makes a job of every request."""

from typing import ClassVar

from ..arm.ids import REGION
from ..arm.kind import Context, Kind
from ..messages import ArmError
from ..serving import names
from .online_endpoint import ECHOED, complete_identity


class BatchEndpoint(Kind):
    """``workspaces/batchEndpoints``.

    Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-batch
    """

    types = ("workspaces/batchendpoints",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "delete"})

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check the name and the default deployment; add addresses and defaults."""
        name, properties = context.id.name, resource["properties"]
        names.check("endpoint", name)
        resource.setdefault("location", REGION)
        resource.setdefault("tags", {})
        complete_identity(context, resource)
        properties.setdefault("authMode", "AADToken")
        if properties["authMode"].lower() != "aadtoken":
            text = "Batch endpoints take Microsoft Entra ID tokens only: the auth mode is AADToken."
            raise ArmError(400, "BadArgument", text)
        properties.setdefault("properties", {})
        for key in ECHOED:
            properties["properties"].pop(key, None)
        default = properties.setdefault("defaults", {}).get("deploymentName")
        if default and f"{context.id}/deployments/{default}" not in context.emulator.resources:
            text = f"The default deployment '{default}' does not exist on the endpoint '{name}'."
            raise ArmError(400, "BadArgument", text)
        host = f"https://{name.lower()}.{REGION}.inference.ml.azure.com"
        properties |= {
            "provisioningState": "Succeeded",
            "scoringUri": f"{host}/jobs",
            "swaggerUri": f"{host}/swagger.json",
        }
        names.claim(context.emulator, name, str(context.id))

    def removed(self, context: Context, resource: dict) -> None:
        """Make the name free again."""
        names.release(context.emulator, resource["name"])
