import pytest
from azure.ai.ml import load_data
from azure.ai.ml.constants import AssetTypes, ListViewType
from azure.ai.ml.entities import Data
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

PATH = "azureml://datastores/workspaceblobstore/paths/iris.csv"


def asset(**settings):
    return Data(**{"name": "iris", "path": PATH, "type": AssetTypes.URI_FILE} | settings)


def create(client, **settings):
    return client.data.create_or_update(asset(**settings))


def versions(client, view=ListViewType.ACTIVE_ONLY):
    return [item.version for item in client.data.list("iris", list_view_type=view)]


def names(client, view=ListViewType.ACTIVE_ONLY):
    return [item.name for item in client.data.list(list_view_type=view)]


def test_versions_count_up_and_are_listed_newest_first(client):
    assert [create(client).version for _ in range(3)] == ["1", "2", "3"]
    assert versions(client) == ["3", "2", "1"]


def test_latest_is_the_version_created_last(client):
    create(client, version="5")
    create(client, version="2")
    assert client.data.get("iris", label="latest").version == "2"
    assert create(client).version == "6"


def test_local_file_is_uploaded_to_the_default_datastore(client, tmp_path, emulator):
    (tmp_path / "iris.csv").write_text("a,b\n1,2\n")
    created = create(client, path=str(tmp_path / "iris.csv"))
    store = client.datastores.get_default()
    where = created.path.split("/paths/")[1]
    assert emulator.blobs.get(store.account_name, store.container_name, where) == b"a,b\n1,2\n"


def test_path_of_a_version_cannot_be_changed(client):
    create(client, version="1")
    with pytest.raises(HttpResponseError, match="Asset paths cannot be updated") as error:
        create(client, version="1", path=PATH + "x")
    assert error.value.status_code == 409


def test_tags_and_description_of_a_version_can_be_changed(client):
    create(client, version="1", tags={"a": "b"})
    create(client, version="1", tags={"a": "c"}, description="new")
    found = client.data.get("iris", "1")
    assert (found.tags, found.description) == ({"a": "c"}, "new")


def test_all_versions_have_the_same_type(client):
    create(client)
    with pytest.raises(HttpResponseError, match="same type"):
        create(client, type=AssetTypes.URI_FOLDER)


def test_archived_version_is_hidden_until_it_is_restored(client):
    create(client)
    create(client)
    client.data.archive("iris", version="1")
    assert versions(client) == ["2"]
    assert versions(client, ListViewType.ARCHIVED_ONLY) == ["1"]
    assert versions(client, ListViewType.ALL) == ["2", "1"]
    client.data.restore("iris", version="1")
    assert versions(client) == ["2", "1"]


def test_archived_asset_is_hidden_with_its_versions(client):
    create(client)
    client.data.archive("iris")
    assert (names(client), versions(client)) == ([], [])
    assert names(client, ListViewType.ARCHIVED_ONLY) == ["iris"]
    with pytest.raises(HttpResponseError, match="archived as a whole"):
        client.data.archive("iris", version="1")
    client.data.restore("iris")
    assert (names(client), versions(client)) == (["iris"], ["1"])


def test_missing_version_is_not_found_by_its_name(client):
    with pytest.raises(ResourceNotFoundError, match="iris"):
        client.data.get("iris", "1")


def test_invalid_name_is_refused(client):
    with pytest.raises(HttpResponseError, match="not a valid name"):
        create(client, name="my data", version="1")


def test_yaml_and_object_make_the_same_asset(client, tmp_path):
    file = tmp_path / "data.yml"
    file.write_text(f"name: other\nversion: 1\ntype: uri_file\npath: {PATH}\n")
    loaded = client.data.create_or_update(load_data(file))
    created = create(client, version="1")
    assert (loaded.path, loaded.type) == (created.path, created.type)
