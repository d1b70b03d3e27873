"""The hosts that the emulator plays, and who answers for each."""

import re

from .. import arm, openai, search
from ..messages import ArmError, Request, Response
from . import (
    artifact,
    batch_jobs,
    blob,
    cloud,
    dataset,
    discovery,
    encodings,
    entra,
    generic_assets,
    history,
    mlflow,
    registry,
    scoring,
    serverless,
    telemetry,
)

# (host pattern, pattern of the path's beginning, answering module); the first match wins.
PLANES = [
    (r"management\.azure\.com", "/metadata/", cloud),
    (r"management\.azure\.com", "/", arm),
    (r"[a-z0-9-]+\.[a-z0-9]+\.inference\.ml\.azure\.com", "/", scoring),
    (r"[a-z0-9-]+\.[a-z0-9]+\.models\.ai\.azure\.com", "/", serverless),
    (r"login\.microsoftonline\.com", "/", entra),
    (r"openaipublic\.blob\.core\.windows\.net", "/", encodings),
    (r"[a-z0-9]+\.blob\.core\.windows\.net", "/", blob),
    (r"[a-z0-9]+\.api\.azureml\.ms", "/artifact/", artifact),
    (r"[a-z0-9]+\.api\.azureml\.ms", "/history/", history),
    (r"[a-z0-9]+\.api\.azureml\.ms", "/mlflow/", mlflow),
    (r"[a-z0-9]+\.api\.azureml\.ms", "/data/", dataset),
    (r"[a-z0-9]+\.api\.azureml\.ms", "/genericasset/", generic_assets),
    (r"[a-z0-9]+\.api\.azureml\.ms", "/registrymanagement/", registry),
    (r"[a-z0-9]+\.api\.azureml\.ms", "/mferp/.*/batchEndpoints/", batch_jobs),
    (r"[a-z0-9]+\.api\.azureml\.ms", "/mferp/", registry),
    (r"[a-z0-9]+\.api\.azureml\.ms", "/", discovery),
    (r"[a-z0-9-]+\.openai\.azure\.com", "/", openai),
    (r"[a-z0-9-]+\.services\.ai\.azure\.com", "/openai/", openai),
    (r"[a-z0-9-]+\.cognitiveservices\.azure\.com", "/openai/", openai),
    (r"[a-z0-9-]+\.search\.windows\.net", "/", search),
    (r".*\.applicationinsights\.azure\.com", "/", telemetry),
]


def plays(host: str) -> bool:
    """Whether ``host`` is one that the emulator answers for."""
    return any(re.fullmatch(pattern, host) for pattern, _, _ in PLANES)


def dispatch(emulator, request: Request) -> Response:
    """Hand the request to its plane.

    Raises:
        ArmError: 404 at once for any other host, so that no client waits or retries.
    """
    for pattern, start, plane in PLANES:
        if re.fullmatch(pattern, request.host) and re.match(start, request.path):
            return plane.handle(emulator, request)
    raise ArmError(
        404,
        "HostNotEmulated",
        f"The emulator does not play {request.host}. To add it, extend planes/__init__.py.",
    )
