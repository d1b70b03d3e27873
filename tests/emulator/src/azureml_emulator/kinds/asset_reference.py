"""Assets by the ids that jobs, components and endpoints name them with."""

import re

from ..arm.ids import ResourceId
from .curated_environment import find_registry

_REGISTRY = re.compile(r"azureml://registries/([^/]+)/(.+)", re.IGNORECASE)
_LOCATION = re.compile(r"azureml://locations/[^/]+/workspaces/([^/]+)/(.+)", re.IGNORECASE)
LABELS = ("latest", "default")


def find_asset(emulator, reference: str) -> dict | None:
    """The version of an asset that ``reference`` means, or ``None`` when there is none.

    Args:
        reference: a resource id (also with ``azureml:`` before it), ``azureml://registries/…`` or
            ``azureml://locations/…``; with ``versions/<version>`` or ``labels/latest``.
    """
    asset_id = resource_id(emulator, reference)
    if asset_id is None:
        return None
    if len(asset_id.segments) > 2 and asset_id.segments[-2].lower() == "labels":
        container = emulator.resources.get(str(asset_id.parent))
        latest = (container or {}).get("properties", {}).get("latestVersion")
        if latest is None or asset_id.name not in LABELS:
            return None
        asset_id = asset_id.parent.child("versions", latest)
    return emulator.resources.get(str(asset_id))


def resource_id(emulator, reference: str) -> ResourceId | None:
    """The resource id that ``reference`` stands for; ``None`` for what is not one.

    An unknown registry or workspace gives ``None``, too.
    """
    if found := _REGISTRY.fullmatch(reference):
        root = find_registry(emulator, found[1])
    elif found := _LOCATION.fullmatch(reference):
        root = find_workspace(emulator, found[1])
    else:
        return ResourceId.parse(reference.removeprefix("azureml:"))
    return root.child(*found[2].split("/")) if root else None


def find_workspace(emulator, identifier: str) -> ResourceId | None:
    """The id of the workspace that has ``identifier`` as its ``workspaceId``."""
    for _, resource in emulator.resources.items("/subscriptions/"):
        if resource.get("properties", {}).get("workspaceId") == identifier:
            return ResourceId.parse(resource["id"])
    return None
