import pytest

from azureml_emulator.kinds import feature_set_spec

SPEC = {
    "source": {
        "type": "parquet",
        "path": "abfss://data@sales.dfs.core.windows.net/orders/*.parquet",
        "timestamp_column": {"name": "at"},
    },
    "features": [
        {"name": "orders_7d", "type": "long", "description": "Last week", "tags": {"pii": "no"}},
        {"name": "spent_7d", "type": "double"},
    ],
    "index_columns": [{"name": "customerID", "type": "string"}],
}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"source": {"type": "csv", "timestamp_column": {"name": "at"}}}, "source.path is missing"),
        ({"source": {"type": "csv", "path": "a"}}, "source.timestamp_column.name is missing"),
        ({"index_columns": [{"type": "string"}]}, "index_columns[0].name is missing"),
    ],
)
def test_what_the_sdk_does_not_let_through_is_a_problem_as_well(change, problem):
    assert feature_set_spec.problems(SPEC) == []
    assert feature_set_spec.problems(SPEC | change) == [problem]
