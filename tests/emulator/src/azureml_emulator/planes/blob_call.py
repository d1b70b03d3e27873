"""A request to Azure Blob Storage, taken apart, and the conditions in its headers."""

import base64
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from ..messages import Request
from .storage_xml import StorageError, http_date

if TYPE_CHECKING:
    from ..blobs import BlobStore

# Request header -> response header of what a blob keeps for those who read it.
CONTENT_HEADERS = {
    "x-ms-blob-content-encoding": "Content-Encoding",
    "x-ms-blob-content-language": "Content-Language",
    "x-ms-blob-content-disposition": "Content-Disposition",
    "x-ms-blob-cache-control": "Cache-Control",
}


@dataclass
class Call:
    """Which account, container and blob a request is about, and the store that has them."""

    store: "BlobStore"
    request: Request
    account: str
    container: str
    blob: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Account, container and blob: what names a blob to the store."""
        return self.account, self.container, self.blob

    @property
    def metadata(self) -> dict[str, str]:
        """The ``x-ms-meta-…`` headers without their prefix."""
        prefix = "x-ms-meta-"
        headers = self.request.headers.items()
        return {key[len(prefix) :]: text for key, text in headers if key.lower().startswith(prefix)}

    @property
    def written(self) -> dict:
        """The properties that a write sets."""
        headers = self.request.headers
        kind = headers.get("x-ms-blob-content-type") or headers.get("Content-Type")
        return {"content_type": kind, "metadata": self.metadata, "headers": self.content_headers}

    @property
    def content_headers(self) -> dict[str, str]:
        """The headers that whoever reads the blob is to get."""
        headers = self.request.headers
        return {shown: headers[key] for key, shown in CONTENT_HEADERS.items() if key in headers}

    def properties(self) -> dict:
        """The properties of the blob.

        Raises:
            StorageError: 404 when the blob or its container is missing.
        """
        found = self.store.properties(*self.key)
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

    def check_write(self) -> None:
        """Refuse a write into a missing container, or against the conditions of the request.

        Raises:
            StorageError: 404, 409 or 412.
        """
        self.require_container()
        found = self.store.properties(*self.key)
        if found and self.request.headers.get("If-None-Match") == "*":
            raise StorageError(409, "BlobAlreadyExists", "The specified blob already exists.")
        if not found and self.request.headers.get("If-Match"):
            raise _not_met(412)
        if found:
            self.check_conditions(found, changed=412)

    def check_conditions(self, found: dict, *, changed: int = 304) -> None:
        """Honour ``If-Match`` and the like.

        Args:
            changed: the status for a blob that is as the client knows it: 304 when it reads, 412
                when it writes.

        Raises:
            StorageError: the blob is not in the state that the request names.

        Source: https://learn.microsoft.com/rest/api/storageservices/specifying-conditional-headers-for-blob-service-operations
        """
        headers, etag = self.request.headers, found["etag"]
        modified = datetime.fromisoformat(found["modified"][:19]).replace(tzinfo=UTC)
        if headers.get("If-Match", etag) not in (etag, "*"):
            raise _not_met(412)
        if "If-Unmodified-Since" in headers and modified > _date(headers["If-Unmodified-Since"]):
            raise _not_met(412)
        if headers.get("If-None-Match") == etag:
            raise _not_met(changed)
        if "If-Modified-Since" in headers and modified <= _date(headers["If-Modified-Since"]):
            raise _not_met(changed)


def byte_range(wanted: str, size: int) -> tuple[int, int]:
    """First and last byte of ``bytes=first-last``.

    Raises:
        StorageError: 416 when the blob has no such bytes.
    """
    found = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted)
    first = int(found[1]) if found else size
    if first >= size:
        text = "The range specified is invalid for the blob."
        raise StorageError(416, "InvalidRange", text, {"Content-Range": f"bytes */{size}"})
    return first, min(int(found[2]), size - 1) if found[2] else size - 1


def version(found: dict) -> dict[str, str]:
    """Version headers of a blob."""
    return {"ETag": found["etag"], "Last-Modified": http_date(found["modified"])}


def described(found: dict) -> dict[str, str]:
    """All headers that describe a blob."""
    headers = {
        "Content-Type": found["content_type"],
        "Accept-Ranges": "bytes",
        "x-ms-blob-type": found.get("kind", "BlockBlob"),
        "x-ms-creation-time": http_date(found["created"]),
        "x-ms-lease-status": "unlocked",
        "x-ms-lease-state": "available",
        "x-ms-server-encrypted": "true",
        "x-ms-access-tier": "Hot",
    }
    if found["md5"]:
        headers["Content-MD5"] = base64.b64encode(bytes.fromhex(found["md5"])).decode()
    if found.get("kind") == "AppendBlob":
        headers["x-ms-blob-committed-block-count"] = str(found.get("appended", 0))
    metadata = {f"x-ms-meta-{key}": text for key, text in found["metadata"].items()}
    return headers | metadata | found.get("headers", {}) | found.get("copy", {}) | version(found)


def _date(text: str) -> datetime:
    return parsedate_to_datetime(text).replace(tzinfo=UTC)


def _not_met(status: int) -> StorageError:
    text = "The condition specified using HTTP conditional header(s) is not met."
    return StorageError(status, "ConditionNotMet", text)
