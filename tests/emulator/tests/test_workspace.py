import json

import pytest
from azure.ai.ml.entities import FeatureStore, Hub, Project, Workspace
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

from azureml_emulator.messages import Request

NAME = "learning-ws"


def dependencies(workspace):
    return (workspace.storage_account, workspace.key_vault, workspace.application_insights)


def test_new_workspace_has_what_it_depends_on(client, emulator):
    workspace = client.workspaces.get(NAME)
    assert all(found in emulator.resources for found in dependencies(workspace))
    assert workspace.container_registry is None


def test_workspace_tells_where_its_services_are(client):
    workspace = client.workspaces.get(NAME)
    assert workspace.discovery_url == "https://eastus.api.azureml.ms/discovery"
    assert workspace.mlflow_tracking_uri.startswith("azureml://eastus.api.azureml.ms/mlflow/")
    assert workspace.mlflow_tracking_uri.endswith(workspace.id)


def test_tags_and_description_are_updated_and_the_rest_stays(client):
    before = client.workspaces.get(NAME)
    update = Workspace(name=NAME, description="new", tags={"team": "a"})
    client.workspaces.begin_update(update).result()
    after = client.workspaces.get(NAME)
    assert (after.description, after.tags["team"]) == ("new", "a")
    assert dependencies(after) == dependencies(before)


def test_workspaces_are_listed_by_group_and_by_subscription(client):
    other = Workspace(name="other-ws", location="westeurope", resource_group="other-group")
    client.workspaces.begin_create(other).result()
    assert [w.name for w in client.workspaces.list()] == [NAME]
    assert {w.name for w in client.workspaces.list(scope="subscription")} == {NAME, "other-ws"}


def test_project_shares_the_storage_of_its_hub(client):
    hub = client.workspaces.begin_create(Hub(name="hub", location="eastus")).result()
    project = client.workspaces.begin_create(Project(name="project", hub_id=hub.id)).result()
    assert project.storage_account == hub.storage_account
    assert project.hub_id == hub.id


def test_project_without_its_hub_is_refused(client):
    hub = client.workspaces.get(NAME).id.replace(NAME, "none")
    with pytest.raises(HttpResponseError, match="hub"):
        client.workspaces.begin_create(Project(name="project", hub_id=hub)).result()


def test_feature_store_is_a_workspace_of_its_own_kind(client):
    client.feature_stores.begin_create(FeatureStore(name="features", location="eastus")).result()
    assert [store.name for store in client.feature_stores.list()] == ["features"]


@pytest.mark.parametrize("name", ["ab", "-ab", "a" * 34, "a.b"])
def test_invalid_name_is_refused(client, name):
    with pytest.raises(HttpResponseError, match="not a valid workspace name") as error:
        client.workspaces.begin_create(Workspace(name=name, location="eastus"))
    assert error.value.status_code == 400


def test_missing_storage_account_is_refused(client):
    missing = client.workspaces.get(NAME).storage_account + "x"
    workspace = Workspace(name="other-ws", location="eastus", storage_account=missing)
    with pytest.raises(HttpResponseError, match="storageAccount"):
        client.workspaces.begin_create(workspace)


def test_keys_are_those_of_the_storage_account(client):
    key = client.datastores.get_default(include_secrets=True).credentials.account_key
    assert client.workspaces.get_keys(NAME).user_storage_key == key


def test_diagnose_reports_a_missing_key_vault(client, emulator):
    assert client.workspaces.begin_diagnose(NAME).result().key_vault_results == []
    emulator.resources.delete(client.workspaces.get(NAME).key_vault)
    (problem,) = client.workspaces.begin_diagnose(NAME).result().key_vault_results
    assert "missing" in problem.message


def test_sync_keys_completes(client):
    assert client.workspaces.begin_sync_keys(NAME).result() is None


def test_deleted_workspace_leaves_its_storage_account(client, emulator):
    account = client.workspaces.get(NAME).storage_account
    client.workspaces.begin_delete(NAME, delete_dependent_resources=False).result()
    with pytest.raises(ResourceNotFoundError):
        client.workspaces.get(NAME)
    assert account in emulator.resources


def test_dependent_resources_are_deleted_on_request(client, emulator):
    found = dependencies(client.workspaces.get(NAME))
    client.workspaces.begin_delete(NAME, delete_dependent_resources=True).result()
    assert not any(resource in emulator.resources for resource in found)


def test_name_of_a_soft_deleted_workspace_is_taken_until_it_is_purged(client):
    workspace = Workspace(name=NAME, location="eastus")
    client.workspaces.begin_delete(NAME, delete_dependent_resources=True).result()
    with pytest.raises(HttpResponseError, match="Soft-deleted workspace exists"):
        client.workspaces.begin_create(workspace).result()


def test_purged_workspace_can_be_created_again(client):
    client.workspaces.begin_delete(
        NAME, delete_dependent_resources=True, permanently_delete=True
    ).result()
    client.workspaces.begin_create(Workspace(name=NAME, location="eastus")).result()
    assert len(list(client.datastores.list())) == 4


def test_soft_deleted_workspace_is_recovered_with_what_was_in_it(client, emulator):
    before = client.workspaces.get(NAME)
    client.datastores.delete("workspaceworkingdirectory")
    client.workspaces.begin_delete(NAME, delete_dependent_resources=False).result()
    resource = {
        "type": "Microsoft.MachineLearningServices/workspaces",
        "name": NAME,
        "properties": {
            "storageAccount": before.storage_account,
            "keyVault": before.key_vault,
            "allowRecoverSoftDeletedWorkspace": True,
        },
    }
    path = before.id.split("/Microsoft.")[0] + "/Microsoft.Resources/deployments/recover"
    body = json.dumps({"properties": {"template": {"resources": [resource]}}}).encode()
    url = f"https://management.azure.com{path}?api-version=2020-06-01"
    assert emulator.handle(Request("PUT", url, {"Authorization": "x"}, body)).status == 201
    assert client.workspaces.get(NAME).storage_account == before.storage_account
    assert len(list(client.datastores.list())) == 3
