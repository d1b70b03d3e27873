"""Proposals for a misspelt word."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known words most like ``word``, best first; case does not matter."""
    by_lower = {str(name).lower(): str(name) for name in known}
    close = difflib.get_close_matches(word.lower(), by_lower, limit, cutoff=0.6)
    likeness = [difflib.SequenceMatcher(None, word.lower(), name).ratio() for name in close]
    return [
        by_lower[name]
        for name, ratio in zip(close, likeness, strict=True)
        if ratio > likeness[0] - 0.1
    ]


def proposal(word: str, known: Iterable[str], otherwise: str) -> str:
    """A cure: the nearest known words, or ``otherwise`` when none is near."""
    close = nearest(word, known)
    return f"write {' or '.join(close)} instead of {word}" if close else otherwise
