"""Azure Blob Storage: accounts, containers, and lists of what is in them."""

import re

from ..messages import Response
from . import storage_xml
from .blob_call import Call
from .storage_xml import StorageError, http_date

PAGE = 5000  # entries in one answer to a list
# Source: https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
NAME = re.compile(r"\$root|\$web|\$logs|[a-z0-9](-?[a-z0-9])*")


def account_information(call: Call) -> Response:
    """Get Account Information."""
    headers = {"x-ms-sku-name": "Standard_LRS", "x-ms-account-kind": "StorageV2"}
    return Response(200, headers)


def list_containers(call: Call) -> Response:
    """List Containers."""
    prefix = call.request.query.get("prefix", "")
    found = [
        item for item in call.store.containers(call.account) if item["name"].startswith(prefix)
    ]
    body = storage_xml.container_list(found)
    return Response(200, {"Content-Type": "application/xml"}, body)


def create_container(call: Call) -> Response:
    """Create Container."""
    if not 3 <= len(call.container) <= 63:
        text = "The name of a container has 3 to 63 characters."
        raise StorageError(400, "OutOfRangeInput", text)
    if not NAME.fullmatch(call.container):
        text = "The specified resource name contains invalid characters."
        raise StorageError(400, "InvalidResourceName", text)
    if not call.store.create_container(call.account, call.container, call.metadata):
        text = "The specified container already exists."
        raise StorageError(409, "ContainerAlreadyExists", text)
    return Response(201, _version(call))


def container_properties(call: Call) -> Response:
    """Get Container Properties, with the metadata."""
    metadata = call.require_container().get("metadata", {})
    lease = {"x-ms-lease-status": "unlocked", "x-ms-lease-state": "available"}
    shown = {f"x-ms-meta-{key}": text for key, text in metadata.items()}
    return Response(200, _version(call) | lease | shown)


def delete_container(call: Call) -> Response:
    """Delete Container."""
    call.require_container()
    call.store.delete_container(call.account, call.container)
    return Response(202)


def list_blobs(call: Call) -> Response:
    """List Blobs: a page in name order, names below a delimiter folded into prefixes."""
    call.require_container()
    query = call.request.query
    prefix, delimiter = query.get("prefix", ""), query.get("delimiter", "")
    limit = _limit(query)
    entries: dict[str, dict | None] = {}  # name -> properties, or None for a prefix
    marker = ""
    for name, properties in call.store.list(call.account, call.container, prefix):
        folder, found, _ = name[len(prefix) :].partition(delimiter) if delimiter else ("", "", "")
        entry = prefix + folder + found if found else name
        if entry < query.get("marker", "") or entry in entries:
            continue
        if len(entries) == limit:
            marker = entry
            break
        entries[entry] = None if found else properties
    body = storage_xml.blob_list(call.container, query, entries, marker)
    return Response(200, {"Content-Type": "application/xml"}, body)


def _limit(query) -> int:
    """How many entries the client wants at most.

    Raises:
        StorageError: 400 for less than one.
    """
    wanted = int(query.get("maxresults") or PAGE)
    if wanted < 1:
        text = "One of the query parameters specified in the request URI is out of range."
        raise StorageError(400, "OutOfRangeQueryParameterValue", text)
    return min(wanted, PAGE)


def _version(call: Call) -> dict[str, str]:
    """Version headers of a container."""
    return {"ETag": '"0x8D"', "Last-Modified": http_date(call.require_container()["created"])}
