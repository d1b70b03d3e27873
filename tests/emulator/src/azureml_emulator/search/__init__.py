"""Azure AI Search: indexes, documents, and keyword, vector, hybrid and semantic queries.

Source: https://learn.microsoft.com/rest/api/searchservice/
"""

import re

from ..messages import ArmError, Request, Response
from . import access, documents, indexes, query

INDEX = r"/indexes(?:\('(?P<index>[^']+)'\)|/(?P<index_too>[^/]+))"
DOCUMENT = r"(?:\('(?P<key>[^']+)'\)|/(?P<key_too>[^/$]+))"
OPERATIONS = {
    "GET /servicestats": indexes.service_statistics,
    "GET /indexes": indexes.listed,
    "POST /indexes": indexes.create,
    f"GET {INDEX}": indexes.get,
    f"PUT {INDEX}": indexes.put,
    f"DELETE {INDEX}": indexes.delete,
    f"GET {INDEX}/search.stats": indexes.statistics,
    f"POST {INDEX}/search.analyze": indexes.analyze,
    rf"GET {INDEX}/docs/\$count": documents.count,
    f"POST {INDEX}/docs/search.index": documents.change,
    f"POST {INDEX}/docs/index": documents.change,
    f"GET {INDEX}/docs{DOCUMENT}": documents.lookup,
    f"POST {INDEX}/docs/search.post.search": query.search,
    f"POST {INDEX}/docs/search": query.search,
}


def handle(emulator, request: Request) -> Response:
    """Answer one request to a search service; every service name exists.

    Raises:
        ArmError: 401 or 403 without a token or key, 404 for what is not there, 400.
    """
    path = request.path.rstrip("/")
    reads = "/docs" in path and not path.endswith("index")
    access.check(request, reads_documents=reads)
    if not request.api_version:
        raise ArmError(
            400, "MissingApiVersionParameter", "The api-version query parameter is missing."
        )
    for operation, answer in OPERATIONS.items():
        method, _, pattern = operation.partition(" ")
        found = re.fullmatch(pattern, path)
        if found and method == request.method:
            named = found.groupdict()
            given = {
                name.removesuffix("_too"): value
                for name, value in named.items()
                if value is not None
            }
            return answer(emulator, request, **given)
    raise ArmError(
        404,
        "OperationNotEmulated",
        f"The emulator's search service does not answer {request.method} {path}: indexers, "
        "skillsets, suggesters and knowledge bases are not modelled. To add it, extend "
        "search/__init__.py.",
    )
