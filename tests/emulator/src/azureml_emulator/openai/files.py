"""Files for fine-tuning: training and validation data, and the results of jobs."""

from email import message_from_bytes
from email.policy import HTTP

from ..messages import Request, Response
from .errors import ServiceError, invalid

FILES = "openai-files"
PURPOSES = ("fine-tune", "batch", "assistants", "evals", "user_data")
LARGEST = 512 * 1024 * 1024  # bytes


def upload(emulator, request: Request) -> Response:
    """Upload a file.

    Raises:
        ServiceError: 400 for a missing part, another purpose, or a name that is not ``*.jsonl``.

    Source: https://learn.microsoft.com/azure/foundry/openai/how-to/fine-tuning
    """
    parts = _parts(request)
    name, contents = parts.get("file", (None, None))
    purpose = parts.get("purpose", (None, b""))[1].decode()
    if contents is None:
        raise invalid("Missing required parameter: 'file'.", "file", "missing_required_parameter")
    if purpose not in PURPOSES:
        listed = ", ".join(PURPOSES)
        raise invalid(f"Invalid value: '{purpose}'. Supported values are: {listed}.", "purpose")
    if purpose == "fine-tune" and not (name or "").endswith(".jsonl"):
        raise invalid(f"Invalid file format for Fine-Tuning API. '{name}' is not .jsonl.", "file")
    if not contents:
        raise invalid("The file is empty.", "file", "invalidPayload")
    return Response.of_json(store(emulator, name or "", purpose, contents), 201)


def store(emulator, name: str, purpose: str, contents: bytes) -> dict:
    """Keep a file; what comes back is how the service shows it."""
    file = {
        "id": f"file-{emulator.ids.new().replace('-', '')}",
        "object": "file",
        "bytes": len(contents),
        "created_at": int(emulator.clock.now().timestamp()),
        "filename": name,
        "purpose": purpose,
        "status": "processed",
    }
    kept = {"shown": file, "text": contents.decode("utf-8-sig", errors="replace")}
    emulator.store.collection(FILES).put(file["id"], kept)
    return file


def text(emulator, number: str | None, param: str) -> str:
    """The text of a file.

    Raises:
        ServiceError: 400, as a job names it.
    """
    found = emulator.store.collection(FILES).get(number or "")
    if found is None:
        raise invalid(f"invalid {param}: {number}", param, "invalid_value")
    return found["text"]


def listed(emulator, request: Request) -> Response:
    """List files."""
    data = [kept["shown"] for _, kept in emulator.store.collection(FILES).items()]
    return Response.of_json({"object": "list", "data": data, "has_more": False})


def retrieve(emulator, request: Request, id: str) -> Response:
    """Get a file."""
    return Response.of_json(_kept(emulator, id)["shown"])


def content(emulator, request: Request, id: str) -> Response:
    """Read the contents of a file."""
    body = _kept(emulator, id)["text"].encode()
    return Response(200, {"Content-Type": "application/octet-stream"}, body)


def delete(emulator, request: Request, id: str) -> Response:
    """Delete a file."""
    _kept(emulator, id)
    emulator.store.collection(FILES).delete(id)
    return Response.of_json({"id": id, "object": "file", "deleted": True})


def _kept(emulator, number: str) -> dict:
    found = emulator.store.collection(FILES).get(number)
    if found is None:
        raise ServiceError(404, "fileNotFound", f"No such File object: {number}", "id")
    return found


def _parts(request: Request) -> dict[str, tuple[str | None, bytes]]:
    """Name -> (file name, contents) of the parts of a form.

    Raises:
        ServiceError: 400 for another type of contents.
    """
    kind = request.headers.get("Content-Type", "")
    if not kind.startswith("multipart/form-data"):
        raise invalid("The request must be multipart/form-data.")
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    message = message_from_bytes(head + request.body, policy=HTTP)
    return {
        part.get_param("name", header="content-disposition"): (
            part.get_filename(),
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    }
