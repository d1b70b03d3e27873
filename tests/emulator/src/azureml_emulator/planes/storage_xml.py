"""Bodies and errors of Azure Blob Storage, which speaks XML."""

import xml.etree.ElementTree as ET
from datetime import datetime
from email.utils import format_datetime

from ..messages import Response


class StorageError(Exception):
    """An error in the shape that Azure Storage answers with.

    Source: https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2
    """

    def __init__(self, status: int, code: str, message: str, headers: dict | None = None):
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}

    def response(self, *, head: bool) -> Response:
        """The error as a response; the answer to ``HEAD`` has no body, nor has a 304."""
        headers = {"x-ms-error-code": self.code, **self.headers}
        if head or self.status == 304:
            return Response(self.status, headers)
        headers["Content-Type"] = "application/xml"
        root = ET.Element("Error")
        _texts(root, {"Code": self.code, "Message": self.message})
        return Response(self.status, headers, document(root))


def document(root: ET.Element) -> bytes:
    """The bytes of an XML document."""
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def http_date(timestamp: str) -> str:
    """A time of the emulator's clock as HTTP writes it."""
    return format_datetime(datetime.fromisoformat(timestamp[:19] + "+00:00"), usegmt=True)


def block_ids(body: bytes) -> list[tuple[str, str]]:
    """What the body of Put Block List names, in order: ``committed``, ``uncommitted`` or
    ``latest``, and the id.

    Raises:
        StorageError: 400 when the body is not such a list.
    """
    try:
        return [(item.tag.lower(), item.text or "") for item in ET.fromstring(body)]
    except ET.ParseError as error:
        raise StorageError(400, "InvalidXmlDocument", f"XML is not valid: {error}.") from None


def container_list(containers: list[dict]) -> bytes:
    """The answer to List Containers."""
    root = ET.Element("EnumerationResults")
    listed = ET.SubElement(root, "Containers")
    for container in containers:
        element = ET.SubElement(listed, "Container")
        _texts(element, {"Name": container["name"]})
        modified = {"Last-Modified": http_date(container["created"]), "Etag": '"0x8D"'}
        _texts(ET.SubElement(element, "Properties"), modified)
    ET.SubElement(root, "NextMarker")
    return document(root)


def block_list(committed: list | None, uncommitted: list | None) -> bytes:
    """The answer to Get Block List: ids and sizes of what was asked for."""
    root = ET.Element("BlockList")
    for name, blocks in (("CommittedBlocks", committed), ("UncommittedBlocks", uncommitted)):
        if blocks is None:
            continue
        listed = ET.SubElement(root, name)
        for block, size in blocks:
            _texts(ET.SubElement(listed, "Block"), {"Name": block, "Size": str(size)})
    return document(root)


def blob_list(container: str, query: dict, entries: dict[str, dict | None], marker: str) -> bytes:
    """The answer to List Blobs: one page of blobs and virtual folders, in name order.

    Args:
        query: the query of the request, repeated in the answer.
        entries: the properties of each blob by its name, ``None`` for a virtual folder.
        marker: where the next page starts, or an empty text.
    """
    root = ET.Element("EnumerationResults", {"ContainerName": container})
    asked = {"Prefix": "prefix", "Marker": "marker", "MaxResults": "maxresults"}
    asked["Delimiter"] = "delimiter"
    _texts(root, {name: query[key] for name, key in asked.items() if query.get(key)})
    listed = ET.SubElement(root, "Blobs")
    for name, blob in entries.items():
        element = ET.SubElement(listed, "Blob" if blob else "BlobPrefix")
        _texts(element, {"Name": name})
        if blob:
            _texts(ET.SubElement(element, "Properties"), _properties(blob))
            if "metadata" in query.get("include", ""):
                _texts(ET.SubElement(element, "Metadata"), blob["metadata"])
    _texts(root, {"NextMarker": marker})
    return document(root)


def _properties(blob: dict) -> dict[str, str]:
    """The properties of a listed blob."""
    return {
        "Creation-Time": http_date(blob["created"]),
        "Last-Modified": http_date(blob["modified"]),
        "Etag": blob["etag"].strip('"'),
        "Content-Length": str(blob["size"]),
        "Content-Type": blob["content_type"],
        "BlobType": blob.get("kind", "BlockBlob"),
        "AccessTier": "Hot",
        "LeaseStatus": "unlocked",
        "LeaseState": "available",
        "ServerEncrypted": "true",
    }


def _texts(parent: ET.Element, values: dict[str, str]) -> None:
    """Add one child with a text for each value."""
    for name, text in values.items():
        ET.SubElement(parent, name).text = text
