"""Who may ask: the key of the resource, or a token of Microsoft Entra ID.

Source: https://learn.microsoft.com/azure/foundry/openai/api-version-lifecycle (code changes)
"""

import base64
import hmac
import json
import time

from ..messages import Request
from .errors import ServiceError

# The same for every resource. Clients find it in AZURE_OPENAI_API_KEY (doors/settings.py).
KEY = "key-of-the-emulated-azure-openai"
AUDIENCES = ("https://cognitiveservices.azure.com", "https://ai.azure.com")


def check(request: Request) -> None:
    """Refuse a request that does not prove who sends it.

    Raises:
        ServiceError: 401.
    """
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    token = bearer.strip() if scheme.lower() == "bearer" else ""
    for given in (request.headers.get("api-key", ""), token):
        if hmac.compare_digest(given.encode(), KEY.encode()):
            return
    if token.count(".") == 2 and not request.headers.get("api-key"):
        if is_token_for(token, AUDIENCES):
            return
        raise ServiceError(
            401,
            "401",
            "Unauthorized. Access token is missing, invalid, audience is incorrect "
            "(https://cognitiveservices.azure.com), or have expired.",
        )
    raise ServiceError(
        401,
        "401",
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide "
        "a valid key for an active subscription and use a correct regional API endpoint for your "
        "resource.",
    )


def is_token_for(token: str, audiences: tuple[str, ...]) -> bool:
    """Whether a token is for one of ``audiences`` and valid now; it is not signed here."""
    try:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return claims["aud"].rstrip("/") in audiences and claims["exp"] > time.time()
    except (IndexError, KeyError, ValueError, AttributeError, TypeError):
        return False
