"""Embeddings: vectors of texts."""

import base64

import numpy as np

from ..language import embedding, tokens
from ..messages import Request, Response
from . import deployments
from .errors import invalid

MOST_TEXTS = 2048  # in one request


def create(emulator, request: Request, deployment: str | None = None) -> Response:
    """Create embeddings.

    Raises:
        ServiceError: 400 for a wrong input or number of dimensions, 404, 429.
    """
    body = request.json() or {}
    model = deployments.find(emulator, deployment or body.get("model"), "embeddings")
    texts = _texts(body.get("input"))
    dimensions = _dimensions(body, model)
    counts = [tokens.count(text, model["encoding"]) for text in texts]
    for count in counts:
        if count > model["context"]:
            raise invalid(
                f"This model's maximum context length is {model['context']} tokens, however you "
                f"requested {count} tokens ({count} in your prompt; 0 for the completion). Please "
                "reduce your prompt; or completion length."
            )
    headers = deployments.take_quota(emulator, model, "Embeddings_Create", sum(counts))
    vectors = embedding.embed_wide(texts, model["vector"], dimensions)
    packed = body.get("encoding_format") == "base64"
    answer = Response.of_json(
        {
            "object": "list",
            "data": [
                {"object": "embedding", "index": index, "embedding": _shown(vector, packed)}
                for index, vector in enumerate(vectors)
            ],
            "model": model["name"],
            "usage": {"prompt_tokens": sum(counts), "total_tokens": sum(counts)},
        }
    )
    answer.headers |= headers
    return answer


def _texts(given) -> list[str]:
    """The texts of a request.

    Raises:
        ServiceError: 400.
    """
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
        raise invalid(
            "Invalid 'input': the emulator takes a text or a list of texts, not numbers of tokens.",
            "input",
        )
    if len(texts) > MOST_TEXTS:
        text = f"Expected an array with maximum length {MOST_TEXTS}, but got {len(texts)} instead."
        raise invalid(f"Invalid 'input': array too long. {text}", "input", "array_above_max_length")
    if not all(texts):
        raise invalid("Invalid 'input': input cannot be an empty string.", "input")
    return texts


def _dimensions(body: dict, model: dict) -> int | None:
    """How many numbers a vector is to have.

    Raises:
        ServiceError: 400.
    """
    wanted = body.get("dimensions")
    if wanted is None:
        return None
    if not model["shortens"]:
        raise invalid("This model does not support specifying dimensions.", "dimensions")
    if not isinstance(wanted, int) or not 1 <= wanted <= model["vector"]:
        raise invalid(
            f"Invalid value for 'dimensions' = {wanted}. Must be between 1 and {model['vector']}.",
            "dimensions",
        )
    return wanted


def _shown(vector: np.ndarray, packed: bool):
    """A vector as numbers, or as little-endian floats in base64."""
    if packed:
        return base64.b64encode(vector.astype("<f4").tobytes()).decode()
    return [float(number) for number in vector.astype(np.float32)]
