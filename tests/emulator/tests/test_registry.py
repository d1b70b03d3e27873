import pytest
from azure.ai.ml import Input, MLClient, command
from azure.ai.ml.entities import Data, Environment, Model, Registry, RegistryRegionDetails
from azure.ai.ml.entities._registry.registry_support_classes import SystemCreatedAcrAccount
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.identity import DefaultAzureCredential

IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"


def make(client, name="shared-assets"):
    region = RegistryRegionDetails(
        location="eastus", acr_config=[SystemCreatedAcrAccount(acr_account_sku="Premium")]
    )
    made = Registry(name=name, location="eastus", replication_locations=[region])
    return client.registries.begin_create(made).result()


def opened(name):
    return MLClient(DefaultAzureCredential(), registry_name=name)


@pytest.fixture
def shared(client):
    """A client on a registry that has just been created."""
    make(client)
    return opened("shared-assets")


@pytest.fixture
def weights(tmp_path):
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights/model.txt").write_text("weights")
    return str(tmp_path / "weights")


def downloaded(client, name, folder):
    client.models.download(name, "1", folder)
    return [path.read_text() for path in folder.rglob("*") if path.is_file()]


def test_registry_can_be_created_found_and_deleted(client):
    made = make(client)
    assert made.discovery_url.endswith("/registries/shared-assets/discovery")
    assert made.mlflow_registry_uri.startswith("azureml://eastus.api.azureml.ms/")
    assert client.registries.get("shared-assets").location == "eastus"
    assert [item.name for item in client.registries.list()] == ["shared-assets"]
    client.registries.begin_delete(name="shared-assets").result()
    assert list(client.registries.list()) == []
    with pytest.raises(ResourceNotFoundError):
        client.registries.get("shared-assets")


def test_unknown_registry_is_not_found(installed):
    with pytest.raises(ResourceNotFoundError, match="registry 'none' does not exist"):
        opened("none")


@pytest.mark.parametrize(
    ("name", "status", "problem"),
    [("x!", 400, "3 to 33 letters"), ("azureml", 409, "'azureml' is taken")],
)
def test_malformed_and_taken_names_are_refused(client, name, status, problem):
    with pytest.raises(HttpResponseError, match=problem) as error:
        make(client, name)
    assert error.value.status_code == status


def test_name_is_unique_beyond_the_resource_group(client):
    make(client)
    other = MLClient(DefaultAzureCredential(), client.subscription_id, "other")
    with pytest.raises(HttpResponseError, match="unique"):
        make(other)


def test_model_of_a_registry_can_be_downloaded(shared, weights, tmp_path):
    made = shared.models.create_or_update(Model(name="iris", version="1", path=weights))
    assert made.id == "azureml://registries/shared-assets/models/iris/versions/1"
    assert [item.name for item in shared.models.list()] == ["iris"]
    assert [item.version for item in shared.models.list("iris")] == ["1"]
    assert shared.models.get("iris", label="latest").version == "1"
    assert downloaded(shared, "iris", tmp_path / "down") == ["weights"]


def test_versions_count_up_in_a_registry(shared, weights):
    versions = [shared.models.create_or_update(Model(name="a", path=weights)) for _ in range(2)]
    assert [item.version for item in versions] == ["1", "2"]


def test_data_and_environment_of_a_registry(shared, weights):
    data = Data(name="rows", version="1", path=weights, type="uri_folder")
    assert shared.data.create_or_update(data).id.endswith("/data/rows/versions/1")
    shared.environments.create_or_update(Environment(name="python", version="1", image=IMAGE))
    assert shared.environments.get("python", "1").image == IMAGE
    assert shared.environments.get("python", label="latest").version == "1"


def test_component_of_a_registry_brings_its_code(shared, weights):
    shared.environments.create_or_update(Environment(name="python", version="1", image=IMAGE))
    step = command(
        name="train",
        version="1",
        command="cat model.txt",
        code=weights,
        environment="azureml://registries/shared-assets/environments/python/versions/1",
        inputs={"data": Input(type="uri_folder")},
    )
    made = shared.components.create_or_update(step.component)
    assert made.code.startswith("azureml://registries/shared-assets/codes/")
    assert [item.name for item in shared.components.list()] == ["train"]


def test_archived_asset_of_a_registry_is_hidden(shared, weights):
    shared.models.create_or_update(Model(name="iris", version="1", path=weights))
    shared.models.archive("iris", "1")
    assert list(shared.models.list("iris")) == []
    shared.models.restore("iris", "1")
    shared.models.archive("iris")
    assert list(shared.models.list()) == []


def test_curated_environments_are_in_the_system_registry(installed):
    system = opened("azureml")
    assert "sklearn-1.5" in {item.name for item in system.environments.list()}
    found = system.environments.get("sklearn-1.5", label="latest")
    assert found.image.startswith("mcr.microsoft.com/azureml/curated/sklearn-1.5:")
    with pytest.raises(HttpResponseError, match="read the registry 'azureml'") as error:
        system.environments.create_or_update(Environment(name="mine", version="1", image=IMAGE))
    assert error.value.status_code == 403
