"""Keys and shared access signatures of storage accounts.

The blob plane does not verify them; they look and travel as on Azure.
"""

import base64
import hashlib
import hmac
from datetime import timedelta
from urllib.parse import urlencode

from ..clock import Clock

LIFETIME = timedelta(hours=24)
VERSION = "2024-11-04"


def account_key(account: str, name: str = "key1") -> str:
    """A key of a storage account: 64 bytes as base64, always the same for the same account."""
    return base64.b64encode(hashlib.sha512(f"{account}/{name}".encode()).digest()).decode()


def container_sas(account: str, container: str, clock: Clock) -> str:
    """A query string that allows reading and writing one container for a day."""
    fields = {
        "sv": VERSION,
        "sr": "c",
        "sp": "rcwl",
        "se": (clock.now() + LIFETIME).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    text = "\n".join([account, container, *fields.values()])
    key = base64.b64decode(account_key(account))
    signature = hmac.new(key, text.encode(), hashlib.sha256).digest()
    return urlencode({**fields, "sig": base64.b64encode(signature).decode()})
