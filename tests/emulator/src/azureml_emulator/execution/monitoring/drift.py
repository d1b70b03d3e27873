"""How far the distribution of a feature has moved from that of the reference data.

The definitions are those of Azure's own component: histograms of both tables have the same bins,
as many as Sturges' rule gives for the smaller one; counts of the population stability index are
one higher than they are, so that no bin is empty.
Source: https://github.com/Azure/azureml-assets (data_drift_compute_metrics)
"""

import math
from collections.abc import Iterator

import numpy
import pandas
from scipy.spatial import distance
from scipy.stats import chisquare, ks_2samp, wasserstein_distance

SMALLEST_DEVIATION = 0.001
LARGEST_SAMPLE = 10_000  # rows that the Kolmogorov-Smirnov test takes
TESTS = ("twoSampleKolmogorovSmirnovTest", "pearsonsChiSquaredTest")  # their value is a p-value


def compute(
    production: pandas.DataFrame,
    reference: pandas.DataFrame,
    kinds: dict[str, str],
    thresholds: list[dict],
) -> Iterator[dict]:
    """The metric of each feature that has one.

    Args:
        kinds: feature to ``numerical`` or ``categorical``.
        thresholds: the metric for each kind, as the service has them.

    Yields:
        ``{"feature", "metric", "value", "threshold"}``.
    """
    for threshold in thresholds:
        metric, kind = named(threshold["metric"]), threshold["dataType"].lower()
        for feature in (name for name, found in kinds.items() if found == kind):
            value = METRICS[metric](
                *_values(production[feature], reference[feature], kind == "numerical")
            )
            yield {
                "feature": feature,
                "metric": metric,
                "value": float(value),
                "threshold": (threshold.get("threshold") or {}).get("value"),
            }


def named(metric: str) -> str:
    """The name of a metric as ``METRICS`` has it; requests begin it in both cases."""
    return metric[0].lower() + metric[1:]


def jensen_shannon(production: pandas.Series, reference: pandas.Series) -> float:
    """The Jensen-Shannon distance: 0 for the same distribution, 1 for disjoint ones."""
    return distance.jensenshannon(*_counts(production, reference), base=2)


def population_stability(production: pandas.Series, reference: pandas.Series) -> float:
    """The population stability index."""
    found, expected = _counts(production, reference)
    shares = (found + 1) / len(production)
    base = (expected + 1) / len(reference)
    return ((shares - base) * numpy.log(shares / base)).sum()


def normalized_wasserstein(production: pandas.Series, reference: pandas.Series) -> float:
    """The Wasserstein distance in standard deviations of the reference data."""
    return wasserstein_distance(reference, production) / max(reference.std(), SMALLEST_DEVIATION)


def kolmogorov_smirnov(production: pandas.Series, reference: pandas.Series) -> float:
    """The p-value of the two-sample Kolmogorov-Smirnov test.

    Raises:
        ValueError: for more rows than the service takes.
    """
    if max(len(production), len(reference)) >= LARGEST_SAMPLE:
        raise ValueError(
            f"The two-sample Kolmogorov-Smirnov test takes less than {LARGEST_SAMPLE} rows."
        )
    return ks_2samp(reference, production).pvalue


def chi_squared(production: pandas.Series, reference: pandas.Series) -> float:
    """The p-value of Pearson's chi-squared test; 0 for a category that the reference lacks."""
    found, expected = _counts(production, reference)
    if (found[expected == 0] > 0).any():
        return 0.0
    known = expected > 0
    return chisquare(found[known], expected[known] / len(reference) * len(production)).pvalue


METRICS = {
    "jensenShannonDistance": jensen_shannon,
    "populationStabilityIndex": population_stability,
    "normalizedWassersteinDistance": normalized_wasserstein,
    "twoSampleKolmogorovSmirnovTest": kolmogorov_smirnov,
    "pearsonsChiSquaredTest": chi_squared,
}


def _values(
    production: pandas.Series, reference: pandas.Series, numerical: bool
) -> tuple[pandas.Series, pandas.Series]:
    """The values that are there, as numbers or as texts."""
    if numerical:
        found = (pandas.to_numeric(item, errors="coerce") for item in (production, reference))
        return tuple(item.dropna().astype(float) for item in found)
    return tuple(item.dropna().astype(str) for item in (production, reference))


def _counts(
    production: pandas.Series, reference: pandas.Series
) -> tuple[numpy.ndarray, numpy.ndarray]:
    """How often each category or bin occurs in the two."""
    if not pandas.api.types.is_numeric_dtype(reference):
        names = sorted(set(production) | set(reference))
        found = (
            item.value_counts().reindex(names, fill_value=0) for item in (production, reference)
        )
        return tuple(item.to_numpy() for item in found)
    bins = math.ceil(math.log2(min(len(production), len(reference))) + 1)
    both = pandas.concat([production, reference])
    edges = numpy.linspace(both.min(), both.max(), bins + 1)
    if both.min() == both.max():
        return numpy.array([len(production)]), numpy.array([len(reference)])
    return tuple(numpy.histogram(item, edges)[0] for item in (production, reference))
