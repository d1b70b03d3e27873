import functools

import pytest
import requests
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    CodeConfiguration,
    Environment,
    ManagedOnlineDeployment,
    ManagedOnlineEndpoint,
    Workspace,
)
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.identity import DefaultAzureCredential

from azureml_emulator import Emulator
from azureml_emulator.doors import inprocess
from azureml_emulator.messages import Request

SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
SCRIPT = """
import os

def init():
    print("started")

def run(raw_data):
    return os.environ.get("COLOR", "none")
"""


def create_endpoint(client, name: str, **options):
    endpoint = ManagedOnlineEndpoint(name=name, **options)
    return client.online_endpoints.begin_create_or_update(endpoint).result()


def create_deployment(client, folder, endpoint, name="blue", **options):
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))
    (folder / "src").mkdir(exist_ok=True)
    (folder / "src/score.py").write_text(SCRIPT)
    code = CodeConfiguration(code=str(folder / "src"), scoring_script="score.py")
    options = {"environment": "python@latest", "code_configuration": code} | options
    options = {"instance_type": "Standard_DS3_v2", "instance_count": 1} | options
    deployment = ManagedOnlineDeployment(name=name, endpoint_name=endpoint.name, **options)
    return client.online_deployments.begin_create_or_update(deployment).result()


@pytest.fixture
def create(shared, request):
    """Create an endpoint that has its name from the test."""
    name = "ep-" + request.node.originalname[5:33].rstrip("_").replace("_", "-")
    return functools.partial(create_endpoint, shared[1], name)


@pytest.fixture
def deploy(shared, tmp_path):
    """Create or update a deployment of an endpoint."""
    return functools.partial(create_deployment, shared[1], tmp_path)


def score(endpoint, token: str):
    headers = {"Authorization": f"Bearer {token}", "azureml-model-deployment": "blue"}
    return requests.post(endpoint.scoring_uri, json={}, headers=headers)


def test_an_endpoint_has_addresses_and_an_identity(create, shared):
    endpoint = create(description="for tests", tags={"team": "a"})
    assert endpoint.scoring_uri == f"https://{endpoint.name}.eastus.inference.ml.azure.com/score"
    assert (endpoint.auth_mode, endpoint.provisioning_state) == ("key", "Succeeded")
    assert endpoint.identity.type == "system_assigned"
    assert endpoint.name in [item.name for item in shared[1].online_endpoints.list()]
    shared[1].online_endpoints.begin_delete(endpoint.name).result()
    with pytest.raises(ResourceNotFoundError):
        shared[1].online_endpoints.get(endpoint.name)
    assert requests.post(endpoint.scoring_uri).status_code == 404


@pytest.mark.parametrize("name", ["ab", "1abc", "abc-", "a_bc", "a" * 33])
def test_a_name_that_is_not_allowed_is_refused(shared, name):
    workspace = next(key for key, _ in shared[0].resources.items() if key.endswith("learning-ws"))
    url = f"https://management.azure.com{workspace}/onlineEndpoints/{name}?api-version=2024-04-01"
    body = b'{"location": "eastus", "properties": {"authMode": "Key"}}'
    answer = shared[0].handle(Request("PUT", url, {"Authorization": "Bearer x"}, body))
    assert answer.status == 400
    assert "is not a valid endpoint name" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("traffic", "mirror", "message"),
    [
        ({"purple": 100}, {}, "'purple', which does not exist"),
        ({"blue": 60}, {}, "sum up to 0 or 100"),
        ({}, {"blue": 60}, "at most 50 %"),
        ({"blue": 100}, {"blue": 10}, "live or mirrored"),
    ],
)
def test_traffic_that_does_not_fit_is_refused(create, deploy, shared, traffic, mirror, message):
    endpoint = create()
    if not list(shared[1].online_deployments.list(endpoint.name)):
        deploy(endpoint)
    endpoint.traffic, endpoint.mirror_traffic = traffic, mirror
    with pytest.raises(HttpResponseError, match=message):
        shared[1].online_endpoints.begin_create_or_update(endpoint)


def test_a_new_key_replaces_the_old_one(create, deploy, shared):
    endpoint, operations = create(), shared[1].online_endpoints
    deploy(endpoint)
    old = operations.get_keys(endpoint.name)
    operations.begin_regenerate_keys(endpoint.name, key_type="primary").result()
    new = operations.get_keys(endpoint.name)
    assert (old.primary_key != new.primary_key, old.secondary_key) == (True, new.secondary_key)
    statuses = [score(endpoint, key).status_code for key in (old.primary_key, new.primary_key)]
    assert statuses == [401, 200]


@pytest.mark.parametrize("mode", ["aml_token", "aad_token"])
def test_tokens_open_an_endpoint_that_takes_them(create, deploy, shared, mode):
    endpoint = create(auth_mode=mode)
    deploy(endpoint)
    token = shared[1].online_endpoints.get_keys(endpoint.name).access_token
    token = getattr(token, "token", token)
    assert [score(endpoint, key).status_code for key in (token, "x")] == [200, 401]


def test_a_token_expires(create, deploy, shared):
    endpoint = create(auth_mode="aml_token")
    deploy(endpoint)
    token = shared[1].online_endpoints.get_keys(endpoint.name).access_token
    shared[0].clock.advance(25 * 3600)
    assert score(endpoint, token).status_code == 401


def test_a_deployment_is_completed_and_scaled_without_a_restart(create, deploy, shared):
    endpoint = create()
    first = deploy(endpoint, environment_variables={"COLOR": "blue"})
    assert (first.request_settings.request_timeout_ms, first.liveness_probe.period) == (5000, 10)
    second = deploy(endpoint, environment_variables={"COLOR": "blue"}, instance_count=3)
    assert second.instance_count == 3
    deploy(endpoint, environment_variables={"COLOR": "red"}, instance_count=3)
    log = shared[1].online_deployments.get_logs("blue", endpoint.name, lines=500)
    assert log.count("started") == 2
    key = shared[1].online_endpoints.get_keys(endpoint.name).primary_key
    assert score(endpoint, key).json() == "red"


def test_a_deployment_with_traffic_is_not_deleted(create, deploy, shared):
    endpoint, deployments = create(), shared[1].online_deployments
    deploy(endpoint)
    for share in (100, 0):
        endpoint.traffic = {"blue": share}
        shared[1].online_endpoints.begin_create_or_update(endpoint).result()
        if share:
            with pytest.raises(HttpResponseError, match="gets 100 % of the traffic"):
                deployments.begin_delete("blue", endpoint.name)
    deployments.begin_delete("blue", endpoint.name).result()
    assert list(deployments.list(endpoint.name)) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"instance_type": "Standard_None"}, "Standard_None"),
        ({"code_configuration": None}, "no scoring script"),
        ({"environment": None}, "needs an environment"),
        ({"name": "b"}, "at least 3 and at most 32"),
    ],
)
def test_a_deployment_that_cannot_work_is_refused(create, deploy, options, message):
    with pytest.raises(Exception, match=message):
        deploy(create(), **options)


def test_a_deployment_answers_again_after_a_restart(tmp_path):
    emulator = Emulator(tmp_path / "state")
    with inprocess.installed(emulator):
        client = MLClient(DefaultAzureCredential(), SUBSCRIPTION, "g", "ws1")
        client.workspaces.begin_create(Workspace(name="ws1", location="eastus")).result()
        endpoint = create_endpoint(client, "lasting")
        create_deployment(client, tmp_path, endpoint)
        key = client.online_endpoints.get_keys("lasting").primary_key
    emulator.close()
    emulator = Emulator(tmp_path / "state")
    with inprocess.installed(emulator):
        assert score(endpoint, key).json() == "none"
    emulator.close()
