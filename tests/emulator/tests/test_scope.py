"""Resource groups, regions and providers, as clients of Azure Resource Manager ask for them."""

import json

import pytest
from azure.ai.ml import command
from azure.ai.ml.entities import Environment
from azure.core.exceptions import ResourceNotFoundError

from azureml_emulator.messages import Request

SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000"
GROUP = f"{SUBSCRIPTION}/resourceGroups/learning"
WORKSPACES = f"{GROUP}/providers/Microsoft.MachineLearningServices/workspaces"
TEMPLATE = f"{GROUP}/providers/Microsoft.Resources/deployments/first/validate"


@pytest.fixture
def send(emulator):
    def send(method, path, body=None):
        content = b"" if body is None else json.dumps(body).encode()
        url = f"https://management.azure.com{path}?api-version=2024-10-01"
        return emulator.handle(Request(method, url, {"Authorization": "Bearer x"}, content))

    return send


def test_a_group_exists_once_it_was_created_or_holds_something(send):
    assert send("HEAD", GROUP).status == 404
    send("PUT", f"{GROUP}/providers/Microsoft.Storage/storageAccounts/sa", {})
    assert send("HEAD", GROUP).status == 204


def test_a_deleted_group_is_gone_until_it_is_created_again(send):
    send("PUT", GROUP, {"location": "eastus"})
    assert send("DELETE", GROUP).status == 200
    for path in (GROUP, WORKSPACES, f"{GROUP}/resources"):
        answer = send("GET", path)
        assert answer.status == 404
        assert answer.json()["error"]["code"] == "ResourceGroupNotFound"
    send("PUT", GROUP, {"location": "eastus"})
    assert send("GET", WORKSPACES).json() == {"value": []}


def test_deleting_a_group_stops_the_jobs_in_it(installed, client):
    environment = Environment(name="e", version="1", image="ubuntu:22.04")
    client.environments.create_or_update(environment)
    job = client.jobs.create_or_update(command(command="sleep 60", environment="e:1"))
    assert installed.executor.is_active(job.id)
    url = f"https://management.azure.com{GROUP}?api-version=2021-04-01"
    assert installed.handle(Request("DELETE", url, {"Authorization": "Bearer x"})).status == 200
    assert installed.executor.wait(job.id, 120)
    with pytest.raises(ResourceNotFoundError, match="Resource group 'learning'"):
        client.jobs.get(job.name)


def test_regions_have_the_names_that_the_cli_shows(send):
    found = send("GET", f"{SUBSCRIPTION}/locations").json()["value"]
    europe = next(region for region in found if region["name"] == "westeurope")
    assert europe["displayName"] == "West Europe"


def test_a_provider_lists_its_types_and_their_api_versions(send):
    path = f"{SUBSCRIPTION}/providers/Microsoft.MachineLearningServices"
    for method, name in (("GET", path), ("POST", f"{path}/register")):
        provider = send(method, name).json()
        assert provider["registrationState"] == "Registered"
        types = {kind["resourceType"]: kind["apiVersions"] for kind in provider["resourceTypes"]}
        assert types["workspaces/computes"] == ["2025-12-01"]
    listed = send("GET", f"{SUBSCRIPTION}/providers").json()["value"]
    assert "Microsoft.Storage" in [provider["namespace"] for provider in listed]


def test_a_path_with_a_doubled_slash_is_the_same_path(send):
    doubled = WORKSPACES.replace("/workspaces", "//workspaces")
    assert send("GET", doubled).json() == send("GET", WORKSPACES).json()


def test_validation_refuses_what_a_deployment_would_and_makes_nothing(send):
    storage = {"type": "Microsoft.Storage/storageAccounts", "apiVersion": "x", "name": "sa"}
    workspace = {"type": WORKSPACES[len(GROUP) + 11 :], "apiVersion": "x", "name": "learning-ws"}
    for resources, status in (([storage], 200), ([storage, workspace], 400)):
        template = {"contentVersion": "1.0.0.0", "resources": resources}
        answer = send("POST", TEMPLATE, {"properties": {"template": template}})
        assert answer.status == status
        assert send("GET", f"{GROUP}/resources").json() == {"value": []}
