"""Vector search, exact; and the fusion of several rankings.

Source: https://learn.microsoft.com/azure/search/vector-search-ranking and
https://learn.microsoft.com/azure/search/hybrid-search-ranking
"""

import numpy as np

from ..language import embedding
from ..openai import deployments
from . import schema
from .schema import invalid

FUSION = 60  # the constant k of reciprocal rank fusion
DEFAULT_K = 50
Ranking = list[tuple[int, float]]  # (index of a document, score), best first


def rank(query: dict, documents: list[dict], definition: dict, allowed: set[int]) -> list[Ranking]:
    """The nearest documents of a vector query, a ranking for each of its fields.

    Args:
        allowed: indices of the documents that may be found.

    Raises:
        ArmError: 400 for a field or vector that does not fit.
    """
    fields = {field["name"]: field for field in definition["fields"]}
    names = [name.strip() for name in (query.get("fields") or "").split(",") if name.strip()]
    if not names:
        raise invalid("vectorQueries : A vector query must name its 'fields'.")
    rankings = []
    for name in names:
        field = fields.get(name)
        if not field or field["type"] != schema.VECTOR:
            raise invalid(f"vectorQueries : The field '{name}' is not a vector field of the index.")
        wanted = np.asarray(_vector(query, field, definition), dtype=float)
        rows = [i for i in sorted(allowed) if documents[i].get(name)]
        scores = _scores(wanted, [documents[i][name] for i in rows], _metric(field, definition))
        best = np.argsort(-scores, kind="stable")[: query.get("k") or DEFAULT_K]
        rankings.append([(rows[at], float(scores[at])) for at in best])
    return rankings


def fuse(rankings: list[tuple[Ranking, float]]) -> dict[int, float]:
    """Reciprocal rank fusion: the sum of weight / (60 + rank) over rankings; ranks start at 1."""
    fused: dict[int, float] = {}
    for ranking, weight in rankings:
        for place, (document, _) in enumerate(ranking, start=1):
            fused[document] = fused.get(document, 0.0) + weight / (FUSION + place)
    return fused


def _vector(query: dict, field: dict, definition: dict) -> list[float]:
    """The vector of a query; a text is embedded by the vectorizer of the field.

    Raises:
        ArmError: 400.
    """
    size = field["dimensions"]
    if query.get("kind") == "text":
        return _embedded(query.get("text") or "", field, definition)
    given = query.get("vector") or []
    if len(given) != size:
        raise invalid(
            f"vectorQueries : The vector field '{field['name']}', with dimension '{size}', expects "
            f"a length of '{size}'. However, the provided vector has a length of '{len(given)}'. "
            "Please ensure that the vector length matches the expected dimension."
        )
    return given


def _embedded(text: str, field: dict, definition: dict) -> list[float]:
    search = definition["vectorSearch"]
    profile = _named(search["profiles"], field["vectorSearchProfile"])
    if not profile.get("vectorizer"):
        raise invalid(
            f"vectorQueries : The field '{field['name']}' has no vectorizer in its profile "
            f"'{profile['name']}': send a vector, or define one."
        )
    vectorizer = _named(search["vectorizers"], profile["vectorizer"])
    settings = vectorizer.get("azureOpenAIParameters") or {}
    model = deployments.models().get(settings.get("modelName") or settings.get("deploymentId"))
    if model is None or model["task"] != "embeddings":
        raise invalid(
            f"vectorQueries : The emulator runs vectorizers of the kind azureOpenAI with one of "
            f"its embedding models; '{vectorizer['name']}' names none."
        )
    return embedding.embed_wide([text], model["vector"], field["dimensions"])[0].tolist()


def _metric(field: dict, definition: dict) -> str:
    search = definition["vectorSearch"]
    profile = _named(search["profiles"], field["vectorSearchProfile"])
    algorithm = _named(search["algorithms"], profile["algorithm"])
    return schema.parameters(algorithm).get("metric") or "cosine"


def _named(entries: list[dict], name: str) -> dict:
    return next(entry for entry in entries if entry["name"] == name)


def _scores(wanted: np.ndarray, rows: list[list[float]], metric: str) -> np.ndarray:
    """1 / (1 + distance) of each row; of dot products the product itself."""
    if not rows:
        return np.zeros(0)
    matrix = np.asarray(rows, dtype=float)
    if metric == "dotProduct":
        return matrix @ wanted
    if metric == "euclidean":
        return 1 / (1 + np.linalg.norm(matrix - wanted, axis=1))
    lengths = np.linalg.norm(matrix, axis=1) * np.linalg.norm(wanted)
    return 1 / (2 - (matrix @ wanted) / np.maximum(lengths, 1e-12))
