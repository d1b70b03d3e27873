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


def one_slip(word: str, other: str) -> bool:
    """Whether two words differ by one letter, or by two neighbours that are swapped."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if start is None:
        return True  # one of them has a letter more at its end
    if len(word) == len(other):
        swapped = word[start + 1 : start + 2] + word[start] == other[start : start + 2]
        same_end = word[start + 2 :] == other[start + 2 :]
        return word[start + 1 :] == other[start + 1 :] or (swapped and same_end)
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return longer[start + 1 :] == shorter[start:]
