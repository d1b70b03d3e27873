"""The data plane of assets: where the data of asset ids is.

The operation is the one that the SDK's ``_restclient.dataset_dataplane`` client calls.
"""

import re

from ..messages import ArmError, Request, Response

_PATH = re.compile(r"/data/v1\.0(/subscriptions/.+?/workspaces/[^/]+)/dataversion/(.+)", re.I)
_ASSET = re.compile(r"azureml://locations/[^/]+/workspaces/[^/]+/data/([^/]+)/versions/([^/]+)")
_OUTPUT = re.compile(r"azureml_(.+)_output_data_(.+)")


def handle(emulator, request: Request) -> Response:
    """Answer one request.

    Raises:
        ArmError: 404 for an operation that is not modelled.
    """
    found = _PATH.fullmatch(request.path)
    if not found or found[2].lower() != "batchgetresolveduris":
        text = f"The dataset plane has no {request.path}: extend planes/dataset.py."
        raise ArmError(404, "UserError", text)
    uris = {item: _uri(emulator, found[1], item) for item in (request.json() or {})["values"]}
    return Response.of_json({"values": {item: {"uri": uri} for item, uri in uris.items() if uri}})


def _uri(emulator, workspace: str, asset_id: str) -> str | None:
    """The URI of a data asset, or of the output of a job that has no asset name."""
    asset = _ASSET.fullmatch(asset_id)
    if not asset:
        return None
    resource = emulator.resources.get(f"{workspace}/data/{asset[1]}/versions/{asset[2]}")
    if resource:
        return resource["properties"]["dataUri"]
    if output := _OUTPUT.fullmatch(asset[1]):
        records = emulator.executor.records.get(f"{workspace}/jobs/{output[1]}", {})
        return records.get("outputs", {}).get(output[2], {}).get("uri")
    return None
