"""The hosts of endpoints: ``<name>.<region>.inference.ml.azure.com``.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-troubleshoot-online-endpoints
(HTTP status codes)
"""

import http.client
import threading

from ..execution import batch
from ..messages import ArmError, Request, Response
from ..serving import credentials, names
from ..serving.durations import seconds
from ..serving.server import ServerError

PATHS = ("/score", "/swagger.json")
DEPLOYMENT = "azureml-model-deployment"
# Headers of the request and of the answer that belong to one connection only.
HOP = ("connection", "content-length", "host", "keep-alive", "transfer-encoding", "authorization")


def handle(emulator, request: Request) -> Response:
    """Answer one request to an endpoint.

    Raises:
        ArmError: 401 without valid credentials, 404 when nothing is there to answer, 408 and 429
            by the request settings of the deployment.
    """
    name = request.host.split(".")[0]
    endpoint = names.find(emulator, name)
    if endpoint is None:
        raise ArmError(404, "NotFound", f"There is no endpoint '{name}' in this region.")
    credentials.check(emulator, endpoint, request)
    if endpoint["type"].lower().endswith("/batchendpoints"):
        return batch.handle(emulator, request, endpoint)
    if request.path not in PATHS:
        text = f"An online endpoint answers {' and '.join(PATHS)}, not {request.path}."
        raise ArmError(404, "NotFound", text)
    deployment, mirror = _route(emulator, request, endpoint)
    if mirror:
        copy = threading.Thread(target=_score, args=(emulator, request, mirror), daemon=True)
        copy.start()
    response = _score(emulator, request, deployment)
    response.headers[DEPLOYMENT] = deployment["name"]
    return response


def _route(emulator, request: Request, endpoint: dict) -> tuple[dict, dict | None]:
    """The deployment that answers, and the one that gets a copy.

    Raises:
        ArmError: 404 when there is none.
    """
    named = request.headers.get(DEPLOYMENT)
    if named:
        deployment = _deployment(emulator, endpoint, named)
        if deployment is None:
            text = f"The endpoint '{endpoint['name']}' has no deployment '{named}'."
            raise ArmError(404, "NotFound", text)
        return deployment, None
    route = emulator.serving.traffic.route(endpoint)
    deployment = _deployment(emulator, endpoint, route.live) if route.live else None
    if deployment is None:
        raise ArmError(
            404,
            "NotFound",
            f"The endpoint '{endpoint['name']}' has no deployment with traffic. Set its traffic, "
            f"or name a deployment in the header '{DEPLOYMENT}'.",
        )
    return deployment, _deployment(emulator, endpoint, route.mirror) if route.mirror else None


def _deployment(emulator, endpoint: dict, name: str) -> dict | None:
    return emulator.resources.get(f"{endpoint['id']}/deployments/{name}")


def _score(emulator, request: Request, deployment: dict) -> Response:
    """What a deployment answers; an error of its server is a 424."""
    try:
        server = emulator.serving.server(deployment)
    except ServerError as error:
        return _model_error(Response.of_json({"message": str(error)}, 503))
    settings = deployment["properties"]["requestSettings"]
    limit = 2 * settings["maxConcurrentRequestsPerInstance"] * deployment["sku"]["capacity"]
    timeout = seconds(settings["requestTimeout"])
    headers = {key: text for key, text in request.headers.items() if key.lower() not in HOP}
    path = f"{request.path}?{request.raw_query}" if request.raw_query else request.path
    with server.slot(limit) as free:
        if not free:
            text = f"The deployment answers at most {limit} requests at the same time."
            return ArmError(429, "TooManyPendingRequests", text).response()
        try:
            answer = server.ask(request.method, path, headers, request.body, timeout=timeout)
        except TimeoutError:
            text = f"The request took longer than the requestTimeout of {timeout:g} seconds."
            return ArmError(408, "RequestTimeout", text).response()
        except (OSError, http.client.HTTPException) as error:
            return _model_error(Response.of_json({"message": f"The server is gone: {error}"}, 502))
    answer.headers = {key: text for key, text in answer.headers.items() if key.lower() not in HOP}
    return answer if answer.status == 200 else _model_error(answer)


def _model_error(answer: Response) -> Response:
    """An answer of a model server that is not 200, as the endpoint passes it on."""
    reason = {
        "ms-azureml-model-error-statuscode": str(answer.status),
        "ms-azureml-model-error-reason": "model_error",
    }
    return Response(424, answer.headers | reason, answer.body)
