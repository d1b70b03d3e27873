import pytest
import requests
from azure.ai.ml.entities import (
    CodeConfiguration,
    Environment,
    KubernetesCompute,
    KubernetesOnlineDeployment,
    KubernetesOnlineEndpoint,
    ManagedOnlineDeployment,
    ManagedOnlineEndpoint,
    Model,
)
from azure.core.exceptions import HttpResponseError

IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
ROUTE = {"port": 8000, "path": "/v2/health/ready"}
MANAGED = {"instance_type": "Standard_DS3_v2", "instance_count": 1}


def submit(client, deployment):
    return client.online_deployments.begin_create_or_update(deployment).result()


@pytest.fixture
def endpoint(client):
    made = ManagedOnlineEndpoint(name="recorded-ep")
    return client.online_endpoints.begin_create_or_update(made).result()


@pytest.fixture
def model(client, tmp_path):
    """A model of any type; only that of an MLflow model has to have its files."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model/weights").write_text("1")

    def registered(kind):
        made = Model(name="weights", path=str(tmp_path / "model"), type=kind)
        return client.models.create_or_update(made).id

    return registered


@pytest.fixture
def cluster(client):
    """An attached Kubernetes cluster with an endpoint."""
    where = "providers/Microsoft.ContainerService/managedClusters/k"
    resource_id = f"/subscriptions/{client.subscription_id}/resourceGroups/learning/{where}"
    compute = KubernetesCompute(name="k8s", resource_id=resource_id, namespace="default")
    client.compute.begin_create_or_update(compute).result()
    made = KubernetesOnlineEndpoint(name="recorded-ep", compute="k8s")
    return client.online_endpoints.begin_create_or_update(made).result()


def answer(client, name):
    found = client.online_endpoints.get("recorded-ep")
    key = client.online_endpoints.get_keys("recorded-ep").primary_key
    headers = {"Authorization": f"Bearer {key}", "azureml-model-deployment": name}
    return requests.post(found.scoring_uri, json={}, headers=headers)


def assert_is_recorded(client, deployment, text):
    assert deployment.provisioning_state == "Succeeded"
    assert text in client.online_deployments.get_logs(deployment.name, "recorded-ep", lines=5)
    found = answer(client, deployment.name)
    assert found.status_code == 424 and text in found.json()["message"]


def test_triton_model_is_deployed_without_a_script(client, endpoint, model):
    made = ManagedOnlineDeployment(
        name="triton", endpoint_name="recorded-ep", model=model("triton_model"), **MANAGED
    )
    assert_is_recorded(client, submit(client, made), "no Triton server")


def test_custom_container_is_deployed_without_a_script(client, endpoint, model):
    configuration = {f"{name}_route": ROUTE for name in ("liveness", "readiness", "scoring")}
    environment = Environment(name="own", image=IMAGE, inference_config=configuration)
    made = ManagedOnlineDeployment(
        name="container",
        endpoint_name="recorded-ep",
        model=model("custom_model"),
        environment=client.environments.create_or_update(environment).id,
        **MANAGED,
    )
    assert_is_recorded(client, submit(client, made), "runs no containers")


def test_model_that_nothing_can_serve_is_refused(client, endpoint, model):
    made = ManagedOnlineDeployment(
        name="nothing", endpoint_name="recorded-ep", model=model("custom_model"), **MANAGED
    )
    with pytest.raises(HttpResponseError, match="no scoring script"):
        submit(client, made)


def test_kubernetes_deployment_is_recorded(client, cluster, model, tmp_path):
    (tmp_path / "src").mkdir()
    (tmp_path / "src/score.py").write_text("def init(): pass\ndef run(raw_data): return 1\n")
    environment = Environment(name="python", version="1", image=IMAGE)
    client.environments.create_or_update(environment)
    code = CodeConfiguration(code=str(tmp_path / "src"), scoring_script="score.py")
    made = KubernetesOnlineDeployment(
        name="blue",
        endpoint_name="recorded-ep",
        model=model("custom_model"),
        environment="python:1",
        code_configuration=code,
        instance_count=2,
    )
    assert_is_recorded(client, submit(client, made), "no cluster")
    found = client.online_deployments.get("blue", "recorded-ep")
    assert (found.type.lower(), found.instance_count) == ("kubernetes", 2)
    client.online_deployments.begin_delete("blue", "recorded-ep").result()
    assert list(client.online_deployments.list("recorded-ep")) == []
