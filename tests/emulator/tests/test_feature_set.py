from copy import deepcopy

import pytest
import yaml
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    DataColumn,
    FeatureSet,
    FeatureSetSpecification,
    FeatureStore,
    FeatureStoreEntity,
    MaterializationSettings,
    RecurrenceTrigger,
)
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.identity import DefaultAzureCredential

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


@pytest.fixture
def store(client):
    """A client on a feature store that has an entity."""
    client.feature_stores.begin_create(FeatureStore(name="features", location="eastus")).result()
    opened = MLClient(
        DefaultAzureCredential(), client.subscription_id, client.resource_group_name, "features"
    )
    create_entity(opened)
    return opened


def create_entity(client, version="1", name="customerID"):
    entity = FeatureStoreEntity(
        name="customer", version=version, index_columns=[DataColumn(name=name, type="string")]
    )
    return client.feature_store_entities.begin_create_or_update(entity).result()


@pytest.fixture
def create(store, tmp_path):
    def made(spec=SPEC, entities=("azureml:customer:1",), **options):
        (tmp_path / "spec").mkdir(exist_ok=True)
        (tmp_path / "spec/FeatureSetSpec.yaml").write_text(yaml.safe_dump(spec))
        asked = FeatureSet(
            **{"name": "orders", "version": "1"} | options,
            entities=list(entities),
            specification=FeatureSetSpecification(path=str(tmp_path / "spec")),
        )
        return store.feature_sets.begin_create_or_update(asked).result()

    return made


def test_feature_set_comes_back_as_it_was_sent(store, create):
    schedule = RecurrenceTrigger(frequency="day", interval=1)
    settings = MaterializationSettings(offline_enabled=True, schedule=schedule)
    create(materialization_settings=settings, tags={"team": "sales"})
    found = store.feature_sets.get("orders", "1")
    assert found.entities == ["azureml:customer:1"] and found.tags == {"team": "sales"}
    assert found.specification.path.startswith("azureml://subscriptions/")
    assert found.materialization_settings.offline_enabled
    assert not found.materialization_settings.online_enabled
    assert found.materialization_settings.schedule.frequency.lower() == "day"
    assert [item.latest_version for item in store.feature_sets.list()] == ["1"]
    assert [item.version for item in store.feature_sets.list("orders")] == ["1"]


def test_features_are_those_of_the_specification(store, create):
    create()
    sets = store.feature_sets
    assert [f.name for f in sets.list_features("orders", "1")] == ["orders_7d", "spent_7d"]
    found = sets.get_feature("orders", "1", feature_name="orders_7d")
    assert (found.data_type, found.description, found.tags) == ("Long", "Last week", {"pii": "no"})
    tagged = sets.list_features("orders", "1", tags="pii=no")
    assert [feature.name for feature in tagged] == ["orders_7d"]
    assert [f.name for f in sets.list_features("orders", "1", feature_name="spent_7d")] == [
        "spent_7d"
    ]
    with pytest.raises(ResourceNotFoundError, match="not found in this featureset"):
        sets.get_feature("orders", "1", feature_name="none")


def test_specification_of_a_version_does_not_change_but_its_settings_do(store, create):
    create()
    create(materialization_settings=MaterializationSettings(offline_enabled=True))
    assert store.feature_sets.get("orders", "1").materialization_settings.offline_enabled
    changed = deepcopy(SPEC)
    changed["features"].pop()
    with pytest.raises(HttpResponseError, match="specification cannot be changed"):
        create(changed)


def test_missing_version_is_not_found(store):
    with pytest.raises(ResourceNotFoundError, match="Featureset with name: orders and version: 9"):
        store.feature_sets.get("orders", "9")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"source": SPEC["source"] | {"type": "excel"}}, "source.type is 'excel'"),
        ({"features": SPEC["features"] * 2}, "'orders_7d' more than once"),
        ({"features": []}, "features is missing"),
        ({"index_columns": [{"name": "other", "type": "string"}]}, "index column 'customerID'"),
    ],
)
def test_specification_that_cannot_work_is_refused(create, change, problem):
    with pytest.raises(HttpResponseError, match=problem) as error:
        create(SPEC | change)
    assert error.value.status_code == 400


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"entities": ["azureml:customer:7"]}, "version: 7 not found"),
        ({"entities": ["azureml:customer"]}, "has no version"),
        ({"entities": []}, "has no entities"),
        (
            {
                "materialization_settings": MaterializationSettings(
                    offline_enabled=True, schedule=RecurrenceTrigger(frequency="week", interval=1)
                )
            },
            "Day or Hour, not week",
        ),
    ],
)
def test_feature_set_that_cannot_work_is_refused(create, options, problem):
    with pytest.raises(HttpResponseError, match=problem):
        create(**options)
