"""The deployments of a resource: the models of ``models.yml``, and models that were fine-tuned."""

import math
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from .errors import ServiceError, invalid

TUNED = "openai-models"  # the collection of fine-tuned models
WINDOW = 60  # seconds in which tokens are counted against the quota
EXPECTED_OUTPUT = 16  # tokens that a request without max_tokens is expected to make


@cache
def models() -> dict[str, dict]:
    """Every base model by its name."""
    text = (Path(__file__).parent / "models.yml").read_text("utf-8")
    return {
        name: {"name": name, **{key: _plain(value) for key, value in fields.items()}}
        for name, fields in yaml.safe_load(text).items()
    }


def find(emulator, name: str | None, task: str) -> dict:
    """The model behind a deployment.

    Raises:
        ServiceError: 404 for an unknown deployment, 400 when its model has another task.
    """
    if not name:
        raise invalid("you must provide a model parameter")
    model = models().get(name) or tuned(emulator).get(name)
    if model is None:
        raise ServiceError(
            404,
            "DeploymentNotFound",
            "The API deployment for this resource does not exist. If you created the deployment "
            "within the last 5 minutes, please wait a moment and try again.",
        )
    if model["task"] != task:
        operation = {"chat": "chatCompletion", "embeddings": "embeddings"}[task]
        text = f"The {operation} operation does not work with the specified model, {model['name']}."
        raise ServiceError(400, "OperationNotSupported", f"{text} Please choose different model.")
    return model


def tuned(emulator):
    """The fine-tuned models, which answer under their own names."""
    return emulator.store.collection(TUNED)


def full_name(model: dict) -> str:
    """The name with its version, as answers show it."""
    dated = "-" in model["version"] and "base" not in model
    return f"{model['name']}-{model['version']}" if dated else model["name"]


def take_quota(emulator, model: dict, operation: str, tokens: int) -> dict[str, str]:
    """Count a request against the quota of its deployment.

    Returns:
        the headers of an answer that tell what is left.

    Raises:
        ServiceError: 429 when the tokens of this minute are used up.

    Source: https://learn.microsoft.com/azure/foundry/openai/quotas-limits
    """
    limit, now = model["tokens_per_minute"], emulator.clock.now().timestamp()
    used = _used(emulator).setdefault(model["name"], [])
    used[:] = [(at, count) for at, count in used if at > now - WINDOW]
    left = limit - sum(count for _, count in used)
    if tokens > left and used:
        wait = max(1, math.ceil(used[0][0] + WINDOW - now))
        raise ServiceError(
            429,
            "429",
            f"Requests to the {operation} Operation under Azure OpenAI API have exceeded token "
            "rate limit of your current OpenAI S0 pricing tier. Please retry after "
            f"{wait} seconds.",
            headers={"retry-after": str(wait), "retry-after-ms": str(wait * 1000)},
        )
    used.append((now, tokens))
    return {
        "x-ratelimit-limit-tokens": str(limit),
        "x-ratelimit-remaining-tokens": str(max(0, left - tokens)),
    }


def _plain(value):
    """Dates and versions as texts; numbers stay."""
    return value.isoformat() if isinstance(value, date) else value


def _used(emulator) -> dict[str, list]:
    """Model -> (when, tokens) of its last requests; a restart forgets them."""
    if not hasattr(emulator, "openai_usage"):
        emulator.openai_usage = {}
    return emulator.openai_usage
