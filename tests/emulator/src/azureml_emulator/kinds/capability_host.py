"""Capability hosts: what the agents of a hub or project store their data in. Recorded only."""

from typing import ClassVar

from ..arm.kind import Context, Kind
from ..messages import ArmError

HOLDERS = ("Hub", "Project")


class CapabilityHost(Kind):
    """``workspaces/capabilityHosts``; the service creates and deletes them, and changes none.

    Source: https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/capabilityhosts
    """

    types = ("workspaces/capabilityhosts",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "delete"})
    recorded: ClassVar[bool] = True

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Refuse a host where there is none to be, or that is there already."""
        if context.root["kind"] not in HOLDERS:
            text = f"A capability host needs a hub or a project; '{context.id.root.name}' is none."
            raise ArmError(400, "ValidationError", text)
        if previous:
            text = f"The capability host '{context.id.name}' exists and cannot be changed."
            raise ArmError(409, "Conflict", text)
        resource["properties"].setdefault("capabilityHostKind", "Agents")
        resource["properties"]["provisioningState"] = "Succeeded"
