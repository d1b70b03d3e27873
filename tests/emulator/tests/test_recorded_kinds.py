import pytest
import requests
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    AccountKeyConfiguration,
    AzureBlobStoreConnection,
    AzureOpenAIConnection,
    CapabilityHost,
    ComputeInstance,
    Hub,
    MarketplaceSubscription,
    ServerlessEndpoint,
)
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.identity import DefaultAzureCredential

META = "azureml://registries/azureml-meta/models/Meta-Llama-3-8B-Instruct"
PHI = "azureml://registries/azureml/models/Phi-3-mini-4k-instruct"


def subscribe(client, model_id=META):
    asked = MarketplaceSubscription(name="llama", model_id=model_id)
    return client.marketplace_subscriptions.begin_create_or_update(asked).result()


def deploy(client, model_id=PHI, name="catalog-api"):
    asked = ServerlessEndpoint(name=name, model_id=model_id)
    return client.serverless_endpoints.begin_create_or_update(asked).result()


def test_marketplace_subscription_is_recorded(client):
    made = subscribe(client)
    assert (made.status, made.provisioning_state, made.model_id) == (
        "subscribed",
        "succeeded",
        META,
    )
    subscriptions = client.marketplace_subscriptions
    assert subscriptions.get("llama").marketplace_plan.publisher_id == "azureml-meta"
    assert [item.name for item in subscriptions.list()] == ["llama"]
    subscriptions.begin_delete("llama").result()
    with pytest.raises(ResourceNotFoundError):
        subscriptions.get("llama")


def test_subscription_to_a_version_of_a_model_is_refused(client):
    with pytest.raises(HttpResponseError, match="without its version"):
        subscribe(client, f"{META}/versions/3")


def test_model_of_another_publisher_needs_a_subscription(client):
    with pytest.raises(HttpResponseError, match="Create the subscription first"):
        deploy(client, META)
    subscribe(client)
    assert deploy(client, META).provisioning_state == "succeeded"


def test_serverless_endpoint_has_an_address_and_keys(client):
    made = deploy(client)
    assert made.scoring_uri == "https://catalog-api.eastus.models.ai.azure.com"
    keys = client.serverless_endpoints.get_keys("catalog-api")
    assert keys.primary_key != keys.secondary_key
    assert [item.name for item in client.serverless_endpoints.list()] == ["catalog-api"]
    client.serverless_endpoints.begin_delete("catalog-api").result()
    assert list(client.serverless_endpoints.list()) == []


def test_serverless_endpoint_says_that_no_model_answers(client):
    uri = f"{deploy(client).scoring_uri}/v1/chat/completions"
    key = client.serverless_endpoints.get_keys("catalog-api").primary_key
    assert requests.post(uri, json={}).status_code == 401
    answer = requests.post(uri, json={}, headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 400 and answer.json()["error"]["code"] == "RecordedOnly"


def test_capability_host_of_a_hub_is_recorded(client):
    client.workspaces.begin_create(Hub(name="hub", location="eastus")).result()
    opened = MLClient(
        DefaultAzureCredential(), client.subscription_id, client.resource_group_name, "hub"
    )
    hosts = opened.capability_hosts
    hosts.begin_create_or_update(CapabilityHost(name="agents")).result()
    assert hosts.get("agents").capability_host_kind == "Agents"
    with pytest.raises(HttpResponseError, match="cannot be changed"):
        hosts.begin_create_or_update(CapabilityHost(name="agents", description="new")).result()
    hosts.begin_delete("agents").result()
    with pytest.raises(ResourceNotFoundError):
        hosts.get("agents")


def test_azure_openai_deployments_of_a_connection_are_none(client):
    openai = AzureOpenAIConnection(name="openai", azure_endpoint="https://a.b", api_key="k")
    blob = AzureBlobStoreConnection(
        name="blob",
        url="https://a.b/c",
        account_name="a",
        container_name="c",
        credentials=AccountKeyConfiguration(account_key="k"),
    )
    for connection in (openai, blob):
        client.connections.create_or_update(connection)
    assert list(client.azure_openai_deployments.list("openai")) == []
    with pytest.raises(HttpResponseError, match="not to Azure OpenAI"):
        list(client.azure_openai_deployments.list("blob"))


def test_single_sign_on_of_an_instance_can_be_switched(client):
    client.compute.begin_create_or_update(ComputeInstance(name="my-instance")).result()
    client.compute.enable_sso(name="my-instance", enable_sso=False)
    assert client.compute.get("my-instance").enable_sso is False
