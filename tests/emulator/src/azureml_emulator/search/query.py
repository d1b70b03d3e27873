"""Search an index: keyword, vector, hybrid, semantic.

Source: https://learn.microsoft.com/rest/api/searchservice/documents/search-post
"""

import numpy as np

from ..messages import Request, Response
from . import documents, facets, indexes, keyword, odata, semantic, vectors
from .schema import TEXTS, invalid

PAGE = 50  # results in one answer where the query does not say
RECALL = 1000  # results of a keyword query that take part in a fusion
QUERY_TYPES = ("simple", "semantic")
KNOWN = {
    "answers", "captions", "count", "facets", "filter", "highlight", "highlightPostTag",
    "highlightPreTag", "orderby", "queryType", "search", "searchFields", "searchMode", "select",
    "semanticConfiguration", "semanticQuery", "skip", "top", "vectorFilterMode", "vectorQueries",
    "queryLanguage", "hybridSearch",
}  # fmt: skip


def search(emulator, request: Request, index: str) -> Response:
    """Search documents.

    Raises:
        ArmError: 400 for an expression or parameter that is wrong or not modelled, 404.
    """
    body = {key: value for key, value in (request.json() or {}).items() if value is not None}
    definition = indexes.find(emulator, request, index)
    fields = {field["name"]: field for field in definition["fields"]}
    key = next(name for name, field in fields.items() if field["key"])
    _check(body)
    stored = [value for _, value in indexes.contents(emulator, request, index).items()]
    test = odata.condition(body.get("filter"), fields)
    allowed = {i for i, document in enumerate(stored) if test(document)}
    scores = _scores(body, stored, definition, fields, allowed)
    found = [{"document": stored[i], "score": score} for i, score in scores.items()]
    found.sort(key=lambda result: -result["score"])
    answer = {}
    if body.get("queryType") == "semantic":
        settings = semantic.configuration(definition, body.get("semanticConfiguration"))
        asked = body.get("semanticQuery") or body.get("search") or ""
        found = semantic.rerank(asked, found, settings)
        if body.get("answers", "none") != "none":
            answer["@search.answers"] = semantic.answers(body["answers"], found, key)
    _order(found, odata.order(body.get("orderby"), fields))
    if body.get("count"):
        answer["@odata.count"] = len(found)
    if body.get("facets"):
        matching = [result["document"] for result in found]
        answer["@search.facets"] = facets.count(body["facets"], matching, fields)
    skip, top = body.get("skip", 0), body.get("top", PAGE)
    shown = found[skip : skip + top]
    answer["value"] = [_shown(result, body, definition, fields) for result in shown]
    if "top" not in body and skip + top < len(found):
        answer["@search.nextPageParameters"] = body | {"skip": skip + top}
        answer["@odata.nextLink"] = request.url
    return Response.of_json(answer)


def _check(body: dict) -> None:
    for name in body:
        if name not in KNOWN:
            raise invalid(f"parameters : The emulator's search has no parameter '{name}'.")
    kind = body.get("queryType", "simple")
    if kind not in QUERY_TYPES:
        text = f"queryType : The emulator has no query type '{kind}'."
        raise invalid(f"{text} It has {' and '.join(QUERY_TYPES)}.")
    if kind != "semantic" and (body.get("answers") or body.get("captions")):
        raise invalid("'answers' and 'captions' need 'queryType' to be 'semantic'.")
    if kind == "semantic" and body.get("orderby"):
        raise invalid("'orderby' cannot be used when 'queryType' is 'semantic'.")


def _scores(body, stored, definition, fields, allowed: set[int]) -> dict[int, float]:
    """Index of a document -> score: of one ranking its own, of several their fusion."""
    text, queries = body.get("search"), body.get("vectorQueries") or []
    rankings: list[tuple[vectors.Ranking, float]] = []
    if not queries or text not in (None, ""):
        rankings.append((_keyword(body, stored, fields, allowed), 1.0))
    after = body.get("vectorFilterMode") == "postFilter"
    for query in queries:
        candidates = set(range(len(stored))) if after else allowed
        for ranking in vectors.rank(query, stored, definition, candidates):
            kept = [entry for entry in ranking if entry[0] in allowed]
            rankings.append((kept, query.get("weight", 1.0)))
    if len(rankings) == 1:
        return dict(rankings[0][0])
    return vectors.fuse(rankings)


def _keyword(body: dict, stored, fields, allowed: set[int]) -> vectors.Ranking:
    """The ranking of the text of a query; ``*`` finds everything with the score 1."""
    text = (body.get("search") or "*").strip()
    if text == "*":
        return [(i, 1.0) for i in sorted(allowed)]
    searchable = {n: f for n, f in fields.items() if f["searchable"] and f["type"] in TEXTS}
    named = [name.strip() for name in (body.get("searchFields") or "").split(",") if name.strip()]
    for name in named:
        if name not in searchable:
            raise odata.invalid(f"The field '{name}' is not searchable.", "searchFields")
    chosen = {name: searchable[name] for name in named or searchable}
    # a semantic query is plain text: it has no operators
    plain = body.get("queryType") == "semantic"
    terms = [keyword.Term(w) for w in text.split()] if plain else keyword.parse(text)
    every = body.get("searchMode") == "all"
    scores = keyword.KeywordIndex(stored, chosen).scores(terms, every, {})
    order = np.argsort(-scores, kind="stable")
    return [(int(i), float(scores[i])) for i in order if scores[i] > 0 and int(i) in allowed][
        :RECALL
    ]


def _order(found: list[dict], wanted: list[tuple[str, bool]]) -> None:
    """Sort results in place; the last criterion first, as sorting is stable."""
    for name, descends in reversed(wanted):

        def value(result: dict, name: str = name):
            if name == "search.score()":
                return (1, result["score"])
            entry = odata.comparable(result["document"].get(name))
            return (entry is not None, 0 if entry is None else entry)

        found.sort(key=value, reverse=descends)


def _shown(result: dict, body: dict, definition: dict, fields: dict) -> dict:
    """A result as the answer holds it."""
    shown = {"@search.score": result["score"]}
    if "reranker" in result:
        shown["@search.rerankerScore"] = result["reranker"]
        if body.get("captions", "none").startswith("extractive"):
            shown["@search.captions"] = [result["caption"]]
    if body.get("highlight"):
        shown["@search.highlights"] = _highlights(result["document"], body, fields)
    return shown | documents.shown(result["document"], definition, body.get("select"))


def _highlights(document: dict, body: dict, fields: dict) -> dict[str, list[str]]:
    """Field -> its sentences that hold words of the query, with marks around these."""
    start, end = body.get("highlightPreTag", "<em>"), body.get("highlightPostTag", "</em>")
    found = {}
    for part in body["highlight"].split(","):
        name, _, most = part.strip().partition("-")
        if name not in fields or not fields[name]["searchable"]:
            raise odata.invalid(f"The field '{name}' is not searchable.", "highlight")
        text = document.get(name) or ""
        lines = [passage.text for passage in semantic.sentences(text)] or [text]
        analyzer = fields[name].get("analyzer") or "standard.lucene"
        marked = [
            semantic.emphasized(x, body.get("search", ""), start, end, analyzer) for x in lines
        ]
        found[name] = [line for line in marked if start in line][: int(most or 5)]
    return found
