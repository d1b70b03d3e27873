"""Resource groups. Any name is one from the start, until it is deleted."""

import re

from ..messages import ArmError, Request, Response
from .ids import PROVIDER, REGION, ResourceId
from .kind import KINDS, Context

_BELOW = re.compile(
    r"/subscriptions/(?P<subscription>[^/]+)/resourceGroups/(?P<name>[^/]+)/.", re.IGNORECASE
)


def handle(emulator, request: Request, subscription: str, name: str | None) -> Response:
    """Create, show, list or delete resource groups.

    Raises:
        ArmError: 404 for a group that was deleted.
    """
    if name is None:
        found = [body(emulator, subscription, known) for known in _known(emulator, subscription)]
        return Response.of_json({"value": found})
    if request.method == "HEAD":
        known = {found.lower() for found in _known(emulator, subscription)}
        return Response(204 if name.lower() in known else 404)
    if request.method == "PUT":
        return _put(emulator, request, subscription, name)
    _refuse_deleted(emulator, subscription, name)
    if request.method == "PATCH":
        return _put(emulator, request, subscription, name)
    if request.method == "DELETE":
        return _delete(emulator, request, subscription, name)
    return Response.of_json(body(emulator, subscription, name))


def check(emulator, path: str) -> None:
    """Refuse a request below a resource group that was deleted.

    Raises:
        ArmError: 404.
    """
    if found := _BELOW.match(path):
        _refuse_deleted(emulator, found["subscription"], found["name"])


def body(emulator, subscription: str, name: str) -> dict:
    """A resource group as the service shows it."""
    group_id = _group_id(subscription, name)
    return {
        "location": REGION,
        **(emulator.resources.get(group_id) or {}),
        "id": group_id,
        "name": name,
        "type": "Microsoft.Resources/resourceGroups",
        "properties": {"provisioningState": "Succeeded"},
    }


def _known(emulator, subscription: str) -> list[str]:
    """The groups that were created or hold something."""
    names = {}
    for _, resource in emulator.resources.items(_group_id(subscription, "")):
        found = resource.get("id", "").split("/")[4:5]
        names |= {part.lower(): part for part in found}
    return list(names.values())


def _put(emulator, request: Request, subscription: str, name: str) -> Response:
    content = request.json() or {}
    kept = {key: content[key] for key in ("location", "tags") if content.get(key)}
    group_id = _group_id(subscription, name)
    existing = emulator.resources.get(group_id)
    emulator.resources.put(group_id, {**(existing or {}), **kept, "id": group_id})
    _deleted(emulator).delete(group_id)
    status = 200 if existing or request.method == "PATCH" else 201
    return Response.of_json(body(emulator, subscription, name), status)


def _delete(emulator, request: Request, subscription: str, name: str) -> Response:
    """Remove the group with everything in it; running jobs are stopped first."""
    group_id = _group_id(subscription, name)
    for job in emulator.executor.active():
        if job.lower().startswith(f"{group_id}/".lower()):
            emulator.executor.cancel(job)
    for _, resource in list(emulator.resources.items(f"{group_id}/")):
        resource_id = ResourceId.parse(resource.get("id", ""))
        ours = resource_id is not None and resource_id.provider.lower() == PROVIDER.lower()
        if ours and len(resource_id.segments) == 2 and resource_id.type in KINDS:
            KINDS[resource_id.type].delete(Context(emulator, request, resource_id))
    for key, _ in list(emulator.resources.items(f"{group_id}/")):
        emulator.resources.delete(key)
        emulator.secrets.delete(key)
    emulator.resources.delete(group_id)
    _deleted(emulator).put(group_id, emulator.clock.timestamp())
    return Response(200)


def _refuse_deleted(emulator, subscription: str, name: str) -> None:
    if _group_id(subscription, name) in _deleted(emulator):
        text = f"Resource group '{name}' could not be found."
        raise ArmError(404, "ResourceGroupNotFound", text)


def _deleted(emulator):
    """When groups were deleted, by their id."""
    return emulator.store.collection("deleted-groups")


def _group_id(subscription: str, name: str) -> str:
    return f"/subscriptions/{subscription}/resourceGroups/{name}"
