"""Keys, signatures and shared access signatures of storage accounts.

The built-in blob store does not verify them; Azurite does, so they are made as on Azure.
"""

import base64
import hashlib
import hmac
from datetime import timedelta
from email.utils import formatdate
from urllib.parse import urlencode

from ..clock import Clock
from ..messages import Request

LIFETIME = timedelta(hours=24)
VERSION = "2024-11-04"
PERMISSIONS = "rcwl"
# The headers that a signature covers, in this order.
SIGNED = (
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-MD5",
    "Content-Type",
    "Date",
    "If-Modified-Since",
    "If-Match",
    "If-None-Match",
    "If-Unmodified-Since",
    "Range",
)


def account_key(account: str, name: str = "key1") -> str:
    """A key of a storage account: 64 bytes as base64, always the same for the same account."""
    return base64.b64encode(hashlib.sha512(f"{account}/{name}".encode()).digest()).decode()


def container_sas(account: str, container: str, clock: Clock) -> str:
    """A query string that allows reading and writing one container for a day.

    Source: https://learn.microsoft.com/rest/api/storageservices/create-service-sas
    """
    expiry = (clock.now() + LIFETIME).strftime("%Y-%m-%dT%H:%M:%SZ")
    resource = f"/blob/{account}/{container}"
    # Start, identifier, address and protocol are empty; so is what follows the kind of resource:
    # snapshot, encryption scope and five response headers.
    lines = (PERMISSIONS, "", expiry, resource, "", "", "", VERSION, "c", *[""] * 7)
    fields = {"sv": VERSION, "sr": "c", "sp": PERMISSIONS, "se": expiry}
    return urlencode({**fields, "sig": _signature(account, "\n".join(lines))})


def sign(request: Request, account: str) -> None:
    """Sign a request with the key of an account, in place of any other authorization.

    Source: https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
    """
    headers = request.headers
    headers.setdefault("x-ms-version", VERSION)
    headers["x-ms-date"] = formatdate(usegmt=True)
    headers.pop("Date", None)
    headers["Content-Length"] = str(len(request.body)) if request.body else ""
    special = sorted((key.lower(), text) for key, text in headers.items())
    lines = [request.method, *(headers.get(name, "") for name in SIGNED)]
    lines += [f"{key}:{text.strip()}" for key, text in special if key.startswith("x-ms-")]
    query = sorted((key.lower(), text) for key, text in request.query.items())
    resource = f"/{account}{request.raw_path}" + "".join(f"\n{key}:{text}" for key, text in query)
    signature = _signature(account, "\n".join([*lines, resource]))
    headers["Authorization"] = f"SharedKey {account}:{signature}"


def _signature(account: str, text: str) -> str:
    key = base64.b64decode(account_key(account))
    return base64.b64encode(hmac.new(key, text.encode(), hashlib.sha256).digest()).decode()
