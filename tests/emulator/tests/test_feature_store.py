import pytest
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    DataColumn,
    FeatureSet,
    FeatureSetSpecification,
    FeatureStore,
    FeatureStoreEntity,
    ManagedIdentityConfiguration,
    MaterializationSettings,
    MaterializationStore,
)
from azure.core.exceptions import HttpResponseError
from azure.identity import DefaultAzureCredential

SPEC = """
source: {type: csv, path: "abfss://a@b.dfs.core.windows.net/c", timestamp_column: {name: at}}
features: [{name: spent, type: double}]
index_columns: [{name: customerID, type: string}]
"""


def store_id(client, name):
    storage = "Microsoft.Storage/storageAccounts/lake/blobServices/default/containers"
    return f"{group_id(client)}/providers/{storage}/{name}"


def group_id(client):
    return f"/subscriptions/{client.subscription_id}/resourceGroups/{client.resource_group_name}"


def identity(client):
    name = "Microsoft.ManagedIdentity/userAssignedIdentities/materializer"
    known = {"client_id": client.subscription_id, "principal_id": client.subscription_id}
    resource_id = f"{group_id(client)}/providers/{name}"
    return ManagedIdentityConfiguration(resource_id=resource_id, **known)


def offline(client, container="offline"):
    return MaterializationStore(type="azure_data_lake_gen2", target=store_id(client, container))


@pytest.fixture
def made(client):
    asked = FeatureStore(
        name="features",
        location="eastus",
        offline_store=offline(client),
        materialization_identity=identity(client),
    )
    return client.feature_stores.begin_create(asked).result()


def test_stores_and_identity_of_a_feature_store_come_back(client, made):
    found = client.feature_stores.get("features")
    assert found.offline_store.target == store_id(client, "offline")
    assert found.materialization_identity.resource_id == identity(client).resource_id
    assert found.online_store is None and found.compute_runtime.spark_runtime_version == "3.4.0"


def test_feature_store_without_an_offline_store_gets_one(client):
    client.feature_stores.begin_create(FeatureStore(name="plain", location="eastus")).result()
    found = client.feature_stores.get("plain")
    assert "/storageAccounts/plain" in found.offline_store.target
    assert found.materialization_identity.resource_id


def test_online_store_is_added_by_an_update(client, made):
    target = f"{group_id(client)}/providers/Microsoft.Cache/Redis/cache"
    change = FeatureStore(
        name="features",
        description="new",
        online_store=MaterializationStore(type="redis", target=target),
        materialization_identity=identity(client),
    )
    client.feature_stores.begin_update(change).result()
    found = client.feature_stores.get("features")
    assert (found.online_store.target, found.description) == (target, "new")
    assert found.offline_store.target == store_id(client, "offline")


def test_store_does_not_change_below_a_materialized_feature_set(client, made, tmp_path):
    opened = MLClient(
        DefaultAzureCredential(), client.subscription_id, client.resource_group_name, "features"
    )
    entity = FeatureStoreEntity(
        name="customer", version="1", index_columns=[DataColumn(name="customerID", type="string")]
    )
    opened.feature_store_entities.begin_create_or_update(entity).result()
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/FeatureSetSpec.yaml").write_text(SPEC)
    feature_set = FeatureSet(
        name="orders",
        version="1",
        entities=["azureml:customer:1"],
        specification=FeatureSetSpecification(path=str(tmp_path / "spec")),
        materialization_settings=MaterializationSettings(offline_enabled=True),
    )
    opened.feature_sets.begin_create_or_update(feature_set).result()
    change = FeatureStore(
        name="features",
        offline_store=offline(client, "other"),
        materialization_identity=identity(client),
    )
    with pytest.raises(HttpResponseError, match="'orders:1' is materialized to the offline store"):
        client.feature_stores.begin_update(change).result()


def test_feature_stores_are_listed_apart_from_workspaces_and_deleted(client, made):
    assert [store.name for store in client.feature_stores.list()] == ["features"]
    client.feature_stores.begin_delete("features").result()
    assert list(client.feature_stores.list()) == []
