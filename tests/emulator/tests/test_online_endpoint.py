import pytest
import requests
from azure.ai.ml.entities import ManagedOnlineEndpoint
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

from azureml_emulator.messages import Request

SCRIPT = """
def init():
    pass

def run(raw_data):
    return "answered"
"""


@pytest.fixture
def create(shared, request):
    """Create or update an endpoint that has its name from the test."""
    name = "ep-" + request.node.originalname[5:33].rstrip("_").replace("_", "-")

    def make(**options):
        endpoint = ManagedOnlineEndpoint(name=name, **options)
        return shared[1].online_endpoints.begin_create_or_update(endpoint).result()

    return make


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
def test_traffic_that_does_not_fit_is_refused(
    create, deploy_script, shared, traffic, mirror, message
):
    endpoint = create()
    if not list(shared[1].online_deployments.list(endpoint.name)):
        deploy_script(endpoint.name, SCRIPT).result()
    endpoint.traffic, endpoint.mirror_traffic = traffic, mirror
    with pytest.raises(HttpResponseError, match=message):
        shared[1].online_endpoints.begin_create_or_update(endpoint)


def test_a_new_key_replaces_the_old_one(create, deploy_script, shared):
    endpoint, operations = create(), shared[1].online_endpoints
    deploy_script(endpoint.name, SCRIPT).result()
    old = operations.get_keys(endpoint.name)
    operations.begin_regenerate_keys(endpoint.name, key_type="primary").result()
    new = operations.get_keys(endpoint.name)
    assert (old.primary_key != new.primary_key, old.secondary_key) == (True, new.secondary_key)
    statuses = [score(endpoint, key).status_code for key in (old.primary_key, new.primary_key)]
    assert statuses == [401, 200]


@pytest.mark.parametrize("mode", ["aml_token", "aad_token"])
def test_tokens_open_an_endpoint_that_takes_them(create, deploy_script, shared, mode):
    endpoint = create(auth_mode=mode)
    deploy_script(endpoint.name, SCRIPT).result()
    token = shared[1].online_endpoints.get_keys(endpoint.name).access_token
    token = getattr(token, "token", token)
    assert [score(endpoint, key).status_code for key in (token, "x")] == [200, 401]


def test_a_token_expires(create, deploy_script, shared):
    endpoint = create(auth_mode="aml_token")
    deploy_script(endpoint.name, SCRIPT).result()
    token = shared[1].online_endpoints.get_keys(endpoint.name).access_token
    shared[0].clock.advance(25 * 3600)
    assert score(endpoint, token).status_code == 401
