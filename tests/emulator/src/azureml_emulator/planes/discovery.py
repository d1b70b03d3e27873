"""The discovery service of a region: where the other services of a workspace are."""

from ..messages import ArmError, Request, Response

SERVICES = ("api", "history", "experimentation", "modelregistry", "notebooks", "pipelines")


def handle(emulator, request: Request) -> Response:
    """Answer one request: the base URL of every service is the host that was asked.

    Raises:
        ArmError: 404 for any other path, naming it.
    """
    if request.path.rstrip("/") == "/discovery" and request.method in ("GET", "HEAD"):
        urls = dict.fromkeys(SERVICES, f"https://{request.host}")
        return Response.of_json(urls | {"studio": "https://ml.azure.com"})
    raise ArmError(
        404,
        "ServiceNotEmulated",
        f"The emulator has no {request.method} {request.path} on {request.host}. "
        "To add a service of the region, extend planes/__init__.py.",
    )
