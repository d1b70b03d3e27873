"""Generic assets: indexes of a workspace and deployment templates of a registry. Recorded only.

They are stored with their versions; nothing is built from them. The operations are those of the
SDK's ``azure.ai.ml._restclient.azure_ai_assets_v2024_04_01``.
"""

import re
from typing import NamedTuple

from ..arm.ids import PROVIDER, REGION, ResourceId
from ..arm.versioned import check_name
from ..kinds import name_values
from ..kinds.registry import names as registry_names
from ..messages import ArmError, Request, Response

_PREFIX = re.compile(r"/genericasset(/v2\.0)?", re.IGNORECASE)
NEXT = ":getNextVersion"
ARCHIVED = "Archived"
# By collection: the fields that a version needs; the last one never changes.
COLLECTIONS = {
    "indexes": ("storageUri",),
    "deploymenttemplates": (
        "allowedInstanceType",
        "defaultInstanceType",
        "deploymentTemplateType",
        "instanceCount",
        "environmentId",
    ),
}


class Place(NamedTuple):
    """What a path names.

    Attributes:
        root: the workspace or registry.
        rest: what follows the collection: a name, ``versions``, a version.
    """

    root: ResourceId
    collection: str
    rest: tuple[str, ...]

    def key(self, *rest: str) -> str:
        """Where the assets are kept that ``rest`` means."""
        return "/".join([str(self.root), self.collection, *rest])


def handle(emulator, request: Request) -> Response:
    """Answer one request.

    Raises:
        ArmError: 401 without a token, 404 for what does not exist, 400 for what is malformed.
    """
    if not request.headers.get("Authorization"):
        raise ArmError(401, "AuthenticationFailed", "The 'Authorization' header is missing.")
    place = _place(emulator, request)
    with emulator.lock:
        if len(place.rest) == 3:
            return OPERATIONS[request.method](emulator, request, place)
        if len(place.rest) == 1:
            return _latest(emulator, place)
        return _list(emulator, request, place)


def _get(emulator, request: Request, place: Place) -> Response:
    """Show one version."""
    found = _assets(emulator).get(place.key(*place.rest))
    if found is None:
        name, _, version = place.rest
        text = f"There is no version '{version}' of '{name}' in {place.collection}."
        raise ArmError(404, "UserError", text)
    return Response.of_json(found)


def _put(emulator, request: Request, place: Place) -> Response:
    """Create a version, or change what may change of it."""
    body = request.json() or {}
    name, _, version = place.rest
    check_name(name)
    check_name(version)
    needed = COLLECTIONS[place.collection]
    if missing := [key for key in needed if body.get(key) in (None, "", [])]:
        raise ArmError(400, "UserError", f"'{name}' lacks {', '.join(missing)}.")
    before = _assets(emulator).get(place.key(*place.rest))
    if before and before[needed[-1]] != body[needed[-1]]:
        text = f"Version {version} of '{name}' exists; its {needed[-1]} cannot be changed."
        raise ArmError(409, "UserError", text)
    now = emulator.clock.timestamp()
    made = {"createdAt": now, "createdBy": "Learner", "createdByType": "User"}
    made = (before or {}).get("systemData") or made
    asset = {key: value for key, value in body.items() if value is not None} | {
        "id": f"{_uri(emulator, place.root)}/{place.collection}/{name}/versions/{version}",
        "name": name,
        "version": version,
        "systemData": made | {"lastModifiedAt": now},
    }
    _assets(emulator).put(place.key(*place.rest), asset)
    return Response.of_json(asset)


def _delete(emulator, request: Request, place: Place) -> Response:
    """Remove one version."""
    return Response(200 if _assets(emulator).delete(place.key(*place.rest)) else 204)


OPERATIONS = {"GET": _get, "PUT": _put, "POST": _put, "DELETE": _delete}


def _latest(emulator, place: Place) -> Response:
    """The latest version of an asset, or the number that the next one would get."""
    name = place.rest[0].removesuffix(NEXT)
    known = _versions(emulator, place, name)
    if place.rest[0].endswith(NEXT):
        numbers = [int(asset["version"]) for asset in known if asset["version"].isdigit()]
        latest = known[-1]["version"] if known else ""
        return Response.of_json(
            {"nextVersion": max(numbers, default=0) + 1, "latestVersion": latest}
        )
    if not known:
        raise ArmError(404, "UserError", f"There is no '{name}' in {place.collection}.")
    return Response.of_json(known[-1])


def _list(emulator, request: Request, place: Place) -> Response:
    """The versions of an asset; the latest of each index; or all deployment templates."""
    query = request.query
    known = _versions(emulator, place, *place.rest[:1])
    if place.collection == "indexes" and not place.rest:
        known = list({asset["name"]: asset for asset in known}.values())
    tags = name_values.parse(query.get("tags", ""))
    active = query.get("listViewType", "ActiveOnly").lower() == "activeonly"
    shown = [
        asset
        for asset in known
        if query.get("name") in (None, asset["name"])
        and query.get("stage") in (None, asset.get("stage"))
        and name_values.match(asset.get("tags") or {}, tags)
        and not (active and asset.get("stage") == ARCHIVED)
    ]
    return Response.of_json({"value": shown})


def _place(emulator, request: Request) -> Place:
    """What the path of a request names.

    Raises:
        ArmError: 404 for a collection that is not modelled, or a workspace that does not exist.
    """
    found = ResourceId.parse(_PREFIX.sub("", request.path, count=1))
    segments = found.segments if found and found.provider.lower() == PROVIDER.lower() else ()
    collection = segments[2].lower() if len(segments) > 2 else ""
    if collection not in COLLECTIONS:
        text = f"There are no generic assets at {request.path}: extend planes/generic_assets.py."
        raise ArmError(404, "ServiceNotEmulated", text)
    root = found.root
    if found.in_registry:
        known = registry_names(emulator).get(root.name)
        root = ResourceId.parse(known) if known else root
    if str(root) not in emulator.resources:
        text = f"There is no {segments[0].rstrip('s')} '{root.name}' in this resource group."
        raise ArmError(404, "ResourceNotFound", text)
    return Place(root, collection, segments[3:])


def _versions(emulator, place: Place, *name: str) -> list[dict]:
    """All versions of an asset, or of all assets, the oldest first."""
    return [asset for _, asset in _assets(emulator).items(f"{place.key(*name)}/")]


def _uri(emulator, root: ResourceId) -> str:
    """The beginning of the ids of the assets in a workspace or registry."""
    if root.in_registry:
        return root.uri
    identifier = emulator.resources.get(str(root))["properties"]["workspaceId"]
    return f"azureml://locations/{REGION}/workspaces/{identifier}"


def _assets(emulator):
    return emulator.store.collection("generic-assets")
