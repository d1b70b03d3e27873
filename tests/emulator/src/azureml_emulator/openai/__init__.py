"""Azure OpenAI in Microsoft Foundry: chat, responses, embeddings, files and fine-tuning.

The paths are those of the v1 API, ``/openai/v1/…``, and of the dated ones,
``/openai/deployments/<name>/…?api-version=…``.
Source: https://learn.microsoft.com/azure/foundry/openai/latest
"""

import re

from ..messages import Request, Response
from . import access, chat, embeddings, files, listing, responses, tuning
from .errors import ServiceError

DEPLOYMENT = r"(?:/deployments/(?P<deployment>[^/]+))?"
OPERATIONS = {
    f"POST {DEPLOYMENT}/chat/completions": chat.complete,
    f"POST {DEPLOYMENT}/embeddings": embeddings.create,
    "POST /responses": responses.create,
    "GET /responses/(?P<id>[^/]+)": responses.retrieve,
    "GET /models": listing.models,
    "GET /models/(?P<id>[^/]+)": listing.model,
    "POST /files": files.upload,
    "GET /files": files.listed,
    "GET /files/(?P<id>[^/]+)": files.retrieve,
    "GET /files/(?P<id>[^/]+)/content": files.content,
    "DELETE /files/(?P<id>[^/]+)": files.delete,
    "POST /fine_tuning/jobs": tuning.create,
    "GET /fine_tuning/jobs": tuning.listed,
    "GET /fine_tuning/jobs/(?P<id>[^/]+)": tuning.retrieve,
    "POST /fine_tuning/jobs/(?P<id>[^/]+)/cancel": tuning.cancel,
    "GET /fine_tuning/jobs/(?P<id>[^/]+)/events": tuning.events,
    "GET /fine_tuning/jobs/(?P<id>[^/]+)/checkpoints": tuning.checkpoints,
}


def handle(emulator, request: Request) -> Response:
    """Answer one request to an Azure OpenAI or Foundry resource.

    Raises:
        ServiceError: 401 without a key or token, 404 for an unknown path or deployment, 400.
    """
    access.check(request)
    path = re.sub(r"^/openai(/v1)?(?=/)", "", request.path.rstrip("/"))
    dated = "/v1/" not in request.path
    if path != request.path.rstrip("/") and not (dated and not request.api_version):
        for operation, answer in OPERATIONS.items():
            method, _, pattern = operation.partition(" ")
            found = re.fullmatch(pattern, path)
            if found and method == request.method:
                return answer(emulator, request, **found.groupdict())
    raise ServiceError(404, "404", "Resource not found")
