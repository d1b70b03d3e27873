import json

import pytest

from azureml_emulator.messages import Request

GROUP_PATH = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/learning"
WORKSPACES = f"{GROUP_PATH}/providers/Microsoft.MachineLearningServices/workspaces"
VERSION = "?api-version=2024-10-01-preview"


@pytest.fixture
def send(emulator):
    def send(method, path, body=None, **headers):
        content = b"" if body is None else json.dumps(body).encode()
        headers = {"Authorization": "Bearer x"} | headers
        url = f"https://management.azure.com{path}"
        return emulator.handle(Request(method, url, headers, content))

    return send


def code(response):
    return response.json()["error"]["code"]


def test_request_without_a_token_is_refused(send):
    response = send("GET", WORKSPACES + VERSION, Authorization="")
    assert (response.status, code(response)) == (401, "AuthenticationFailed")


def test_subscription_must_be_a_guid(send):
    response = send("GET", "/subscriptions/mine/resourceGroups/learning")
    assert (response.status, code(response)) == (400, "InvalidSubscriptionId")


def test_api_version_is_required(send):
    response = send("GET", WORKSPACES)
    assert (response.status, code(response)) == (400, "MissingApiVersionParameter")


def test_missing_workspace_is_not_found_by_its_name(send):
    response = send("GET", f"{WORKSPACES}/none/datastores{VERSION}")
    assert (response.status, code(response)) == (404, "ResourceNotFound")
    assert "workspaces/none" in response.json()["error"]["message"]


def test_put_below_a_missing_workspace_names_the_parent(send):
    body = {"properties": {"dataUri": "https://x", "dataType": "uri_file"}}
    response = send("PUT", f"{WORKSPACES}/none/data/d/versions/1{VERSION}", body)
    assert (response.status, code(response)) == (404, "ParentResourceNotFound")


def test_unknown_path_is_refused(send):
    response = send("GET", f"{WORKSPACES}/w/toasters{VERSION}")
    assert (response.status, code(response)) == (404, "InvalidResourceType")


def test_wrong_method_is_answered_with_the_allowed_ones(send):
    response = send("POST", f"{WORKSPACES}/w/datastores{VERSION}")
    assert response.status == 405
    assert "GET" in response.json()["error"]["message"]


def test_kind_that_is_not_modelled_names_the_file_to_write(send):
    response = send("GET", f"{WORKSPACES}/w/privateLinkResources{VERSION}")
    assert "kinds/privatelinkresource.py" in response.json()["error"]["message"]


def test_body_that_is_no_json_is_refused(emulator):
    url = f"https://management.azure.com{WORKSPACES}/w{VERSION}"
    response = emulator.handle(Request("PUT", url, {"Authorization": "x"}, b"{"))
    assert (response.status, code(response)) == (400, "InvalidRequestContent")


def test_resource_group_exists_before_it_is_created_and_keeps_its_location(send):
    assert send("GET", GROUP_PATH).json()["location"] == "eastus"
    assert send("PUT", GROUP_PATH, {"location": "westeurope"}).status == 201
    assert send("GET", GROUP_PATH).json()["location"] == "westeurope"


def test_deleting_a_resource_group_deletes_what_is_in_it(send):
    account = f"{GROUP_PATH}/providers/Microsoft.Storage/storageAccounts/sa"
    send("PUT", account, {"location": "eastus"})
    assert [item["name"] for item in send("GET", f"{GROUP_PATH}/resources").json()["value"]] == [
        "sa"
    ]
    send("DELETE", GROUP_PATH)
    assert send("GET", account).status == 404


def test_storage_keys_stay_the_same(send):
    account = f"{GROUP_PATH}/providers/Microsoft.Storage/storageAccounts/sa"
    send("PUT", account, {"location": "eastus"})
    first, second = (send("POST", f"{account}/listKeys").json() for _ in range(2))
    assert first == second
    assert len(first["keys"]) == 2


def test_operation_that_was_never_started_is_not_found(send):
    subscription = GROUP_PATH.split("/resourceGroups")[0]
    path = f"{subscription}/providers/Microsoft.MachineLearningServices/locations/eastus"
    response = send("GET", f"{path}/mfeOperationsStatus/none{VERSION}")
    assert (response.status, code(response)) == (404, "OperationNotFound")
