"""Analyzers: how a text becomes the terms that are indexed and searched.

Source: https://learn.microsoft.com/azure/search/search-analyzers
"""

import re
from functools import cache

# The stop words of Lucene's EnglishAnalyzer.
STOP_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is",
    "it", "no", "not", "of", "on", "or", "such", "that", "the", "their", "then", "there",
    "these", "they", "this", "to", "was", "will", "with",
))  # fmt: skip
WORD = re.compile(r"\w+(?:[.'’]\w+)*")
ENGLISH = ("en.lucene", "en.microsoft")
ANALYZERS = ("standard.lucene", "standard", "simple", "keyword", "whitespace", "stop", *ENGLISH)
DEFAULT = "standard.lucene"


def analyze(text: str, analyzer: str | None = None) -> list[str]:
    """The terms of a text.

    Args:
        analyzer: one of ``ANALYZERS``; ``None`` is the default. English ones drop stop words and
            take words back to their stems, so that ``clusters`` finds ``cluster``.
    """
    name = analyzer or DEFAULT
    if name == "keyword":
        return [text]
    if name == "whitespace":
        return text.split()
    if name in ("simple", "stop"):
        words = re.findall(r"[^\W\d_]+", text.lower())
    else:
        words = [word.lower() for word in WORD.findall(text)]
    if name in ("stop", *ENGLISH):
        words = [word for word in words if word not in STOP_WORDS]
    if name in ENGLISH:
        words = [_stem(word.removesuffix("'s")) for word in words]
    return words


@cache
def _stem(word: str) -> str:
    return _stemmer().stem(word)


@cache
def _stemmer():
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()
