"""Chat completions.

Source: https://learn.microsoft.com/azure/foundry/openai/latest#create-chat-completion
"""

import hashlib
import json
import math

from ..language import tokens
from ..language.prompt import text_of
from ..messages import Request, Response
from . import content_filter, deployments
from .completion import Completion, answer
from .parameters import read

PER_MESSAGE, PER_REPLY = 3, 3  # tokens that frame a message, and the reply
NOTHING = -9999.0  # logarithm of the probability of a token that cannot come


def complete(emulator, request: Request, deployment: str | None = None) -> Response:
    """Create a chat completion.

    Raises:
        ServiceError: 400 for a wrong parameter or filtered prompt, 404 for an unknown deployment,
            429 when its quota is used up.
    """
    body = request.json() or {}
    model = deployments.find(emulator, deployment or body.get("model"), "chat")
    settings = read(emulator, body, model)
    messages = body["messages"]
    texts = [text_of(message) for message in messages]
    asked = prompt_tokens(texts, model)
    filtered = content_filter.check_prompt("\n".join(texts))
    wanted = settings.most_tokens or deployments.EXPECTED_OUTPUT
    headers = deployments.take_quota(emulator, model, "ChatCompletions_Create", asked + wanted)
    made = [answer(messages, model, settings, turn) for turn in range(body.get("n") or 1)]
    head = {
        "id": f"chatcmpl-{emulator.ids.new().replace('-', '')}",
        "created": int(emulator.clock.now().timestamp()),
        "model": deployments.full_name(model),
        "system_fingerprint": "fp_emulator",
    }
    usage = _usage(asked, sum(one.count(model["encoding"]) for one in made))
    if body.get("stream"):
        counted = usage if (body.get("stream_options") or {}).get("include_usage") else None
        response = _stream(head, made, model, filtered, counted)
    else:
        choices = [_choice(index, one, body, model) for index, one in enumerate(made)]
        whole = {"object": "chat.completion", "choices": choices, "usage": usage}
        response = Response.of_json(head | whole | {"prompt_filter_results": filtered})
    response.headers |= headers
    return response


def prompt_tokens(texts: list[str], model: dict) -> int:
    """Tokens of the messages, with those that frame them."""
    counted = (PER_MESSAGE + 1 + tokens.count(text, model["encoding"]) for text in texts)
    return sum(counted) + PER_REPLY


def _usage(asked: int, answered: int) -> dict:
    return {
        "prompt_tokens": asked,
        "completion_tokens": answered,
        "total_tokens": asked + answered,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0},
    }


def _choice(index: int, made: Completion, body: dict, model: dict) -> dict:
    """One choice of an answer in one piece."""
    message = {"role": "assistant", "content": made.text, "refusal": None}
    if made.tool_call:
        message |= {"content": None, "tool_calls": [_call(made.tool_call)]}
    return {
        "index": index,
        "message": message,
        "finish_reason": made.finish_reason,
        "logprobs": _log_probabilities(made, body, model) if body.get("logprobs") else None,
        "content_filter_results": content_filter.of_completion(made.text),
    }


def _call(call: dict) -> dict:
    digest = hashlib.sha256(json.dumps(call, sort_keys=True).encode()).hexdigest()
    return {"id": f"call_{digest[:24]}", "type": "function", "function": call}


def _log_probabilities(made: Completion, body: dict, model: dict) -> dict:
    """The whole decision lies in the first token: which candidate it is."""
    pieces = tokens.pieces(made.text, model["encoding"])
    most = body.get("top_logprobs") or 0
    return {
        "content": [
            _token(piece, made.log_probability if first == 0 else 0.0)
            | {"top_logprobs": _tops(made, model)[:most] if first == 0 else []}
            for first, piece in enumerate(pieces)
        ],
        "refusal": None,
    }


def _tops(made: Completion, model: dict) -> list[dict]:
    """The first tokens of all candidates with their probabilities, the likeliest first."""
    chances: dict[bytes, float] = {}
    for text, log_probability in made.alternatives:
        first = next(iter(tokens.pieces(text, model["encoding"])), b"")
        chances[first] = chances.get(first, 0.0) + math.exp(log_probability)
    ordered = sorted(chances.items(), key=lambda pair: -pair[1])
    return [_token(piece, math.log(c) if c > 0 else NOTHING) for piece, c in ordered]


def _token(piece: bytes, log_probability: float) -> dict:
    text = piece.decode(errors="replace")
    return {"token": text, "logprob": log_probability, "bytes": list(piece)}


def _stream(head: dict, made: list[Completion], model: dict, filtered, usage) -> Response:
    """The answer as server-sent events, a token each."""
    head = head | {"object": "chat.completion.chunk"}
    events = [head | {"choices": [], "prompt_filter_results": filtered}]

    def add(index: int, delta: dict, reason: str | None = None, **more) -> None:
        choice = {"index": index, "delta": delta, "finish_reason": reason, "logprobs": None}
        events.append(head | {"choices": [choice | more]})

    for index, one in enumerate(made):
        add(index, {"role": "assistant", "content": "", "refusal": None})
        if one.tool_call:
            add(index, {"tool_calls": [{"index": 0, **_call(one.tool_call)}]})
        for piece in tokens.text_pieces(one.text, model["encoding"]):
            checked = {"content_filter_results": content_filter.of_completion(piece)}
            add(index, {"content": piece}, **checked)
        add(index, {}, one.finish_reason)
    if usage:
        events.append(head | {"choices": [], "usage": usage})
    lines = [f"data: {json.dumps(event)}\n\n" for event in events]
    return Response(
        200, {"Content-Type": "text/event-stream"}, "".join([*lines, "data: [DONE]\n\n"]).encode()
    )
