"""Long-running operations: a change is accepted, and the client polls until it is done.

Source: https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations
"""

from typing import TYPE_CHECKING

from ..messages import ArmError, Response

if TYPE_CHECKING:
    from .kind import Context

POLLS = 1  # how often a client is told "InProgress" before the operation has succeeded
HOLD = 50.0  # seconds that a question about work under way is held; azure-core waits for 300


def accepted(
    context: "Context", response: Response, result: dict | None, *, name: str | None = None
) -> Response:
    """Turn the answer to a change into one that the client polls.

    A create keeps its body and status (201 or 200); anything else becomes a 202.

    Args:
        name: of an operation whose work is under way, as ``Serving.provision`` returns it; it ends
            when the work does, well or not. Without one, the change is done already.
    """
    emulator = context.emulator
    if name is None:
        name = emulator.ids.new()
        emulator.operations.put(name, {"polls": 0, "result": result})
    url = (
        f"https://{context.request.host}/subscriptions/{context.id.subscription}/providers/"
        f"{context.id.provider}/locations/eastus/mfeOperationsStatus/{name}"
        f"?api-version={context.request.api_version}"
    )
    if result is None or context.request.method == "POST":
        response = Response(202)
    response.headers["Azure-AsyncOperation"] = url
    response.headers["Location"] = url
    response.headers["x-ms-retry-after-ms"] = "10"
    return response


def poll(emulator, name: str) -> Response:
    """The state of an operation; for one that is under way, held until there is an answer.

    Raises:
        ArmError: 404 for an operation that was never started.
    """
    operation = emulator.operations.get(name)
    if operation is None:
        raise ArmError(404, "OperationNotFound", f"There is no operation '{name}'.")
    if "status" in operation:
        operation = emulator.serving.operation(name, HOLD)
        body = {"name": name, "status": operation["status"]}
        if operation.get("error"):
            body["error"] = operation["error"]
        return Response.of_json(body, x_ms_retry_after_ms="10")
    operation["polls"] += 1
    emulator.operations.put(name, operation)
    done = operation["polls"] > POLLS
    body = {"name": name, "status": "Succeeded" if done else "InProgress"}
    if done and operation["result"]:
        body["properties"] = operation["result"]
    return Response.of_json(body, x_ms_retry_after_ms="10")
