"""Azure Blob Storage: containers, block blobs and append blobs of every account.

Source: https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api
"""

from ..azurite import AzuriteStore
from ..messages import Request, Response
from . import blob_containers as containers
from . import blob_contents as contents
from .blob_call import Call
from .storage_xml import StorageError

# (level, method, comp or restype) -> operation
OPERATIONS = {
    ("account", "GET", "list"): containers.list_containers,
    ("account", "GET", "properties"): containers.account_information,
    ("account", "HEAD", "properties"): containers.account_information,
    ("container", "PUT", "container"): containers.create_container,
    ("container", "GET", "container"): containers.container_properties,
    ("container", "HEAD", "container"): containers.container_properties,
    ("container", "DELETE", "container"): containers.delete_container,
    ("container", "GET", "list"): containers.list_blobs,
    ("blob", "PUT", ""): contents.put_blob,
    ("blob", "PUT", "appendblock"): contents.append_block,
    ("blob", "PUT", "block"): contents.put_block,
    ("blob", "PUT", "blocklist"): contents.put_block_list,
    ("blob", "PUT", "metadata"): contents.set_metadata,
    ("blob", "PUT", "properties"): contents.set_properties,
    ("blob", "HEAD", ""): contents.head_blob,
    ("blob", "HEAD", "metadata"): contents.get_metadata,
    ("blob", "GET", ""): contents.get_blob,
    ("blob", "GET", "blocklist"): contents.get_block_list,
    ("blob", "GET", "metadata"): contents.get_metadata,
    ("blob", "DELETE", ""): contents.delete_blob,
}


def handle(emulator, request: Request) -> Response:
    """Answer one request. Any account exists; only Azurite verifies keys and signatures."""
    if isinstance(emulator.blobs, AzuriteStore):
        return emulator.blobs.forward(request)
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
