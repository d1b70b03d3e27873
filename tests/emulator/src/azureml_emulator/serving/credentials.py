"""Who may ask an endpoint: keys, tokens of Azure Machine Learning, tokens of Microsoft Entra ID.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-authenticate-online-endpoint
"""

import base64
import hashlib
import hmac
import json
import time

from ..messages import ArmError, Request

AUDIENCE = "https://ml.azure.com"
LIFETIME = 24 * 3600  # seconds that a token of Azure Machine Learning is valid
REFRESH = 12 * 3600  # seconds after which a client should ask for a new one
KEYS = {"primary": "primaryKey", "secondary": "secondaryKey"}


def make_keys(emulator, endpoint_id: str, given: dict | None = None) -> None:
    """Give a new endpoint its keys.

    Args:
        given: keys that the creator of the endpoint chose.
    """
    keys = {name: emulator.ids.new().replace("-", "") for name in KEYS.values()}
    emulator.secrets.put(endpoint_id, keys | (given or {}))


def keys(emulator, endpoint_id: str) -> dict[str, str]:
    """The keys of an endpoint: ``primaryKey`` and ``secondaryKey``."""
    return emulator.secrets.get(endpoint_id)


def regenerate(emulator, endpoint_id: str, kind: str, value: str | None) -> None:
    """Replace one key.

    Args:
        kind: ``Primary`` or ``Secondary``.
        value: the new key. The SDK sends the present one here; that and ``None`` ask for any.
    """
    present, name = keys(emulator, endpoint_id), KEYS[kind.lower()]
    if not value or value == present[name]:
        value = emulator.ids.new().replace("-", "")
    emulator.secrets.put(endpoint_id, present | {name: value})


def issue_token(emulator, endpoint_id: str) -> dict:
    """A token of Azure Machine Learning for one endpoint, as the control plane answers it."""
    now = int(emulator.clock.now().timestamp())
    claims = {"aud": endpoint_id.lower(), "iat": now, "exp": now + LIFETIME}
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode()
    return {
        "accessToken": f"{payload}.{_sign(emulator, endpoint_id, payload)}",
        "tokenType": "Bearer",
        "expiryTimeUtc": now + LIFETIME,
        "refreshAfterTimeUtc": now + REFRESH,
    }


def check(emulator, endpoint: dict, request: Request) -> None:
    """Refuse a request that does not prove who sends it.

    Raises:
        ArmError: 401.
    """
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    mode = endpoint["properties"]["authMode"].lower()
    if scheme.lower() != "bearer" or not _MODES[mode](emulator, endpoint["id"], text.strip()):
        raise ArmError(
            401,
            "Unauthorized",
            f"The endpoint '{endpoint['name']}' takes {_WANTED[mode]} in the header "
            "'Authorization: Bearer …'; the request has none that is valid.",
        )


def _is_key(emulator, endpoint_id: str, text: str) -> bool:
    return any(
        hmac.compare_digest(text.encode(), key.encode())
        for key in keys(emulator, endpoint_id).values()
    )


def _is_token(emulator, endpoint_id: str, text: str) -> bool:
    payload, _, signature = text.partition(".")
    if not hmac.compare_digest(signature.encode(), _sign(emulator, endpoint_id, payload).encode()):
        return False
    return json.loads(base64.urlsafe_b64decode(payload))["exp"] > emulator.clock.now().timestamp()


def _is_entra_token(emulator, endpoint_id: str, text: str) -> bool:
    """Whether a token is for Azure Machine Learning and valid now; it is not signed here."""
    try:
        payload = text.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return claims["aud"].rstrip("/") == AUDIENCE and claims["exp"] > time.time()
    except (IndexError, KeyError, ValueError, AttributeError, TypeError):
        return False


def _sign(emulator, endpoint_id: str, payload: str) -> str:
    secret = keys(emulator, endpoint_id)["primaryKey"].encode()
    return hmac.new(secret, payload.encode(), hashlib.sha256).hexdigest()


_MODES = {"key": _is_key, "amltoken": _is_token, "aadtoken": _is_entra_token}
_WANTED = {
    "key": "one of its keys",
    "amltoken": "a token of Azure Machine Learning",
    "aadtoken": f"a Microsoft Entra ID token for {AUDIENCE}",
}
