"""The hosts of serverless endpoints: ``<name>.<region>.models.ai.azure.com``. No model answers."""

from ..messages import ArmError, Request, Response
from ..serving import credentials


def handle(emulator, request: Request) -> Response:
    """Refuse a request, with the reason.

    Raises:
        ArmError: 404 for an unknown endpoint, 401 without its key, else 400: nothing answers.
    """
    from ..kinds import serverless_endpoint  # kinds import execution, which imports planes

    name = request.host.split(".")[0]
    endpoint = serverless_endpoint.find(emulator, name)
    if endpoint is None:
        raise ArmError(404, "NotFound", f"There is no serverless endpoint '{name}' in this region.")
    credentials.check(emulator, endpoint, request)
    model = endpoint["properties"]["modelSettings"]["modelId"]
    raise ArmError(
        400,
        "RecordedOnly",
        f"The emulator records the serverless endpoint '{name}' and runs no models of the catalog: "
        f"nothing answers for {model}. On Azure it would answer POST {request.path}.",
    )
