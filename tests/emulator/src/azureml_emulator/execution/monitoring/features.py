"""Which features of a table are monitored, and whether each is numerical or categorical.

Source: https://github.com/Azure/azureml-assets (shared_utilities/df_utils.py)
"""

import pandas

DISTINCT = 0.05  # integers with a smaller share of distinct values are categories


def select(
    definition: dict, production: pandas.DataFrame, reference: pandas.DataFrame
) -> dict[str, str]:
    """Feature to ``numerical`` or ``categorical``.

    Raises:
        ValueError: a feature is missing in one of the tables, or they have none in common.
    """
    wanted = definition.get("features") or {}
    names = [name for name in reference.columns if name in production.columns]
    if listed := wanted.get("features"):
        if unknown := sorted(set(listed) - set(names)):
            raise ValueError(f"The tables do not have the features {', '.join(unknown)}.")
        names = listed
    elif "top" in wanted:
        print(f"emulator: no attribution is computed; all features, not the top {wanted['top']}")
    if not names:
        raise ValueError("Production data and reference data have no features in common.")
    overridden = {
        name: kind.lower()
        for name, kind in (definition.get("featureDataTypeOverride") or {}).items()
    }
    return {name: overridden.get(name) or _kind(reference[name]) for name in names}


def _kind(column: pandas.Series) -> str:
    """The kind of a column, by its type and by how many distinct integers it has."""
    types = pandas.api.types
    if types.is_bool_dtype(column) or not types.is_numeric_dtype(column):
        return "categorical"
    if types.is_float_dtype(column):
        return "numerical"
    return "categorical" if column.nunique() / max(len(column), 1) < DISTINCT else "numerical"
