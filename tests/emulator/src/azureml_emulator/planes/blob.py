"""Azure Blob Storage: containers and block blobs of every account.

Source: https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api
"""

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..messages import Request, Response
from . import storage_xml
from .storage_xml import StorageError, http_date

if TYPE_CHECKING:
    from ..blobs import BlobStore

PAGE = 5000  # blobs in one answer to List Blobs


@dataclass
class Call:
    """A request taken apart: which account, container and blob, and the store that has them."""

    store: "BlobStore"
    request: Request
    account: str
    container: str
    blob: str

    @property
    def metadata(self) -> dict[str, str]:
        """The ``x-ms-meta-…`` headers without their prefix."""
        prefix = "x-ms-meta-"
        headers = self.request.headers.items()
        return {key[len(prefix) :]: text for key, text in headers if key.lower().startswith(prefix)}

    def properties(self) -> dict:
        """The properties of the blob.

        Raises:
            StorageError: 404 when the blob or its container is missing.
        """
        found = self.store.properties(self.account, self.container, self.blob)
        if found is None:
            self.require_container()
            raise StorageError(404, "BlobNotFound", "The specified blob does not exist.")
        return found

    def require_container(self) -> dict:
        """The container.

        Raises:
            StorageError: 404 when it is missing.
        """
        found = self.store.container(self.account, self.container)
        if found is None:
            raise StorageError(404, "ContainerNotFound", "The specified container does not exist.")
        return found


def handle(emulator, request: Request) -> Response:
    """Answer one request. Any account exists; keys and signatures are not verified."""
    container, _, blob = request.path.lstrip("/").partition("/")
    call = Call(emulator.blobs, request, request.host.partition(".")[0], container, blob)
    level = "blob" if blob else "container" if container else "account"
    kind = request.query.get("comp") or request.query.get("restype") or ""
    try:
        if not request.headers.get("Authorization") and "sig" not in request.query:
            text = "Server failed to authenticate the request. Sign it with a key, SAS or token."
            raise StorageError(401, "NoAuthenticationInformation", text)
        operation = OPERATIONS.get((level, request.method, kind))
        if operation is None:
            text = (
                f"The emulator has no {request.method} {kind} of a {level}: extend planes/blob.py."
            )
            raise StorageError(400, "UnsupportedOperation", text)
        response = operation(call)
    except StorageError as error:
        response = error.response(head=request.method == "HEAD")
    response.headers["x-ms-version"] = request.headers.get("x-ms-version", "2025-05-05")
    return response


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
    if not call.store.create_container(call.account, call.container):
        text = "The specified container already exists."
        raise StorageError(409, "ContainerAlreadyExists", text)
    return Response(201, _container_headers(call))


def container_properties(call: Call) -> Response:
    """Get Container Properties."""
    return Response(200, _container_headers(call))


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
    limit = min(int(query.get("maxresults") or PAGE), PAGE)
    blobs, prefixes, marker = [], [], ""
    for name, properties in call.store.list(call.account, call.container, prefix):
        folder, found, _ = name[len(prefix) :].partition(delimiter) if delimiter else ("", "", "")
        entry = prefix + folder + found if found else name
        if entry < query.get("marker", "") or entry in prefixes:
            continue
        if len(blobs) + len(prefixes) == limit:
            marker = entry
            break
        if found:
            prefixes.append(entry)
        else:
            blobs.append(properties)
    body = storage_xml.blob_list(call.container, query, blobs, prefixes, marker)
    return Response(200, {"Content-Type": "application/xml"}, body)


def put_blob(call: Call) -> Response:
    """Put Blob, for block blobs."""
    kind = call.request.headers.get("x-ms-blob-type", "BlockBlob")
    if kind != "BlockBlob" or call.request.headers.get("x-ms-copy-source"):
        text = f"The emulator stores block blobs, without copying ({kind} was asked for)."
        raise StorageError(400, "UnsupportedOperation", text)
    _refuse_existing(call)
    saved = call.store.put(
        call.account, call.container, call.blob, call.request.body, **_written(call)
    )
    return Response(201, _version(saved))


def put_block(call: Call) -> Response:
    """Put Block."""
    block = call.request.query["blockid"]
    call.store.stage(call.account, call.container, call.blob, block, call.request.body)
    return Response(201)


def put_block_list(call: Call) -> Response:
    """Put Block List."""
    _refuse_existing(call)
    ids = storage_xml.block_ids(call.request.body)
    try:
        saved = call.store.commit(call.account, call.container, call.blob, ids, **_written(call))
    except KeyError:
        text = "The specified block list is invalid."
        raise StorageError(400, "InvalidBlockList", text) from None
    return Response(201, _version(saved))


def set_metadata(call: Call) -> Response:
    """Set Blob Metadata."""
    call.properties()
    saved = call.store.set_metadata(call.account, call.container, call.blob, call.metadata)
    return Response(200, _version(saved))


def head_blob(call: Call) -> Response:
    """Get Blob Properties."""
    found = call.properties()
    return Response(200, _headers(found) | {"Content-Length": str(found["size"])})


def get_blob(call: Call) -> Response:
    """Get Blob, whole or a range."""
    found = call.properties()
    _check_conditions(call, found)
    data = call.store.get(call.account, call.container, call.blob)
    wanted = call.request.headers.get("x-ms-range") or call.request.headers.get("Range")
    if not wanted:
        return Response(200, _headers(found), data)
    first, last = _range(wanted, len(data))
    span = {"Content-Range": f"bytes {first}-{last}/{len(data)}"}
    return Response(206, _headers(found) | span, data[first : last + 1])


def delete_blob(call: Call) -> Response:
    """Delete Blob."""
    call.properties()
    call.store.delete(call.account, call.container, call.blob)
    return Response(202)


# (level, method, comp or restype) -> operation
OPERATIONS = {
    ("account", "GET", "list"): list_containers,
    ("account", "GET", "properties"): account_information,
    ("account", "HEAD", "properties"): account_information,
    ("container", "PUT", "container"): create_container,
    ("container", "GET", "container"): container_properties,
    ("container", "HEAD", "container"): container_properties,
    ("container", "DELETE", "container"): delete_container,
    ("container", "GET", "list"): list_blobs,
    ("blob", "PUT", ""): put_blob,
    ("blob", "PUT", "block"): put_block,
    ("blob", "PUT", "blocklist"): put_block_list,
    ("blob", "PUT", "metadata"): set_metadata,
    ("blob", "HEAD", ""): head_blob,
    ("blob", "GET", ""): get_blob,
    ("blob", "DELETE", ""): delete_blob,
}


def _written(call: Call) -> dict:
    """The properties that a write sets."""
    headers = call.request.headers
    kind = headers.get("x-ms-blob-content-type") or headers.get("Content-Type")
    return {"content_type": kind, "metadata": call.metadata}


def _refuse_existing(call: Call) -> None:
    """Honour ``If-None-Match: *``: write only what does not exist."""
    if call.request.headers.get("If-None-Match") == "*" and call.store.properties(
        call.account, call.container, call.blob
    ):
        raise StorageError(409, "BlobAlreadyExists", "The specified blob already exists.")


def _check_conditions(call: Call, found: dict) -> None:
    """Honour ``If-Match`` and ``If-None-Match`` of a read."""
    headers = call.request.headers
    if headers.get("If-Match", found["etag"]) not in (found["etag"], "*"):
        text = "The condition specified using HTTP conditional header(s) is not met."
        raise StorageError(412, "ConditionNotMet", text)
    if headers.get("If-None-Match") == found["etag"]:
        raise StorageError(304, "ConditionNotMet", "The blob has not changed.")


def _range(wanted: str, size: int) -> tuple[int, int]:
    """First and last byte of ``bytes=first-last``.

    Raises:
        StorageError: 416 when the blob has no such bytes.
    """
    found = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted)
    first = int(found[1]) if found else size
    if first >= size:
        raise StorageError(416, "InvalidRange", "The range specified is invalid for the blob.")
    return first, min(int(found[2]), size - 1) if found[2] else size - 1


def _container_headers(call: Call) -> dict[str, str]:
    """Version headers of a container."""
    return {"ETag": '"0x8D"', "Last-Modified": http_date(call.require_container()["created"])}


def _version(found: dict) -> dict[str, str]:
    """Version headers of a blob."""
    return {"ETag": found["etag"], "Last-Modified": http_date(found["modified"])}


def _headers(found: dict) -> dict[str, str]:
    """All headers that describe a blob."""
    described = {
        "Content-Type": found["content_type"],
        "Accept-Ranges": "bytes",
        "x-ms-blob-type": "BlockBlob",
        "x-ms-creation-time": http_date(found["created"]),
        "x-ms-lease-status": "unlocked",
        "x-ms-lease-state": "available",
        "x-ms-server-encrypted": "true",
        "x-ms-access-tier": "Hot",
        "x-ms-blob-content-md5": base64.b64encode(bytes.fromhex(found["md5"])).decode(),
    }
    metadata = {f"x-ms-meta-{key}": text for key, text in found["metadata"].items()}
    return described | metadata | _version(found)
