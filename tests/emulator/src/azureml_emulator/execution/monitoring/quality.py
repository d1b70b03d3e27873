"""How much of the production data is missing, of another type, or out of bounds.

Source: https://learn.microsoft.com/azure/machine-learning/concept-model-monitoring
"""

from collections.abc import Iterator

import pandas
from drift import named

PRECISION = 5  # decimals


def compute(
    production: pandas.DataFrame,
    reference: pandas.DataFrame,
    kinds: dict[str, str],
    thresholds: list[dict],
) -> Iterator[dict]:
    """The rates of each feature for which there are thresholds.

    Args:
        kinds: feature to ``numerical`` or ``categorical``.
        thresholds: the metrics for each kind, as the service has them.

    Yields:
        ``{"feature", "metric", "value", "threshold"}``.
    """
    for threshold in thresholds:
        metric, kind = named(threshold["metric"]), threshold["dataType"].lower()
        for feature in (name for name, found in kinds.items() if found == kind):
            wrong = METRICS[metric](production[feature], reference[feature], kind == "numerical")
            yield {
                "feature": feature,
                "metric": metric,
                "value": round(float(wrong.sum()) / max(len(production), 1), PRECISION),
                "threshold": (threshold.get("threshold") or {}).get("value"),
            }


def missing(production: pandas.Series, reference: pandas.Series, numerical: bool) -> pandas.Series:
    """Which values are missing."""
    return production.isna()


def of_another_type(
    production: pandas.Series, reference: pandas.Series, numerical: bool
) -> pandas.Series:
    """Which values cannot be read as the type that the reference data has; texts always can."""
    if pandas.api.types.is_bool_dtype(reference):
        known = production.astype(str).str.lower().isin(("true", "false"))
        return production.notna() & ~known
    if pandas.api.types.is_numeric_dtype(reference):
        return production.notna() & pandas.to_numeric(production, errors="coerce").isna()
    if pandas.api.types.is_datetime64_any_dtype(reference):
        return production.notna() & pandas.to_datetime(production, errors="coerce").isna()
    return pandas.Series(False, index=production.index)


def out_of_bounds(
    production: pandas.Series, reference: pandas.Series, numerical: bool
) -> pandas.Series:
    """Which values are outside of the range, or of the set, that the reference data has."""
    if numerical:
        values = pandas.to_numeric(production, errors="coerce")
        known = pandas.to_numeric(reference, errors="coerce")
        return (values < known.min()) | (values > known.max())
    return production.notna() & ~production.astype(str).isin(set(reference.dropna().astype(str)))


METRICS = {
    "nullValueRate": missing,
    "dataTypeErrorRate": of_another_type,
    "outOfBoundsRate": out_of_bounds,
}
