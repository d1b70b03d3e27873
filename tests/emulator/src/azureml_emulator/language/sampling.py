"""Choosing among candidates as a language model chooses among tokens: temperature and top_p."""

from dataclasses import dataclass

import numpy as np

SHARPNESS = 20.0  # a cosine that is 0.05 higher is e times as likely at temperature 1
COLDEST = 1e-3  # below it the best candidate is always taken


@dataclass
class Choice:
    """Which candidate was drawn, and the logarithm of every candidate's probability."""

    index: int
    log_probabilities: np.ndarray


def sample(
    scores: list[float], temperature: float, top_p: float, generator: np.random.Generator
) -> Choice:
    """Draw one of the candidates.

    Args:
        scores: cosines.
        temperature: 0 takes the best; 1 is the model's own distribution; more flattens it.
        top_p: only the most likely candidates that together reach this probability are drawn.
    """
    logits = SHARPNESS * np.asarray(scores, dtype=float)
    plain = _log_softmax(logits)
    if temperature < COLDEST:
        return Choice(int(np.argmax(logits)), plain)
    chances = np.exp(_log_softmax(logits / temperature))
    order = np.argsort(-chances, kind="stable")
    before = np.concatenate(([0.0], np.cumsum(chances[order])[:-1]))
    kept = order[before < max(top_p, 1e-9)]
    drawn = generator.choice(kept, p=chances[kept] / chances[kept].sum())
    return Choice(int(drawn), plain)


def _log_softmax(logits: np.ndarray) -> np.ndarray:
    shifted = logits - logits.max()
    return shifted - np.log(np.exp(shifted).sum())
