"""Tenants, subscriptions, and the resources of every other provider.

A fresh state answers for any subscription; other providers' resources (storage accounts, key
vaults, …) are kept as they are sent.
"""

import re
import uuid

from ..messages import ArmError, Request, Response
from . import groups, subscription
from .ids import REGION, TENANT, ResourceId
from .kind import merge
from .storage import account_key

DEFAULT_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
_GROUP = re.compile(
    r"^/subscriptions/(?P<subscription>[^/]+)/resourceGroups(?:/(?P<group>[^/]+))?$", re.IGNORECASE
)
_PROVIDER = re.compile(
    r"^/subscriptions/(?P<subscription>[^/]+)/providers"
    r"(?:/(?P<provider>[^/]+)(?:/(?:un)?register)?)?$",
    re.IGNORECASE,
)
_LOCATIONS = re.compile(r"^/subscriptions/(?P<subscription>[^/]+)/locations$", re.IGNORECASE)


def check_subscription(identifier: str) -> None:
    """Refuse what is no GUID.

    Raises:
        ArmError: 400.
    """
    try:
        uuid.UUID(identifier)
    except ValueError:
        raise ArmError(
            400,
            "InvalidSubscriptionId",
            f"The provided subscription identifier '{identifier}' is malformed or invalid.",
        ) from None


def is_registration(path: str) -> bool:
    """Whether a path names a resource provider itself, and no resource of it."""
    return _PROVIDER.match(path) is not None


def handle(emulator, request: Request, path: str) -> Response:
    """Answer a request whose path names no resource of a provider."""
    parts = path.strip("/").split("/")
    if path.lower() == "/tenants":
        return _list([{"id": f"/tenants/{TENANT}", "tenantId": TENANT}])
    if path.lower() == "/subscriptions":
        return _list([_subscription(DEFAULT_SUBSCRIPTION)])
    if parts[0].lower() == "subscriptions" and len(parts) == 2:
        return Response.of_json(_subscription(parts[1]))
    if found := _GROUP.match(path):
        return groups.handle(emulator, request, found["subscription"], found["group"])
    if found := _LOCATIONS.match(path):
        return _list(subscription.location_list(found["subscription"]))
    if parts[-1].lower() == "resources" and len(parts) in (3, 5):
        return _list(_resources(emulator, path.rsplit("/", 1)[0]))
    if found := _PROVIDER.match(path):
        if not found["provider"]:
            return _list(subscription.provider_list(found["subscription"]))
        return Response.of_json(subscription.registration(found["subscription"], found["provider"]))
    raise ArmError(404, "InvalidResourceUri", f"The emulator has no resource at {path}.")


def put(emulator, resource_id: ResourceId, body: dict) -> dict:
    """Keep a resource of another provider and return it as it is now."""
    resource = {
        **body,
        "id": str(resource_id),
        "name": resource_id.name,
        "type": f"{resource_id.provider}/{'/'.join(resource_id.segments[0::2])}",
    }
    resource.setdefault("location", REGION)
    resource["properties"] = {**resource.get("properties", {}), "provisioningState": "Succeeded"}
    emulator.resources.put(str(resource_id), resource)
    return resource


def provider_resource(emulator, request: Request, resource_id: ResourceId) -> Response:
    """Answer a request for a resource of another provider.

    Raises:
        ArmError: 404 for what is missing or is not emulated.
    """
    key = str(resource_id)
    existing = emulator.resources.get(key)
    if request.method == "PUT":
        resource = put(emulator, resource_id, request.json() or {})
        return Response.of_json(resource, 200 if existing else 201)
    if request.method == "DELETE":
        return Response(200 if emulator.resources.delete(key) else 204)
    if request.method == "POST" and resource_id.type == "storageaccounts/listkeys":
        account = resource_id.segments[1]
        keys = [
            {"keyName": name, "value": account_key(account, name), "permissions": "FULL"}
            for name in ("key1", "key2")
        ]
        return Response.of_json({"keys": keys})
    if request.method in ("GET", "HEAD") and len(resource_id.segments) % 2:
        return _list(
            [
                resource
                for path, resource in emulator.resources.items(key + "/")
                if "/" not in path[len(key) + 1 :]
            ]
        )
    if existing is None:
        raise ArmError(
            404,
            "ResourceNotFound",
            f"The Resource '{resource_id.provider}/{'/'.join(resource_id.segments)}' under "
            f"resource group '{resource_id.group}' was not found.",
        )
    if request.method == "PATCH":
        existing = put(emulator, resource_id, merge(existing, request.json() or {}))
    return Response.of_json(existing)


def _resources(emulator, path: str) -> list[dict]:
    """The top-level resources below a subscription or resource group, without their properties."""
    shown = ("id", "name", "type", "kind", "location", "tags")
    return [
        {key: resource[key] for key in shown if key in resource}
        for _, resource in emulator.resources.items(path + "/")
        if resource.get("type", "").count("/") == 1
        and not resource["type"].startswith("Microsoft.Resources/")
    ]


def _subscription(identifier: str) -> dict:
    return {
        "id": f"/subscriptions/{identifier}",
        "subscriptionId": identifier,
        "tenantId": TENANT,
        "displayName": "Emulator",
        "state": "Enabled",
    }


def _list(values: list[dict]) -> Response:
    return Response.of_json({"value": values})
