"""Microsoft Entra ID: endpoints of a tenant, and tokens for whoever asks."""

import base64
import json
import time
from urllib.parse import parse_qsl

from ..messages import Request, Response

TENANT = "00000000-0000-0000-0000-000000000001"
CLIENT = "00000000-0000-0000-0000-000000000002"
LIFETIME = 3600  # seconds
GRANTS = ("client_credentials", "password", "refresh_token", "authorization_code")


def handle(emulator, request: Request) -> Response:
    """Answer one request to the login host.

    Source: https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
    """
    path = request.path.lower().rstrip("/")
    if path.endswith("/discovery/instance"):
        return Response.of_json(_instance(request.host))
    if path.endswith("/.well-known/openid-configuration"):
        return Response.of_json(_configuration(request))
    if path.endswith("/token") and request.method == "POST":
        return _token(dict(parse_qsl(request.body.decode())))
    return _refusal(404, "invalid_request", f"Microsoft Entra ID has no {request.path}.")


def access_token(audience: str) -> str:
    """A JSON Web Token for ``audience``. It is not signed: only the emulator accepts it."""
    now = int(time.time())
    claims = {
        "aud": audience,
        "iss": f"https://sts.windows.net/{TENANT}/",
        "tid": TENANT,
        "appid": CLIENT,
        "oid": CLIENT,
        "name": "Learner",
        "upn": "learner@example.com",
        "iat": now,
        "nbf": now,
        "exp": now + LIFETIME,
    }
    return ".".join((_encoded({"alg": "none", "typ": "JWT"}), _encoded(claims), "unsigned"))


def audience_of(scope: str) -> str:
    """The audience of a scope: ``https://management.azure.com/.default`` without its end."""
    return scope.removesuffix("/.default")


def _token(form: dict[str, str]) -> Response:
    """A token for the scope (v2) or resource (v1) of a form; any secret is accepted."""
    grant = form.get("grant_type", "")
    if grant not in GRANTS:
        text = f"AADSTS70003: The app requested an unsupported grant type '{grant}'."
        return _refusal(400, "unsupported_grant_type", text)
    wanted = [scope for scope in form.get("scope", "").split() if "/" in scope]
    audience = audience_of(wanted[0]) if wanted else form.get("resource")
    if not audience:
        text = "AADSTS900144: The request body must contain the parameter 'scope'."
        return _refusal(400, "invalid_request", text)
    return Response.of_json(
        {
            "token_type": "Bearer",
            "expires_in": LIFETIME,
            "ext_expires_in": LIFETIME,
            "access_token": access_token(audience),
        }
    )


def _configuration(request: Request) -> dict:
    """The OpenID configuration of the tenant that the path names."""
    base = f"https://{request.host}/{request.path.split('/')[1]}"
    return {
        "issuer": f"https://{request.host}/{TENANT}/v2.0",
        "token_endpoint": f"{base}/oauth2/v2.0/token",
        "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
        "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
    }


def _instance(host: str) -> dict:
    """The clouds that a client may trust: this one."""
    cloud = {"preferred_network": host, "preferred_cache": host, "aliases": [host]}
    return {
        "tenant_discovery_endpoint": f"https://{host}/{TENANT}/v2.0/.well-known/openid-configuration",
        "api-version": "1.1",
        "metadata": [cloud],
    }


def _refusal(status: int, error: str, description: str) -> Response:
    """An error in the shape of OAuth 2.0 (RFC 6749, 5.2)."""
    return Response.of_json({"error": error, "error_description": description}, status)


def _encoded(part: dict) -> str:
    """One part of a token: JSON in unpadded base64url."""
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
