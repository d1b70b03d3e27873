"""``az ml feature-store``, ``feature-store-entity`` and ``feature-set``."""

import pytest

ENTITY = "name: account\nversion: '1'\nindex_columns: [{name: accountID, type: string}]\n"
SPECIFICATION = """\
$schema: http://azureml/sdk-2-0/FeatureSetSpec.json
source:
  type: parquet
  path: abfss://data@lake.dfs.core.windows.net/transactions
  timestamp_column: {name: timestamp}
features: [{name: amount, type: double}]
index_columns: [{name: accountID, type: string}]
"""
FEATURE_SET = """\
name: transactions
version: "1"
entities: ["azureml:account:1"]
specification: {path: ./spec}
materialization_settings: {offline_enabled: true}
"""


@pytest.fixture(scope="module")
def store(az):
    az("ml feature-store create -n features -l eastus -o none")
    az("configure --defaults feature-store=features")
    az.write("entity.yml", ENTITY)
    az("ml feature-store-entity create -f entity.yml -o none")
    az.write("spec/FeatureSetSpec.yaml", SPECIFICATION)
    az.write("set.yml", FEATURE_SET)
    az("ml feature-set create -f set.yml -o none")
    return az


def test_a_feature_store_is_changed_and_listed(store):
    changed = store.json("ml feature-store update --display-name Features --set description=all")
    assert (changed["display_name"], changed["description"]) == ("Features", "all")
    assert store("ml feature-store list --query '[].name' -o tsv") == "features\n"


@pytest.mark.parametrize(
    ("group", "name"), [("feature-store-entity", "account"), ("feature-set", "transactions")]
)
def test_entities_and_feature_sets_are_changed_archived_and_restored(store, group, name):
    line = f"ml {group} {{}} -n {name} -v 1 -w features"
    assert store.json(f"{line.format('update')} --set description=new")["description"] == "new"
    store(f"{line.format('archive')} -y")
    store(f"{line.format('restore')} -y")
    assert store.json(line.format("show"))["name"] == name
    assert store(f"ml {group} list -o table").splitlines()[2].split() == [name]


def test_features_are_shown_by_their_attributes(store):
    line = "ml feature-set {} -n transactions -v 1"
    assert store.json(line.format("list-features"))[0]["dataType"] == "Double"
    assert store(f"{line.format('list-features')} -o table").splitlines()[0].split() == [
        "Name",
        "Data_type",
    ]
    for verb in ("show-feature", "get-feature"):
        assert store.json(f"{line.format(verb)} --feature-name amount")["name"] == "amount"


def test_a_backfill_is_recorded(store):
    store(
        "ml feature-set backfill -n transactions -v 1 --by-data-status '[\"None\"]' "
        "--feature-window-start-time 2026-01-01T00:00:00 "
        "--feature-window-end-time 2026-01-02T00:00:00"
    )
    line = "ml feature-set list-materialization-operation -n transactions -v 1"
    assert len(store.json(line)) == 1
