"""Assets of a workspace that are shared with a registry: the registry gets a copy."""

import re

from ..arm.ids import ResourceId
from ..arm.kind import KINDS, Context
from ..execution.data import DataError, Location, locate, location_url
from ..messages import ArmError, Response
from .asset_reference import find_asset, find_workspace
from .registry import storage_account

_SOURCE = re.compile(
    r"azureml://locations/[^/]+/workspaces/([^/]+)/(models|data|environments)/[^/]+/versions/[^/]+"
)
URIS = ("modelUri", "dataUri")


def take(context: Context) -> Response:
    """Answer ``POST …/import`` to the registry that the context names.

    Raises:
        ArmError: 400 for a source that cannot be shared, 404 when it does not exist, 409 when the
            registry has the asset already.
    """
    wanted = (context.request.json() or {}).get("properties") or {}
    source = wanted.get("sourceAssetId", "")
    found = _SOURCE.fullmatch(source)
    if not found:
        raise ArmError(400, "UserError", f"{source} is no model, data asset or environment.")
    asset = find_asset(context.emulator, source)
    if asset is None:
        raise ArmError(404, "UserError", f"The asset {source} to share does not exist.")
    name = wanted.get("destinationName") or asset["id"].split("/")[-3]
    version = wanted.get("destinationVersion") or asset["name"]
    target = context.id.child(found[2], name, "versions", version)
    if str(target) in context.emulator.resources:
        raise ArmError(409, "Conflict", f"The asset {target.uri} already exists.")
    workspace = find_workspace(context.emulator, found[1])
    properties = _copied(context, workspace, asset["properties"])
    KINDS[target.type].store(context.at(target), {"properties": properties}, None)
    return Response(200)


def _copied(context: Context, workspace: ResourceId, properties: dict) -> dict:
    """The properties of an asset, with its files in the storage of the registry."""
    properties = properties | {"isArchived": False, "isAnonymous": False}
    for key in URIS:
        if key in properties:
            properties[key] = _copy(context, workspace, properties[key])
    if "build" in properties:
        uri = _copy(context, workspace, properties["build"]["contextUri"])
        properties["build"] = properties["build"] | {"contextUri": f"{uri}/"}
    return properties


def _copy(context: Context, workspace: ResourceId, uri: str) -> str:
    """Copy the files at ``uri`` to the storage of the registry, and return where they are.

    Raises:
        ArmError: 400 when the files cannot be read, or there are none.
    """
    emulator, blobs = context.emulator, context.emulator.blobs
    try:
        account, container, path = locate(emulator, str(workspace), uri)
    except DataError as error:
        raise ArmError(400, "UserError", str(error)) from None
    last = path.rsplit("/", 1)[-1]
    target = Location(storage_account(emulator, context.id), emulator.ids.new(), last)
    found = [
        (name, properties)
        for name, properties in blobs.list(account, container, path)
        if name == path or name.startswith(f"{path}/")
    ]
    if not found:
        raise ArmError(400, "UserError", f"There are no files at {uri}.")
    for name, properties in found:
        rest = name.removeprefix(path)
        data = blobs.get(account, container, name)
        kept = {key: properties[key] for key in ("content_type", "metadata")}
        blobs.put(target.account, target.container, last + rest, data, **kept)
    return location_url(target)
