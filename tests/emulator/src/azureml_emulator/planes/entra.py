"""Microsoft Entra ID: endpoints of a tenant, and tokens for whoever asks."""

import base64
import json
import time
from urllib.parse import parse_qsl

from ..messages import Request, Response

TENANT = "00000000-0000-0000-0000-000000000001"
CLIENT = "00000000-0000-0000-0000-000000000002"
LIFETIME = 3600  # seconds
USER = "learner@example.com"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
GRANTS = ("client_credentials", "password", "refresh_token", "authorization_code", DEVICE)


def handle(emulator, request: Request) -> Response:
    """Answer one request to the login host.

    Source: https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
    """
    path = request.path.lower().rstrip("/")
    if path.endswith("/discovery/instance"):
        return Response.of_json(_instance(request.host))
    if path.endswith("/.well-known/openid-configuration"):
        return Response.of_json(_configuration(request))
    if "/userrealm/" in path:
        return Response.of_json({"ver": "1.0", "account_type": "Managed"})
    form = dict(parse_qsl(request.body.decode(errors="replace")))
    if path.endswith("/devicecode") and request.method == "POST":
        return _device_code(request.host, form)
    if path.endswith("/token") and request.method == "POST":
        return _token(form)
    return _refusal(404, "invalid_request", f"Microsoft Entra ID has no {request.path}.")


def access_token(audience: str) -> str:
    """A JSON Web Token for ``audience``. It is not signed: only the emulator accepts it."""
    return _web_token({"aud": audience, "appid": CLIENT, "upn": USER})


def audience_of(scope: str) -> str:
    """The audience of a scope: ``https://management.azure.com/.default`` without its end."""
    return scope.removesuffix("/.default")


def _token(form: dict[str, str]) -> Response:
    """A token for the scope (v2) or resource (v1) of a form; any secret is accepted."""
    grant = form.get("grant_type", "")
    if grant not in GRANTS:
        text = f"AADSTS70003: The app requested an unsupported grant type '{grant}'."
        return _refusal(400, "unsupported_grant_type", text)
    scopes = form.get("scope") or _decoded(form.get("device_code", ""))
    wanted = [scope for scope in scopes.split() if "/" in scope]
    audience = audience_of(wanted[0]) if wanted else form.get("resource")
    if not audience:
        text = "AADSTS900144: The request body must contain the parameter 'scope'."
        return _refusal(400, "invalid_request", text)
    answer = {
        "token_type": "Bearer",
        "expires_in": LIFETIME,
        "ext_expires_in": LIFETIME,
        "access_token": access_token(audience),
    }
    if grant != "client_credentials":  # a person: who signed in, and how to stay so
        answer |= {
            "scope": scopes,
            "refresh_token": "any-text-will-do",
            "id_token": _web_token({"aud": form.get("client_id"), "preferred_username": USER}),
            "client_info": _encoded({"uid": CLIENT, "utid": TENANT}),
        }
    return Response.of_json(answer)


def _device_code(host: str, form: dict[str, str]) -> Response:
    """A code to sign in with on another device; here nobody has to.

    Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
    """
    return Response.of_json(
        {
            "device_code": _encoded_text(form.get("scope", "")),
            "user_code": "EMULATOR",
            "verification_uri": f"https://{host}/common/oauth2/deviceauth",
            "expires_in": LIFETIME,
            "interval": 1,
            "message": "The emulator signs you in at once: there is no page to open.",
        }
    )


def _web_token(claims: dict) -> str:
    """A JSON Web Token of the learner with some claims of its own."""
    now = int(time.time())
    common = {
        "iss": f"https://sts.windows.net/{TENANT}/",
        "tid": TENANT,
        "oid": CLIENT,
        "sub": CLIENT,
        "name": "Learner",
        "iat": now,
        "nbf": now,
        "exp": now + LIFETIME,
    }
    head = _encoded({"alg": "none", "typ": "JWT"})
    return ".".join((head, _encoded(common | claims), "unsigned"))


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
    return _encoded_text(json.dumps(part))


def _encoded_text(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def _decoded(text: str) -> str:
    """What ``_encoded_text`` has encoded; an empty text for anything else."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        return ""
