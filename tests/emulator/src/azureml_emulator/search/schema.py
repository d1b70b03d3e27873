"""What an index may look like.

Source: https://learn.microsoft.com/azure/search/search-how-to-create-search-index and
https://learn.microsoft.com/rest/api/searchservice/supported-data-types
"""

import re

from ..messages import ArmError
from .analysis import ANALYZERS

VECTOR = "Collection(Edm.Single)"
SIMPLE = (
    "Edm.String", "Edm.Boolean", "Edm.Int32", "Edm.Int64", "Edm.Double", "Edm.DateTimeOffset",
)  # fmt: skip
COLLECTIONS = tuple(f"Collection({kind})" for kind in SIMPLE)
TEXTS = ("Edm.String", "Collection(Edm.String)")
NOT_EMULATED = ("Edm.ComplexType", "Collection(Edm.ComplexType)", "Edm.GeographyPoint")
MOST_DIMENSIONS = 4096
ALGORITHMS = ("hnsw", "exhaustiveKnn")
METRICS = ("cosine", "euclidean", "dotProduct")
NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,126}[a-z0-9])?")
FIXED = (
    "type",
    "key",
    "searchable",
    "filterable",
    "sortable",
    "facetable",
    "dimensions",
    "analyzer",
)


def invalid(text: str) -> ArmError:
    """A 400 about a definition."""
    return ArmError(400, "InvalidRequestParameter", f"The request is invalid. Details: {text}")


def checked(definition: dict, previous: dict | None) -> dict:
    """The definition with its defaults.

    Args:
        previous: what is to be replaced; its fields must stay.

    Raises:
        ArmError: 400.
    """
    name = definition.get("name", "")
    if not NAME.fullmatch(name):
        raise invalid(
            "Invalid index name: Index name must only contain lowercase letters, digits or dashes, "
            "cannot start or end with dashes and is limited to 128 characters."
        )
    fields = [_field(field) for field in definition.get("fields") or []]
    names = [field["name"] for field in fields]
    for twice in sorted({one for one in names if names.count(one) > 1}):
        raise invalid(f"definition : The field name '{twice}' is used more than once.")
    keys = [field for field in fields if field["key"]]
    if len(keys) != 1:
        raise invalid(
            f"definition : Found {len(keys)} key fields in index '{name}'. Each index must have "
            "exactly one key field."
        )
    if keys[0]["type"] != "Edm.String":
        raise invalid(f"definition : The key field '{keys[0]['name']}' must be of type Edm.String.")
    _vector_search(definition, fields)
    _semantic(definition, names)
    if previous:
        _unchanged(previous, fields)
    similarity = {"@odata.type": "#Microsoft.Azure.Search.BM25Similarity"}
    return {"similarity": similarity, **definition, "fields": fields}


def _field(field: dict) -> dict:
    """A field with the defaults of its type."""
    kind, name = field.get("type"), field.get("name", "")
    if kind in NOT_EMULATED:
        raise invalid(f"The emulator has no fields of type '{kind}' ('{name}'): use simple ones.")
    if kind not in (*SIMPLE, *COLLECTIONS, VECTOR):
        raise invalid(f"definition : Invalid type '{kind}' of the field '{name}'.")
    is_vector, is_text = kind == VECTOR, kind in TEXTS
    full = {
        "key": False,
        "retrievable": True,
        "stored": True,
        "searchable": is_text or is_vector,
        "filterable": not is_vector,
        "sortable": kind in SIMPLE,
        "facetable": not is_vector,
        "analyzer": None,
        **{key: value for key, value in field.items() if value is not None},
    }
    if full["searchable"] and not (is_text or is_vector):
        raise invalid(
            f"definition : The field '{name}' of type '{kind}' cannot be searchable. Only texts "
            "and vectors can."
        )
    if full["sortable"] and kind.startswith("Collection("):
        raise invalid(f"definition : The field '{name}' is a collection and cannot be sortable.")
    if full["analyzer"] and full["analyzer"] not in ANALYZERS:
        known = ", ".join(sorted(ANALYZERS))
        raise invalid(f"The emulator has no analyzer '{full['analyzer']}'. It has {known}.")
    if is_vector:
        size = full.get("dimensions")
        if not isinstance(size, int) or not 2 <= size <= MOST_DIMENSIONS:
            raise invalid(
                f"definition : The vector field '{name}' must have the property 'dimensions' set "
                f"to a number from 2 to {MOST_DIMENSIONS}."
            )
        if not full.get("vectorSearchProfile"):
            raise invalid(
                f"definition : The vector field '{name}' must have the property "
                "'vectorSearchProfile' set."
            )
        for attribute in ("filterable", "sortable", "facetable"):
            if full[attribute]:
                raise invalid(f"definition : The vector field '{name}' cannot be {attribute}.")
    elif full.get("dimensions") or full.get("vectorSearchProfile"):
        raise invalid(f"definition : The field '{name}' of type '{kind}' is no vector field.")
    return full


def _vector_search(definition: dict, fields: list[dict]) -> None:
    """Profiles name algorithms and vectorizers that are there, fields name profiles."""
    given = definition.get("vectorSearch") or {}
    algorithms = {entry["name"]: entry for entry in given.get("algorithms") or []}
    vectorizers = [entry["name"] for entry in given.get("vectorizers") or []]
    profiles = {entry["name"]: entry for entry in given.get("profiles") or []}
    for entry in algorithms.values():
        if entry.get("kind") not in ALGORITHMS:
            raise invalid(f"The algorithm '{entry['name']}' has none of the kinds {ALGORITHMS}.")
        metric = parameters(entry).get("metric") or "cosine"
        if metric not in METRICS:
            raise invalid(f"The algorithm '{entry['name']}' has none of the metrics {METRICS}.")
    for profile in profiles.values():
        for key, known in (("algorithm", algorithms), ("vectorizer", vectorizers)):
            if profile.get(key) and profile[key] not in known:
                raise invalid(
                    f"The {key} '{profile[key]}' of the profile '{profile['name']}' is not defined."
                )
    for field in fields:
        wanted = field.get("vectorSearchProfile")
        if wanted and wanted not in profiles:
            raise invalid(
                f"The vector search profile '{wanted}' of '{field['name']}' is not defined."
            )


def parameters(algorithm: dict) -> dict:
    """The parameters of a vector algorithm, whichever its kind."""
    return algorithm.get("hnswParameters") or algorithm.get("exhaustiveKnnParameters") or {}


def _semantic(definition: dict, names: list[str]) -> None:
    """Semantic configurations name fields that are there."""
    for entry in (definition.get("semantic") or {}).get("configurations") or []:
        for field in semantic_fields(entry):
            if field not in names:
                text = f"The semantic configuration '{entry['name']}' names the unknown field"
                raise invalid(f"{text} '{field}'.")


def semantic_fields(configuration: dict) -> list[str]:
    """Title, content and keywords of a semantic configuration, in this order."""
    given = configuration.get("prioritizedFields") or {}
    title = [given["titleField"]] if given.get("titleField") else []
    more = (
        (given.get("prioritizedContentFields") or []),
        (given.get("prioritizedKeywordsFields") or []),
    )
    return [entry["fieldName"] for entry in (*title, *more[0], *more[1])]


def _unchanged(previous: dict, fields: list[dict]) -> None:
    """Fields can be added, and nothing else: the index would have to be built anew."""
    new = {field["name"]: field for field in fields}
    for old in previous["fields"]:
        present = new.get(old["name"])
        if present is None:
            raise ArmError(
                400,
                "OperationNotAllowed",
                f"Existing field(s) '{old['name']}' cannot be deleted.",
            )
        if any(present.get(key) != old.get(key) for key in FIXED):
            raise ArmError(
                400,
                "OperationNotAllowed",
                f"Existing field '{old['name']}' cannot be changed.",
            )
