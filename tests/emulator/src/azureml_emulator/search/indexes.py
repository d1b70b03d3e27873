"""Index definitions."""

from ..messages import ArmError, Request, Response
from . import analysis, schema

DEFINITIONS = "search-indexes"


def find(emulator, request: Request, name: str) -> dict:
    """The definition of an index.

    Raises:
        ArmError: 404.
    """
    found = _all(emulator).get(_key(request, name))
    if found is None:
        service = request.host.split(".")[0]
        raise ArmError(
            404, "", f"No index with the name '{name}' was found in the service '{service}'."
        )
    return found


def contents(emulator, request: Request, name: str):
    """The documents of an index; their keys are written in hexadecimal, as case counts."""
    return emulator.store.collection(f"search-documents {_key(request, name)}")


def listed(emulator, request: Request) -> Response:
    """List indexes."""
    start = _key(request, "")
    return Response.of_json({"value": [found for _, found in _all(emulator).items(start)]})


def create(emulator, request: Request) -> Response:
    """Create an index.

    Raises:
        ArmError: 400, 409 when it exists.
    """
    definition = request.json() or {}
    if _key(request, definition.get("name", "")) in _all(emulator):
        text = f"Cannot create index '{definition['name']}' because it already exists."
        raise ArmError(409, "ResourceNameAlreadyInUse", text)
    return Response.of_json(_save(emulator, request, schema.checked(definition, None)), 201)


def get(emulator, request: Request, index: str) -> Response:
    """Get an index."""
    return Response.of_json(find(emulator, request, index))


def put(emulator, request: Request, index: str) -> Response:
    """Create or update an index.

    Raises:
        ArmError: 400, also for a change of an existing field.
    """
    previous = _all(emulator).get(_key(request, index))
    definition = (request.json() or {}) | {"name": index}
    found = _save(emulator, request, schema.checked(definition, previous))
    return Response.of_json(found, 200 if previous else 201)


def delete(emulator, request: Request, index: str) -> Response:
    """Delete an index and its documents."""
    find(emulator, request, index)
    documents = contents(emulator, request, index)
    for key, _ in list(documents.items()):
        documents.delete(key)
    _all(emulator).delete(_key(request, index))
    return Response(204)


def statistics(emulator, request: Request, index: str) -> Response:
    """Statistics of an index: how many documents, and how many bytes of JSON and of vectors."""
    definition = find(emulator, request, index)
    found = [value for _, value in contents(emulator, request, index).items()]
    vectors = [f["name"] for f in definition["fields"] if f["type"] == schema.VECTOR]
    numbers = sum(len(document.get(name) or ()) for document in found for name in vectors)
    return Response.of_json(
        {
            "documentCount": len(found),
            "storageSize": sum(len(str(document)) for document in found),
            "vectorIndexSize": 4 * numbers,
        }
    )


def service_statistics(emulator, request: Request) -> Response:
    """Statistics of a service: how many indexes and documents."""
    names = [found["name"] for _, found in _all(emulator).items(_key(request, ""))]
    count = sum(len(list(contents(emulator, request, name).items())) for name in names)
    counters = {"documentCount": count, "indexesCount": len(names)}
    shown = {name: {"usage": value, "quota": None} for name, value in counters.items()}
    return Response.of_json({"counters": shown, "limits": {"maxFieldsPerIndex": 1000}})


def analyze(emulator, request: Request, index: str) -> Response:
    """Show what an analyzer makes of a text.

    Raises:
        ArmError: 400 for an unknown analyzer.
    """
    find(emulator, request, index)
    body = request.json() or {}
    name = body.get("analyzer")
    if name not in analysis.ANALYZERS:
        raise schema.invalid(f"The emulator has no analyzer '{name}'.")
    terms = analysis.analyze(body.get("text", ""), name)
    tokens = [
        {"token": term, "startOffset": 0, "endOffset": 0, "position": position}
        for position, term in enumerate(terms)
    ]
    return Response.of_json({"tokens": tokens})


def _save(emulator, request: Request, definition: dict) -> dict:
    definition["@odata.etag"] = f'"0x{emulator.ids.new().replace("-", "")[:16].upper()}"'
    _all(emulator).put(_key(request, definition["name"]), definition)
    return definition


def _all(emulator):
    return emulator.store.collection(DEFINITIONS)


def _key(request: Request, name: str) -> str:
    return f"{request.host} {name}"
