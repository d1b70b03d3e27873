"""The control plane of one region: changes that take as long as they take.

A deployment is ready when its server is, so its operation ends then, well or not. The client
asks here, and its question is held until there is an answer.
Source: https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations
"""

import re

from ..arm.ids import REGION
from ..messages import ArmError, Request, Response

HOST = f"{REGION}.management.azure.com"
HOLD = 50.0  # seconds that a question is held; azure-core waits for 300
_PATH = re.compile(r"/subscriptions/[^/]+/providers/[^/]+/operations/(?P<name>[^/]+)")


def accepted(request: Request, subscription: str, response: Response, name: str) -> Response:
    """Turn the answer to a change into one that the client polls.

    Args:
        name: of the operation, as ``Serving.provision`` has returned it.
    """
    url = (
        f"https://{HOST}/subscriptions/{subscription}/providers/"
        f"Microsoft.MachineLearningServices/operations/{name}?api-version={request.api_version}"
    )
    response.headers |= {"Azure-AsyncOperation": url, "x-ms-retry-after-ms": "10"}
    return response


def handle(emulator, request: Request) -> Response:
    """Tell how far an operation is.

    Raises:
        ArmError: 404 for one that was never started.
    """
    found = _PATH.fullmatch(request.path)
    operation = emulator.serving.operation(found["name"], HOLD) if found else None
    if operation is None:
        raise ArmError(404, "OperationNotFound", f"There is no operation {request.path}.")
    body = {"name": found["name"], "status": operation["status"]}
    if operation.get("error"):
        body["error"] = operation["error"]
    return Response.of_json(body, x_ms_retry_after_ms="10")
