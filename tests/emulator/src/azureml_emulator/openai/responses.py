"""The Responses API: one text in, one text out, and conversations that the service remembers.

Source: https://learn.microsoft.com/azure/foundry/openai/how-to/responses
"""

from ..language.prompt import text_of
from ..messages import Request, Response
from . import chat, content_filter, deployments
from .completion import Settings, answer
from .errors import ServiceError, invalid
from .parameters import check_schema

KEPT = "openai-responses"


def create(emulator, request: Request) -> Response:
    """Create a response.

    Raises:
        ServiceError: 400 for a wrong parameter, tool or prompt, 404 for an unknown deployment.
    """
    body = request.json() or {}
    model = deployments.find(emulator, body.get("model"), "chat")
    if body.get("stream") or body.get("tools"):
        wrong = "stream" if body.get("stream") else "tools"
        text = f"The emulator's responses have no '{wrong}': use chat completions for it."
        raise invalid(text, wrong, "unsupported_parameter")
    messages = _messages(emulator, body)
    texts = [text_of(message) for message in messages]
    content_filter.check_prompt("\n".join(texts))
    asked = chat.prompt_tokens(texts, model)
    wanted = body.get("max_output_tokens") or deployments.EXPECTED_OUTPUT
    headers = deployments.take_quota(emulator, model, "Responses_Create", asked + wanted)
    made = answer(messages, model, _settings(emulator, body))
    answered = made.count(model["encoding"])
    number = emulator.ids.new().replace("-", "")
    value = {
        "id": f"resp_{number}",
        "object": "response",
        "created_at": int(emulator.clock.now().timestamp()),
        "status": "incomplete" if made.finish_reason == "length" else "completed",
        "error": None,
        "incomplete_details": (
            {"reason": "max_output_tokens"} if made.finish_reason == "length" else None
        ),
        "instructions": body.get("instructions"),
        "metadata": body.get("metadata") or {},
        "model": model["name"],
        "output": [
            {
                "id": f"msg_{number}",
                "type": "message",
                "role": "assistant",
                "status": "completed",
                "content": [{"type": "output_text", "text": made.text, "annotations": []}],
            }
        ],
        "parallel_tool_calls": True,
        "previous_response_id": body.get("previous_response_id"),
        "temperature": body.get("temperature", 1.0),
        "text": body.get("text") or {"format": {"type": "text"}},
        "tool_choice": "auto",
        "tools": [],
        "top_p": body.get("top_p", 1.0),
        "usage": {
            "input_tokens": asked,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": answered,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": asked + answered,
        },
    }
    if body.get("store", True):
        said = {"role": "assistant", "content": made.text}
        turns = [m for m in messages if m["role"] not in ("system", "developer")]
        kept = {"value": value, "turns": [*turns, said]}
        emulator.store.collection(KEPT).put(value["id"], kept)
    response = Response.of_json(value)
    response.headers |= headers
    return response


def retrieve(emulator, request: Request, id: str) -> Response:
    """Get a response.

    Raises:
        ServiceError: 404.
    """
    return Response.of_json(_kept(emulator, id)["value"])


def _kept(emulator, number: str) -> dict:
    found = emulator.store.collection(KEPT).get(number)
    if found is None:
        raise ServiceError(404, None, f"Response with id '{number}' not found.", "id")
    return found


def _messages(emulator, body: dict) -> list[dict]:
    """The conversation so far: instructions, what was said before, and the input."""
    given = body.get("input")
    if not given:
        text = "Missing required parameter: 'input'."
        raise invalid(text, "input", "missing_required_parameter")
    messages = [{"role": "user", "content": given}] if isinstance(given, str) else given
    before = []
    if body.get("previous_response_id"):
        before = _kept(emulator, body["previous_response_id"])["turns"]
    if body.get("instructions"):
        before = [{"role": "system", "content": body["instructions"]}, *before]
    return [*before, *messages]


def _settings(emulator, body: dict) -> Settings:
    wanted = (body.get("text") or {}).get("format") or {"type": "text"}
    schema = {} if wanted["type"] == "json_object" else wanted.get("schema")
    if schema:
        check_schema(schema, bool(wanted.get("strict")), wanted.get("name", ""), "text.format")
    return Settings(
        temperature=body.get("temperature", 1.0),
        top_p=body.get("top_p", 1.0),
        seed=emulator.ids.new(),
        most_tokens=body.get("max_output_tokens"),
        schema=schema,
    )
