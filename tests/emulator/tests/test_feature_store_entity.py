import pytest
from azure.ai.ml import MLClient
from azure.ai.ml.entities import DataColumn, FeatureStore, FeatureStoreEntity
from azure.core.exceptions import HttpResponseError
from azure.identity import DefaultAzureCredential


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


def test_entity_comes_back_as_it_was_sent(store):
    found = store.feature_store_entities.get("customer", "1")
    assert [(item.name, item.type) for item in found.index_columns] == [("customerID", "string")]
    assert found.stage == "Development"
    create_entity(store, "2")
    assert [e.version for e in store.feature_store_entities.list("customer")] == ["2", "1"]
    (listed,) = store.feature_store_entities.list()
    assert (listed.name, listed.latest_version) == ("customer", "2")


def test_index_columns_of_an_entity_do_not_change(store):
    with pytest.raises(HttpResponseError, match="indexColumns cannot be changed"):
        create_entity(store, name="customer")


def test_assets_of_a_feature_store_have_no_place_in_a_workspace(client):
    with pytest.raises(HttpResponseError, match="not a feature store"):
        create_entity(client)


def test_archived_version_is_listed_on_request_only(store):
    store.feature_store_entities.archive("customer", "1")
    assert list(store.feature_store_entities.list("customer")) == []
    archived = store.feature_store_entities.list("customer", list_view_type="ArchivedOnly")
    assert [entity.version for entity in archived] == ["1"]
    store.feature_store_entities.restore("customer", "1")
    assert [entity.version for entity in store.feature_store_entities.list("customer")] == ["1"]
