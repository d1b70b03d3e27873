"""Azure Blob Storage: writing, reading, copying and deleting blobs."""

import base64
import hashlib
from urllib.parse import unquote, urlsplit

from ..messages import Response
from . import storage_xml
from .blob_call import Call, byte_range, described, version
from .storage_xml import StorageError, http_date


def put_blob(call: Call) -> Response:
    """Put Blob, or Copy Blob when the request names a source."""
    if source := call.request.headers.get("x-ms-copy-source"):
        return _copy(call, source)
    kind = call.request.headers.get("x-ms-blob-type", "BlockBlob")
    if kind not in ("BlockBlob", "AppendBlob"):
        text = f"The emulator stores block and append blobs ({kind} was asked for)."
        raise StorageError(400, "UnsupportedOperation", text)
    call.check_write()
    if kind == "AppendBlob":
        saved = call.store.put(*call.key, b"", **call.written, kind=kind, md5=None)
        return Response(201, version(saved))
    saved = call.store.put(*call.key, call.request.body, **call.written)
    return Response(201, version(saved) | _md5_of(call.request.body))


def append_block(call: Call) -> Response:
    """Append Block."""
    found = call.properties()
    if found.get("kind") != "AppendBlob":
        text = "The blob type is invalid for this operation."
        raise StorageError(409, "InvalidBlobType", text)
    call.check_conditions(found, changed=412)
    wanted = call.request.headers.get("x-ms-blob-condition-appendpos")
    if wanted is not None and int(wanted) != found["size"]:
        text = "The append position condition specified was not met."
        raise StorageError(412, "AppendPositionConditionNotMet", text)
    saved = call.store.append(*call.key, call.request.body)
    place = {
        "x-ms-blob-append-offset": str(found["size"]),
        "x-ms-blob-committed-block-count": str(saved["appended"]),
    }
    return Response(201, version(saved) | place)


def put_block(call: Call) -> Response:
    """Put Block."""
    call.require_container()
    call.store.stage(*call.key, call.request.query["blockid"], call.request.body)
    return Response(201)


def put_block_list(call: Call) -> Response:
    """Put Block List."""
    call.check_write()
    blocks = storage_xml.block_ids(call.request.body)
    try:
        saved = call.store.commit(*call.key, blocks, **call.written)
    except KeyError:
        text = "The specified block list is invalid."
        raise StorageError(400, "InvalidBlockList", text) from None
    return Response(201, version(saved) | _md5_of(call.request.body))


def get_block_list(call: Call) -> Response:
    """Get Block List; a blob whose blocks are not committed yet has one, too."""
    staged = call.store.staged(*call.key)
    found = call.store.properties(*call.key) if staged else call.properties()
    wanted = call.request.query.get("blocklisttype", "committed").lower()
    committed = (found or {}).get("blocks", []) if wanted != "uncommitted" else None
    waiting = [[block, kept["size"]] for block, kept in staged.items()]
    body = storage_xml.block_list(committed, waiting if wanted != "committed" else None)
    headers = {"Content-Type": "application/xml"}
    if found:
        headers |= version(found) | {"x-ms-blob-content-length": str(found["size"])}
    return Response(200, headers, body)


def set_metadata(call: Call) -> Response:
    """Set Blob Metadata."""
    call.check_conditions(call.properties(), changed=412)
    saved = call.store.change(*call.key, metadata=call.metadata)
    return Response(200, version(saved))


def set_properties(call: Call) -> Response:
    """Set Blob Properties: what is not given is cleared."""
    call.check_conditions(call.properties(), changed=412)
    given = call.request.headers.get("x-ms-blob-content-md5")
    changes = {
        "content_type": call.request.headers.get("x-ms-blob-content-type", ""),
        "headers": call.content_headers,
        "md5": base64.b64decode(given).hex() if given else None,
    }
    return Response(200, version(call.store.change(*call.key, **changes)))


def head_blob(call: Call) -> Response:
    """Get Blob Properties."""
    found = call.properties()
    call.check_conditions(found)
    return Response(200, described(found) | {"Content-Length": str(found["size"])})


def get_metadata(call: Call) -> Response:
    """Get Blob Metadata: headers only."""
    found = call.properties()
    metadata = {f"x-ms-meta-{key}": text for key, text in found["metadata"].items()}
    return Response(200, metadata | version(found))


def get_blob(call: Call) -> Response:
    """Get Blob, whole or a range."""
    found = call.properties()
    call.check_conditions(found)
    data = call.store.get(*call.key)
    wanted = call.request.headers.get("x-ms-range") or call.request.headers.get("Range")
    headers = described(found)
    if not wanted:
        return Response(200, headers, data)
    first, last = byte_range(wanted, len(data))
    if "Content-MD5" in headers:  # that of the whole, which is not what goes out
        headers["x-ms-blob-content-md5"] = headers.pop("Content-MD5")
    headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return Response(206, headers, data[first : last + 1])


def delete_blob(call: Call) -> Response:
    """Delete Blob."""
    call.check_conditions(call.properties(), changed=412)
    call.store.delete(*call.key)
    return Response(202)


def _copy(call: Call, source: str) -> Response:
    """Copy Blob, from any account that the emulator plays; it is done at once.

    Source: https://learn.microsoft.com/rest/api/storageservices/copy-blob
    """
    call.check_write()
    parts = urlsplit(source)
    container, _, name = unquote(parts.path).lstrip("/").partition("/")
    key = ((parts.hostname or "").partition(".")[0], container, name)
    found = call.store.properties(*key)
    if found is None:
        code = "BlobNotFound" if key[0] == call.account else "CannotVerifyCopySource"
        raise StorageError(404, code, "The specified blob does not exist.")
    kept = ("content_type", "headers", "kind", "md5", "appended", "blocks")
    properties = {name: found[name] for name in kept if name in found}
    properties["metadata"] = call.metadata or found["metadata"]
    saved = call.store.put(*call.key, call.store.get(*key), **properties)
    size = found["size"]
    done = {
        "x-ms-copy-id": f"{saved['sha256'][:8]}-0000-4000-8000-{saved['change']:012d}",
        "x-ms-copy-status": "success",
    }
    shown = {
        "x-ms-copy-source": source.partition("?")[0],
        "x-ms-copy-progress": f"{size}/{size}",
        "x-ms-copy-completion-time": http_date(saved["modified"]),
    }
    saved = call.store.change(*call.key, copy=done | shown)
    return Response(202, version(saved) | done)


def _md5_of(body: bytes) -> dict[str, str]:
    """The hash of what was received, by which the client sees that all of it arrived."""
    digest = hashlib.md5(body, usedforsecurity=False).digest()
    return {"Content-MD5": base64.b64encode(digest).decode()}
