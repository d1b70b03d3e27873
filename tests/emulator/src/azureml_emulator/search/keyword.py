"""Keyword search: BM25 over the searchable fields, and the simple query syntax.

Source: https://learn.microsoft.com/azure/search/index-similarity-and-scoring and
https://learn.microsoft.com/azure/search/query-simple-syntax
"""

import re
from dataclasses import dataclass

import numpy as np

from .analysis import analyze

K1, B = 1.2, 0.75  # the defaults of the service
PART = re.compile(r'([+-]?)(?:"([^"]+)"|([^\s|()"]+))')


@dataclass
class Term:
    """One part of a query.

    Attributes:
        text: a word, or the words of a phrase.
        required: whether a document must have it; ``False``: must not; ``None``: may.
    """

    text: str
    required: bool | None = None
    phrase: bool = False
    prefix: bool = False


def parse(text: str) -> list[Term]:
    """The terms of a simple query: words, "phrases", +must, -must not, begin*."""
    terms = []
    for sign, phrase, word in PART.findall(text):
        prefix = word.endswith("*")
        required = {"+": True, "-": False}.get(sign)
        terms.append(Term(phrase or word.rstrip("*"), required, bool(phrase), prefix))
    return [term for term in terms if term.text]


class KeywordIndex:
    """The terms of some documents.

    Args:
        documents: in any order; results are indices into it.
        fields: name -> definition of the searchable text fields.
    """

    def __init__(self, documents: list[dict], fields: dict[str, dict]):
        self.analyzers = {name: field.get("analyzer") for name, field in fields.items()}
        self.terms = {
            name: [analyze(_text(document.get(name)), analyzer) for document in documents]
            for name, analyzer in self.analyzers.items()
        }
        self.count = len(documents)
        self._rankers: dict[str, object] = {}

    def scores(self, query: list[Term], every: bool, weights: dict[str, float]) -> np.ndarray:
        """The score of each document; 0 for one that does not match.

        Args:
            every: whether all terms must be found (``searchMode=all``).
            weights: of the fields; 1 where none is given.
        """
        total = np.zeros(self.count)
        matched = np.zeros((len(query), self.count), dtype=bool)
        for row, term in enumerate(query):
            for name in self.terms:
                found, hits = self._one(name, term)
                matched[row] |= hits
                if term.required is not False:
                    total += weights.get(name, 1.0) * found
        keep = np.ones(self.count, dtype=bool)
        optional = [row for row, term in enumerate(query) if term.required is None]
        for row, term in enumerate(query):
            if term.required is not None:
                keep &= matched[row] == term.required
        if every:
            for row in optional:
                keep &= matched[row]
        elif optional and not any(term.required for term in query):
            keep &= matched[optional].any(axis=0)
        return np.where(keep, total, 0.0)

    def _one(self, name: str, term: Term) -> tuple[np.ndarray, np.ndarray]:
        """The scores of one term in one field, and which documents have it."""
        rows = self.terms[name]
        words = analyze(term.text, self.analyzers[name])
        if term.prefix:
            start = term.text.lower()
            words = sorted({word for row in rows for word in row if word.startswith(start)})
        if not words or not any(rows):
            return np.zeros(self.count), np.zeros(self.count, dtype=bool)
        scores = self._ranker(name)(words)
        if term.phrase and len(words) > 1:
            hits = np.array([_holds(row, words) for row in rows])
        else:
            wanted = set(words)
            hits = np.array([bool(wanted.intersection(row)) for row in rows])
        return np.where(hits, scores, 0.0), hits

    def _ranker(self, name: str):
        """Words -> the BM25 score of every document in a field."""
        if name not in self._rankers:
            import bm25s

            known = {word for row in self.terms[name] for word in row}
            model = bm25s.BM25(method="lucene", k1=K1, b=B)
            model.index(self.terms[name], show_progress=False)

            def rank(words: list[str]) -> np.ndarray:
                found = [word for word in words if word in known]
                return model.get_scores(found) if found else np.zeros(self.count)

            self._rankers[name] = rank
        return self._rankers[name]


def _holds(row: list[str], words: list[str]) -> bool:
    """Whether the words stand in the row one after the other."""
    return any(row[i : i + len(words)] == words for i in range(len(row) - len(words) + 1))


def _text(value) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""
