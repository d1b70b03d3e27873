"""Facets: how many results have which value.

Source: https://learn.microsoft.com/azure/search/search-faceted-navigation
"""

from collections import Counter
from itertools import pairwise

from .odata import invalid

DEFAULT_COUNT = 10


def count(wanted: list[str], documents: list[dict], fields: dict[str, dict]) -> dict[str, list]:
    """Facet -> buckets.

    Args:
        wanted: such as ``category,count:5,sort:-value`` or ``price,interval:100``.

    Raises:
        ArmError: 400 for an unknown field or option.
    """
    return dict(_one(expression, documents, fields) for expression in wanted)


def _one(expression: str, documents: list[dict], fields: dict) -> tuple[str, list[dict]]:
    name, *given = [part.strip() for part in expression.split(",")]
    if not fields.get(name, {}).get("facetable"):
        raise invalid(f"'{name}' is not a facetable field of the index.", "facets")
    options = dict(part.partition(":")[::2] for part in given)
    unknown = set(options) - {"count", "sort", "interval", "values"}
    if unknown:
        raise invalid(f"The emulator has no facet option '{sorted(unknown)[0]}'.", "facets")
    values = [
        value
        for document in documents
        for value in _as_list(document.get(name))
        if value is not None
    ]
    if "values" in options:
        return name, _ranges(values, [float(edge) for edge in options["values"].split("|")])
    if "interval" in options:
        width = float(options["interval"])
        values = [width * (value // width) for value in values]
    return name, _sorted(Counter(values), options)


def _sorted(counts: Counter, options: dict[str, str]) -> list[dict]:
    """Buckets in the order that is asked for: by count, or by value up or down."""
    key = options.get("sort", "count")
    by_value = sorted(counts, reverse=key == "-value")
    if "value" not in key:
        by_value.sort(key=lambda value: counts[value], reverse=key == "count")
    shown = by_value[: int(options.get("count", DEFAULT_COUNT))]
    return [{"value": value, "count": counts[value]} for value in shown]


def _ranges(values: list, edges: list[float]) -> list[dict]:
    bounds = [None, *edges, None]
    return [
        {"from": low, "to": high, "count": sum(_within(value, low, high) for value in values)}
        for low, high in pairwise(bounds)
    ]


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value < high)


def _as_list(value) -> list:
    return value if isinstance(value, list) else [value]
