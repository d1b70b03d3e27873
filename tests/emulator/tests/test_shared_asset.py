import pytest
from azure.ai.ml import MLClient
from azure.ai.ml.entities import BuildContext, Data, Environment, Model, Registry
from azure.ai.ml.entities import RegistryRegionDetails as Region
from azure.core.exceptions import HttpResponseError
from azure.identity import DefaultAzureCredential

from azureml_emulator.kinds.asset_reference import find_asset

IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"


@pytest.fixture
def shared(client):
    """A client on a registry that has just been created."""
    made = Registry(
        name="shared-assets", location="eastus", replication_locations=[Region(location="eastus")]
    )
    client.registries.begin_create(made).result()
    return MLClient(DefaultAzureCredential(), registry_name="shared-assets")


@pytest.fixture
def weights(tmp_path):
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights/model.txt").write_text("weights")
    return str(tmp_path / "weights")


def test_shared_model_is_a_copy_of_its_own(client, shared, weights, tmp_path):
    client.models.create_or_update(Model(name="iris", version="1", path=weights))
    options = {"share_with_version": "1", "registry_name": "shared-assets"}
    made = client.models.share("iris", "1", share_with_name="public-iris", **options)
    assert made.id == "azureml://registries/shared-assets/models/public-iris/versions/1"
    assert client.models.get("iris", "1").version == "1"
    shared.models.download("public-iris", "1", tmp_path / "down")
    found = [path for path in (tmp_path / "down").rglob("*") if path.is_file()]
    assert [path.read_text() for path in found] == ["weights"]
    with pytest.raises(Exception, match="already exists in registry"):
        client.models.share("iris", "1", share_with_name="public-iris", **options)


def test_data_and_environments_can_be_shared(client, shared, weights, tmp_path):
    (tmp_path / "Dockerfile").write_text(f"FROM {IMAGE}\n")
    context = BuildContext(path=str(tmp_path))
    client.data.create_or_update(Data(name="rows", version="1", path=weights, type="uri_folder"))
    client.environments.create_or_update(Environment(name="built", version="1", build=context))
    options = {"share_with_version": "2", "registry_name": "shared-assets"}
    client.data.share("rows", "1", share_with_name="rows", **options)
    client.environments.share("built", "1", share_with_name="built", **options)
    assert "blob.core.windows.net" in shared.data.get("rows", "2").path
    assert "blob.core.windows.net" in shared.environments.get("built", "2").build.path


def test_asset_that_is_missing_cannot_be_shared(client, shared):
    with pytest.raises(HttpResponseError, match="to share does not exist"):
        client.models.share(
            "none", "1", share_with_name="a", share_with_version="1", registry_name="shared-assets"
        )


@pytest.mark.parametrize(
    "reference",
    [
        "{workspace}/environments/python/versions/2",
        "azureml:{workspace}/environments/python/labels/latest",
        "azureml://locations/eastus/workspaces/{guid}/environments/python/versions/2",
        "azureml://registries/shared-assets/environments/python/versions/2",
        "azureml://registries/shared-assets/environments/python/labels/latest",
    ],
)
def test_asset_is_found_by_every_kind_of_reference(client, shared, emulator, reference):
    for place in (client, shared):
        for version in "12":
            made = Environment(name="python", version=version, image=IMAGE)
            place.environments.create_or_update(made)
    workspace = client.workspaces.get("learning-ws")
    text = reference.format(workspace=workspace.id, guid=workspace._workspace_id)
    assert find_asset(emulator, text)["name"] == "2"
    assert find_asset(emulator, text.replace("python", "other")) is None
