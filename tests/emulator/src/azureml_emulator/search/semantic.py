"""The semantic ranker: a second look at the best results, with the embedding model.

Azure reads query and passage together in a model of its own; here a document is as good as its
nearest sentence.
Source: https://learn.microsoft.com/azure/search/semantic-search-overview
"""

import re

from ..language.embedding import similarities
from ..language.prompt import sentences
from .analysis import analyze
from .schema import invalid, semantic_fields

RERANKED = 50  # results that are looked at again
HIGHEST = 4.0  # of the rerankerScore
ANSWERS = re.compile(r"extractive(?:\|count-(\d+))?(?:[,|]threshold-([\d.]+))?")
ENOUGH = 0.5  # the least score of an answer; the service has 0.7 on its own scale


def configuration(definition: dict, name: str | None) -> dict:
    """The semantic configuration of a query.

    Raises:
        ArmError: 400 when there is none.
    """
    given = definition.get("semantic") or {}
    wanted = name or given.get("defaultConfiguration")
    for entry in given.get("configurations") or []:
        if entry["name"] == wanted:
            return entry
    if not wanted:
        raise invalid(
            "The 'semanticConfiguration' parameter must be given when 'queryType' is 'semantic'."
        )
    raise invalid(f"Unknown semantic configuration '{wanted}'.")


def rerank(query: str, results: list[dict], settings: dict) -> list[dict]:
    """The results with ``@search.rerankerScore`` and ``@search.captions``, best first."""
    names = semantic_fields(settings)
    for result in results[:RERANKED]:
        text = "\n".join(_text(result["document"].get(name)) for name in names)
        passages = [passage.text for passage in sentences(text)] or [text or " "]
        scores = similarities(query, passages)
        best = int(scores.argmax())
        result["reranker"] = HIGHEST * max(0.0, float(scores[best]))
        result["caption"] = {
            "text": passages[best],
            "highlights": emphasized(passages[best], query, "<em>", "</em>"),
        }
    return sorted(results[:RERANKED], key=lambda result: -result["reranker"])


def answers(wanted: str, results: list[dict], key: str) -> list[dict]:
    """The captions that are good enough to stand as answers.

    Args:
        wanted: ``extractive``, perhaps with ``|count-3``.

    Raises:
        ArmError: 400.
    """
    found = ANSWERS.fullmatch(wanted)
    if not found:
        raise invalid(f"Invalid value '{wanted}' of 'answers'. Use 'none' or 'extractive|count-3'.")
    least = float(found[2] or ENOUGH)
    good = [result for result in results if result["reranker"] / HIGHEST >= least]
    return [
        {
            "key": result["document"][key],
            "text": result["caption"]["text"],
            "highlights": result["caption"]["highlights"],
            "score": round(result["reranker"] / HIGHEST, 4),
        }
        for result in good[: int(found[1] or 1)]
    ]


def emphasized(text: str, query: str, start: str, end: str, analyzer: str | None = None) -> str:
    """``text`` with marks around the words that the query has, too."""
    wanted = set(analyze(query, analyzer or "en.lucene"))

    def mark(found: re.Match) -> str:
        hit = wanted.intersection(analyze(found[0], analyzer or "en.lucene"))
        return f"{start}{found[0]}{end}" if hit else found[0]

    return re.sub(r"\w+(?:['’-]\w+)*", mark, text)


def _text(value) -> str:
    return " ".join(value) if isinstance(value, list) else str(value or "")
