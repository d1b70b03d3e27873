import pytest
from azure.ai.ml.entities import (
    AmlCompute,
    BatchEndpoint,
    Environment,
    ManagedOnlineDeployment,
    ManagedOnlineEndpoint,
    ModelBatchDeployment,
)
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

PUBLIC = "azureml://registries/azureml/models/bert-base-uncased/versions/1"
IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"


@pytest.fixture
def deploy(client):
    client.online_endpoints.begin_create_or_update(ManagedOnlineEndpoint(name="words")).result()

    def deploy(**options):
        deployment = ManagedOnlineDeployment(
            name="blue",
            endpoint_name="words",
            instance_type="Standard_DS3_v2",
            instance_count=1,
            **options,
        )
        return client.online_deployments.begin_create_or_update(deployment).result()

    return deploy


def test_a_public_model_is_deployed_online_and_recorded(client, deploy):
    assert deploy(model=PUBLIC).provisioning_state == "Succeeded"
    logs = client.online_deployments.get_logs("blue", "words", lines=10)
    assert "public asset" in logs


def test_a_public_model_is_deployed_to_a_batch_endpoint(client):
    client.compute.begin_create_or_update(AmlCompute(name="nodes", size="Standard_DS3_v2")).result()
    client.batch_endpoints.begin_create_or_update(BatchEndpoint(name="words")).result()
    deployment = ModelBatchDeployment(
        name="blue", endpoint_name="words", model=PUBLIC, compute="nodes"
    )
    assert client.batch_deployments.begin_create_or_update(deployment).result().model == PUBLIC


def test_a_model_of_nobodys_registry_is_refused(deploy):
    with pytest.raises(ResourceNotFoundError, match="was not found"):
        deploy(model="azureml://registries/nobody/models/m/versions/1")


def test_an_image_can_bring_model_and_script(client, deploy):
    client.environments.create_or_update(Environment(name="package", version="1", image=IMAGE))
    assert deploy(environment="package:1").provisioning_state == "Succeeded"


def test_a_deployment_without_anything_to_run_is_refused(deploy):
    with pytest.raises(HttpResponseError, match="no scoring script"):
        deploy()
