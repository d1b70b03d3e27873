"""The parameters of a chat completion, checked with the messages of the service."""

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from ..language.prompt import text_of
from .completion import Settings
from .errors import invalid

ROLES = ("system", "developer", "user", "assistant", "tool", "function")
# Name -> least and most.
RANGES = {
    "temperature": (0, 2),
    "top_p": (0, 1),
    "n": (1, 128),
    "presence_penalty": (-2, 2),
    "frequency_penalty": (-2, 2),
    "top_logprobs": (0, 20),
    "max_tokens": (1, None),
    "max_completion_tokens": (1, None),
}
WHOLE = ("n", "top_logprobs", "max_tokens", "max_completion_tokens", "seed")
KNOWN = {
    *RANGES, "messages", "model", "stream", "stream_options", "stop", "seed", "logprobs", "tools",
    "tool_choice", "parallel_tool_calls", "response_format", "user", "store", "metadata",
    "reasoning_effort", "logit_bias", "modalities", "prediction", "service_tier", "verbosity",
    "prompt_cache_key", "safety_identifier",
}  # fmt: skip
NOT_FOR_REASONING = (
    "top_p", "presence_penalty", "frequency_penalty", "logprobs", "top_logprobs", "logit_bias",
)  # fmt: skip


def read(emulator, body: dict, model: dict) -> Settings:
    """Check the body of a chat completion.

    Raises:
        ServiceError: 400.
    """
    for name in body:
        if name not in KNOWN:
            raise invalid(f"Unrecognized request argument supplied: {name}")
    _messages(body.get("messages"))
    for name in RANGES:
        _number(name, body.get(name))
    if model.get("reasoning"):
        _reasoning(body)
    if body.get("top_logprobs") is not None and not body.get("logprobs"):
        text = "'top_logprobs' is only allowed when 'logprobs' is enabled."
        raise invalid(text, "top_logprobs", "invalid_value")
    stop = body.get("stop") or []
    seed = body.get("seed")
    temperature = body.get("temperature")
    top_p = body.get("top_p")
    return Settings(
        temperature=1.0 if temperature is None else temperature,
        top_p=1.0 if top_p is None else top_p,
        seed=emulator.ids.new() if seed is None else seed,
        most_tokens=body.get("max_completion_tokens") or body.get("max_tokens"),
        stop=[stop] if isinstance(stop, str) else stop,
        schema=_schema(body),
        tools=[_tool(tool) for tool in body.get("tools") or []],
        tool_choice=body.get("tool_choice") or "auto",
    )


def check_schema(schema: dict, strict: bool, name: str, param: str = "response_format") -> None:
    """Refuse a schema that structured outputs do not take.

    Raises:
        ServiceError: 400.

    Source: https://learn.microsoft.com/azure/foundry/openai/how-to/structured-outputs
    """
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        raise invalid(f"Invalid schema for {param} '{name}': {error.message}", param) from None
    if strict:
        _strict(schema, (), f"Invalid schema for {param} '{name}'", param)


def _strict(schema: dict, place: tuple, start: str, param: str) -> None:
    """Every object lists all its properties as required and allows no others."""
    properties = schema.get("properties", {})
    if schema.get("type") == "object" or properties:
        if schema.get("additionalProperties") is not False:
            text = "'additionalProperties' is required to be supplied and to be false."
            raise invalid(f"{start}: In context={place}, {text}", param)
        for name in properties:
            if name not in schema.get("required", ()):
                text = (
                    "'required' is required to be supplied and to be an array including every key "
                    f"in properties. Missing '{name}'."
                )
                raise invalid(f"{start}: In context={place}, {text}", param)
    for name, inner in properties.items():
        _strict(inner, (*place, "properties", name), start, param)
    if isinstance(schema.get("items"), dict):
        _strict(schema["items"], (*place, "items"), start, param)


def _messages(messages) -> None:
    if messages is None:
        text = "Missing required parameter: 'messages'."
        raise invalid(text, "messages", "missing_required_parameter")
    if not isinstance(messages, list) or not messages:
        text = "Invalid 'messages': empty array. Expected an array with minimum length 1."
        raise invalid(text, "messages", "empty_array")
    for index, message in enumerate(messages):
        role = message.get("role") if isinstance(message, dict) else None
        if role not in ROLES:
            listed = ", ".join(f"'{name}'" for name in ROLES)
            text = f"Invalid value: '{role}'. Supported values are: {listed}."
            raise invalid(text, f"messages[{index}].role", "invalid_value")
        if message.get("content") is None and not message.get("tool_calls"):
            text = "Invalid value for 'content': expected a string, got null."
            raise invalid(text, f"messages[{index}].content")


def _number(name: str, value) -> None:
    if value is None:
        return
    kind, wanted = ("integer", int) if name in WHOLE else ("decimal", (int, float))
    if not isinstance(value, wanted) or isinstance(value, bool):
        text = f"Invalid type for '{name}': expected {kind}, but got '{value}' instead."
        raise invalid(text, name, "invalid_type")
    least, most = RANGES[name]
    for wrong, side, sign, limit in (
        (value < least, "below minimum", ">=", least),
        (most is not None and value > most, "above maximum", "<=", most),
    ):
        if wrong:
            text = f"Expected a value {sign} {limit}, but got {value} instead."
            code = f"{kind}_{side.replace(' ', '_')}_value"
            raise invalid(f"Invalid '{name}': {kind} {side} value. {text}", name, code)


def _reasoning(body: dict) -> None:
    """What reasoning models refuse.

    Source: https://learn.microsoft.com/azure/foundry/openai/how-to/reasoning
    """
    if body.get("max_tokens") is not None:
        text = (
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
            "'max_completion_tokens' instead."
        )
        raise invalid(text, "max_tokens", "unsupported_parameter")
    if body.get("temperature") not in (None, 1):
        text = (
            f"Unsupported value: 'temperature' does not support {body['temperature']} with this "
            "model. Only the default (1) value is supported."
        )
        raise invalid(text, "temperature", "unsupported_value")
    for name in NOT_FOR_REASONING:
        if body.get(name) is not None:
            text = f"Unsupported parameter: '{name}' is not supported with this model."
            raise invalid(text, name, "unsupported_parameter")


def _schema(body: dict) -> dict | None:
    """The schema of the answer; ``{}`` where any object does."""
    wanted = body.get("response_format") or {"type": "text"}
    kind = wanted.get("type")
    if kind == "text":
        return None
    if kind == "json_object":
        if not any("json" in text_of(message).lower() for message in body["messages"]):
            text = (
                "'messages' must contain the word 'json' in some form, to use 'response_format' of "
                "type 'json_object'."
            )
            raise invalid(text, "messages")
        return {}
    if kind == "json_schema":
        given = wanted.get("json_schema") or {}
        if "schema" not in given:
            text = "Missing required parameter: 'response_format.json_schema.schema'."
            raise invalid(text, "response_format.json_schema.schema", "missing_required_parameter")
        check_schema(given["schema"], bool(given.get("strict")), given.get("name", ""))
        return given["schema"]
    text = "Supported values are: 'json_object', 'json_schema', and 'text'."
    raise invalid(f"Invalid value: '{kind}'. {text}", "response_format.type", "invalid_value")


def _tool(tool: dict) -> dict:
    """Name, description and parameters of a function.

    Raises:
        ServiceError: 400 for another kind of tool.
    """
    function = tool.get("function", tool)
    if tool.get("type") != "function" or "name" not in function:
        text = f"Invalid value: '{tool.get('type')}'. Supported values are: 'function'."
        raise invalid(text, "tools[0].type", "invalid_value")
    return {"description": "", "parameters": {}, **function}
