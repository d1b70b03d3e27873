"""The data plane of registries: where a registry is, and the assets in it.

The operations are those of the SDK's ``azure.ai.ml._utils._registry_utils``.
"""

import re

from ..arm import provider, storage
from ..arm.ids import TENANT, ResourceId
from ..arm.kind import Context
from ..kinds import shared_asset
from ..kinds.asset_reference import find_asset
from ..kinds.curated_environment import find_registry
from ..kinds.registry import SYSTEM, storage_account
from ..messages import ArmError, Request, Response

MANAGEMENT = "/mferp/managementfrontend"
_DISCOVERY = re.compile(r"/registrymanagement/v1\.0/registries/([^/]+)/discovery")
_BLOB = re.compile(r"https://([^./]+)\.blob\.core\.windows\.net/([^/?]+)")


def handle(emulator, request: Request) -> Response:
    """Answer one request.

    Raises:
        ArmError: 401 without a token, 403 for a change of the system registry, else as the
            resource provider would.
    """
    if not request.headers.get("Authorization"):
        text = "The 'Authorization' header is missing."
        raise ArmError(401, "AuthenticationFailed", text)
    if found := _DISCOVERY.fullmatch(request.path):
        return _discover(emulator, found[1])
    resource_id = ResourceId.parse(request.path.removeprefix(MANAGEMENT))
    if resource_id is None or not resource_id.segments or not resource_id.in_registry:
        text = f"The registry plane has no {request.path}: extend planes/registry.py."
        raise ArmError(404, "UserError", text)
    with emulator.lock:
        return _answer(emulator, request, resource_id)


def _discover(emulator, name: str) -> Response:
    """Tell in which subscription and region a registry is."""
    registry_id = find_registry(emulator, name)
    if registry_id is None:
        text = f"The registry '{name}' does not exist."
        raise ArmError(404, "RegistryNotFound", text)
    resource = emulator.resources.get(str(registry_id))
    regions = [region["location"] for region in resource["properties"]["regionDetails"]]
    hosts = {region: f"https://{region}.api.azureml.ms/" for region in regions}
    return Response.of_json(
        {
            "registryName": resource["name"],
            "tenantId": TENANT,
            "subscriptionId": registry_id.subscription,
            "resourceGroup": registry_id.group,
            "primaryRegion": resource["location"],
            "regions": regions,
            "primaryRegionResourceProviderUri": f"https://{resource['location']}.api.azureml.ms/",
            "registryFqdns": {region: {"uri": uri} for region, uri in hosts.items()},
        }
    )


def _answer(emulator, request: Request, resource_id: ResourceId) -> Response:
    """Hand out storage, import an asset, or let the resource provider answer."""
    collection = resource_id.segments[2].lower() if len(resource_id.segments) > 2 else ""
    if collection == "datarefs":
        return _read_access(emulator, request)
    if resource_id.root == SYSTEM and request.method != "GET":
        text = f"You may read the registry '{SYSTEM.name}', not change it."
        raise ArmError(403, "AuthorizationFailed", text)
    if collection == "tempdatarefs":
        return _write_access(emulator, request, resource_id.root)
    if collection == "import":
        return shared_asset.take(Context(emulator, request, resource_id.root))
    return provider.handle(emulator, request, resource_id)


def _write_access(emulator, request: Request, registry_id: ResourceId) -> Response:
    """A new container for the files of an asset.

    Raises:
        ArmError: 409 when the asset exists.
    """
    asset = (request.json() or {}).get("assetId", "")
    if find_asset(emulator, asset):
        raise ArmError(409, "Conflict", f"The asset {asset} already exists.")
    account, container = storage_account(emulator, registry_id), emulator.ids.new()
    emulator.blobs.create_container(account, container)
    uri = f"https://{account}.blob.core.windows.net/{container}"
    return _reference(emulator, account, container, uri)


def _read_access(emulator, request: Request) -> Response:
    """A signature for the container that has the files of an asset.

    Raises:
        ArmError: 404 when there is no such asset.
    """
    body = request.json() or {}
    found = _BLOB.match(body.get("blobUri", ""))
    if not found or find_asset(emulator, body.get("assetId", "")) is None:
        raise ArmError(404, "UserError", f"There is no asset {body.get('assetId')}.")
    return _reference(emulator, found[1], found[2], found[0])


def _reference(emulator, account: str, container: str, uri: str) -> Response:
    signature = storage.container_sas(account, container, emulator.clock)
    credential = {"credentialType": "SAS", "sasUri": f"{uri}?{signature}"}
    reference = {"blobUri": uri, "storageAccountArmId": account, "credential": credential}
    return Response.of_json({"blobReferenceForConsumption": reference})
