"""Azure Resource Manager: checks who asks and what for, and hands the request on."""

import re

from .. import kinds  # noqa: F401  importing the package registers every kind
from ..messages import ArmError, Request, Response
from . import deployment, groups, provider, scope
from .ids import PROVIDER, ResourceId

_DEPLOYMENTS = re.compile(r"(/resourcegroups/[^/]+)(/deployments/)", re.IGNORECASE)


def handle(emulator, request: Request) -> Response:
    """Answer one request to management.azure.com.

    Raises:
        ArmError: in the shape and with the code that the service has for it.
    """
    if request.method in ("GET", "HEAD"):
        return _route(emulator, request)
    with emulator.lock:
        return _route(emulator, request)


def _route(emulator, request: Request) -> Response:
    path = re.sub("/+", "/", request.path.rstrip("/"))  # the Azure CLI doubles one here and there
    path = _DEPLOYMENTS.sub(r"\1/providers/Microsoft.Resources\2", path)
    if not request.headers.get("Authorization"):
        raise ArmError(
            401,
            "AuthenticationFailed",
            "Authentication failed. The 'Authorization' header is missing.",
        )
    resource_id = ResourceId.parse(path)
    found = re.match(r"/subscriptions/([^/]+)", path, re.IGNORECASE)
    if found:
        scope.check_subscription(found[1])
    groups.check(emulator, path)
    if resource_id is None or not resource_id.segments or scope.is_registration(path):
        return scope.handle(emulator, request, path)
    if resource_id.provider.lower() == PROVIDER.lower():
        return provider.handle(emulator, request, resource_id)
    if resource_id.type.startswith("deployments"):
        return deployment.handle(emulator, request, resource_id)
    return scope.provider_resource(emulator, request, resource_id)
