"""Who may ask a search service: its admin or query key, or a token of Microsoft Entra ID.

Source: https://learn.microsoft.com/azure/search/search-security-api-keys
"""

import hmac

from ..messages import ArmError, Request
from ..openai.access import is_token_for

# The same for every service. Clients find the first in AZURE_SEARCH_API_KEY (doors/settings.py).
KEY = "admin-key-of-the-emulated-azure-ai-search"
QUERY_KEY = "query-key-of-the-emulated-azure-ai-search"
AUDIENCES = ("https://search.azure.com",)


def check(request: Request, *, reads_documents: bool) -> None:
    """Refuse a request that does not prove who sends it.

    Args:
        reads_documents: whether a query key is enough.

    Raises:
        ArmError: 403 for a key, 401 for a token.
    """
    given = request.headers.get("api-key")
    if given is not None:
        keys = (KEY, QUERY_KEY) if reads_documents else (KEY,)
        if any(hmac.compare_digest(given.encode(), key.encode()) for key in keys):
            return
        if given == QUERY_KEY:
            text = "A query key reads documents only: this operation needs an admin key."
            raise ArmError(403, "Forbidden", text)
        raise ArmError(403, "Forbidden", "The api-key is not one of the keys of this service.")
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and is_token_for(token.strip(), AUDIENCES):
        return
    raise ArmError(
        401,
        "Unauthorized",
        f"The request has neither an 'api-key' nor a Microsoft Entra ID token for {AUDIENCES[0]}.",
    )
