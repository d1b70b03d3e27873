import pytest
from azure.ai.ml import MLClient
from azure.ai.ml.entities import DeploymentTemplate, Index, Registry, RegistryRegionDetails
from azure.ai.ml.entities._registry.registry_support_classes import SystemCreatedAcrAccount
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.identity import DefaultAzureCredential

ENVIRONMENT = "azureml://registries/templates/environments/serve/versions/1"


@pytest.fixture
def registry(client):
    """A client on a registry that has just been created."""
    acr = SystemCreatedAcrAccount(acr_account_sku="Premium")
    region = RegistryRegionDetails(location="eastus", acr_config=[acr])
    made = Registry(name="templates", location="eastus", replication_locations=[region])
    client.registries.begin_create(made).result()
    return MLClient(DefaultAzureCredential(), registry_name="templates")


def template(version="1", **options):
    defaults = {
        "name": "small",
        "environment": ENVIRONMENT,
        "allowed_instance_types": ["Standard_DS3_v2"],
        "default_instance_type": "Standard_DS3_v2",
        "instance_count": 1,
        "deployment_template_type": "managed",
    }
    return DeploymentTemplate(version=version, **(defaults | options))


def test_index_is_uploaded_and_found(client, tmp_path):
    (tmp_path / "index").mkdir()
    (tmp_path / "index/faiss").write_text("vectors")
    for tag in ("a", "b"):
        asked = Index(name="papers", path=str(tmp_path / "index"), tags={"by": tag})
        client.indexes.create_or_update(asked)
    found = client.indexes.get("papers", label="latest")
    assert (found.version, found.tags) == ("2", {"by": "b"})
    assert found.path.startswith("azureml://subscriptions/")
    assert [item.version for item in client.indexes.list("papers")] == ["1", "2"]
    assert [(item.name, item.version) for item in client.indexes.list()] == [("papers", "2")]
    with pytest.raises(ResourceNotFoundError, match="no version '9' of 'papers'"):
        client.indexes.get("papers", version="9")


def test_deployment_template_comes_back_as_it_was_sent(registry):
    registry.deployment_templates.create_or_update(template())
    found = registry.deployment_templates.get("small")
    assert (found.name, found.version, found.environment) == ("small", "1", ENVIRONMENT)
    assert (found.default_instance_type, found.instance_count) == ("Standard_DS3_v2", 1)
    registry.deployment_templates.create_or_update(template("2"))
    assert registry.deployment_templates.get("small", label="latest").version == "2"
    assert {item.version for item in registry.deployment_templates.list(name="small")} == {"1", "2"}


def test_archived_deployment_template_is_not_listed(registry):
    templates = registry.deployment_templates
    templates.create_or_update(template())
    templates.archive("small", "1")
    assert list(templates.list()) == []
    assert templates.get("small", "1").stage == "Archived"
    templates.restore("small", "1")
    assert [item.name for item in templates.list()] == ["small"]


def test_deployment_template_is_deleted(registry):
    registry.deployment_templates.create_or_update(template())
    registry.deployment_templates.delete("small", "1")
    with pytest.raises(ResourceNotFoundError):
        registry.deployment_templates.get("small", "1")


def test_environment_of_a_template_does_not_change(registry):
    registry.deployment_templates.create_or_update(template())
    other = ENVIRONMENT.replace("serve", "other")
    with pytest.raises(HttpResponseError, match="environmentId cannot be changed"):
        registry.deployment_templates.create_or_update(template(environment=other))
