import json

import pytest
from azure.ai.ml import entities, load_workspace_connection
from azure.ai.ml.entities import WorkspaceConnection as Connection
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

SECRET = "not-to-be-seen"
ID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"
KEY = entities.ApiKeyConfiguration(key=SECRET)
ACCOUNT_KEY = entities.AccountKeyConfiguration(account_key=SECRET)
PASSWORD = entities.UsernamePasswordConfiguration(username="me", password=SECRET)
TOKEN = entities.PatTokenConfiguration(pat=SECRET)
PRINCIPAL = entities.ServicePrincipalConfiguration(
    tenant_id="t", client_id="c", client_secret=SECRET
)
IDENTITY = entities.ManagedIdentityConfiguration(client_id="c", resource_id="r")
ACCESS_KEY = entities.AccessKeyConfiguration(access_key_id="id", secret_access_key=SECRET)


URL = "https://example.org/x"
ANONYMOUS = entities.NoneCredentialConfiguration()

# A class with its settings, or a category with its credentials.
CASES = {
    "git": ("git", TOKEN),
    "git, public": ("git", ANONYMOUS),
    "package feed": ("python_feed", PASSWORD),
    "container registry": ("container_registry", IDENTITY),
    "feature store": ("feature_store", ANONYMOUS),
    "S3": ("s3", ACCESS_KEY),
    "Snowflake": ("snowflake", PASSWORD),
    "Snowflake, principal": ("snowflake", PRINCIPAL),
    "SQL database": ("azure_sql_db", PASSWORD),
    "Synapse": ("azure_synapse_analytics", PASSWORD),
    "MySQL": ("azure_my_sql_db", PASSWORD),
    "Postgres": ("azure_postgres_db", PASSWORD),
    "ADLS Gen2": ("azure_data_lake_gen2", PRINCIPAL),
    "custom": ("custom", KEY),
    "Azure OpenAI": ("AzureOpenAIConnection", {"azure_endpoint": URL, "api_key": SECRET}),
    "Azure OpenAI, Entra ID": ("AzureOpenAIConnection", {"azure_endpoint": URL}),
    "AI Search": ("AzureAISearchConnection", {"endpoint": URL, "api_key": SECRET}),
    "AI services": (
        "AzureAIServicesConnection",
        {"endpoint": URL, "api_key": SECRET, "ai_services_resource_id": ID},
    ),
    "content safety": ("AzureContentSafetyConnection", {"endpoint": URL, "api_key": SECRET}),
    "speech": ("AzureSpeechServicesConnection", {"endpoint": URL, "api_key": SECRET}),
    "OpenAI": ("OpenAIConnection", {"api_key": SECRET}),
    "Serp": ("SerpConnection", {"api_key": SECRET}),
    "serverless": ("ServerlessConnection", {"endpoint": URL, "api_key": SECRET}),
    "API key": ("APIKeyConnection", {"api_base": URL, "api_key": SECRET}),
    "blob": (
        "AzureBlobStoreConnection",
        {"url": URL, "account_name": "a", "container_name": "c", "credentials": ACCOUNT_KEY},
    ),
    "OneLake": (
        "MicrosoftOneLakeConnection",
        {
            "endpoint": "onelake.dfs.fabric.microsoft.com",
            "artifact": entities.OneLakeConnectionArtifact(name="lake"),
            "one_lake_workspace_name": "w",
            "credentials": entities.AadCredentialConfiguration(),
        },
    ),
}


def build(case, name="outside"):
    kind, settings = CASES[case]
    if isinstance(settings, dict):
        return getattr(entities, kind)(name=name, **settings)
    return Connection(name=name, type=kind, target=URL, credentials=settings)


def create(client, case, name="outside"):
    return client.connections.create_or_update(build(case, name))


def secrets(client, name="outside"):
    found = client.connections._operation.list_secrets(
        resource_group_name="learning", workspace_name="learning-ws", connection_name=name
    )
    return dict(found.properties.get("credentials") or {})


@pytest.mark.parametrize("case", list(CASES))
def test_connection_of_every_category_comes_back_without_its_secret(client, emulator, case):
    asked, made = build(case), create(client, case)
    found = client.connections.get("outside")
    assert (made.type, found.type) == (asked.type, asked.type)
    assert found.target == asked.target
    shown = [exchange.response.body for exchange in emulator.journal]
    assert SECRET.encode() not in b"".join(shown)
    with_secret = SECRET in json.dumps(dict(asked.credentials.__dict__))
    assert (SECRET in secrets(client).values()) == with_secret


def test_key_is_filled_in_when_asked_for(client):
    create(client, "Azure OpenAI")
    assert client.connections.get("outside", populate_secrets=True).api_key == SECRET


def test_change_without_credentials_keeps_the_secret(client):
    create(client, "Azure OpenAI")
    client.connections._operation.update(
        resource_group_name="learning",
        workspace_name="learning-ws",
        connection_name="outside",
        body={"properties": {"authType": "ApiKey", "target": "https://b"}},
    )
    assert client.connections.get("outside").target == "https://b"
    assert secrets(client) == {"key": SECRET}


def test_list_is_by_type_and_shows_data_only_when_asked(client):
    create(client, "git", "code")
    create(client, "OneLake", "lake")
    listed = client.connections.list
    assert [item.name for item in listed()] == ["code"]
    assert [item.name for item in listed(connection_type="git")] == ["code"]
    assert list(listed(connection_type="snowflake")) == []
    # azure-ai-ml 1.35.2 sends includeAll=false whatever include_data_connections says
    everything = client.connections._operation.list(
        resource_group_name="learning", workspace_name="learning-ws", include_all=True
    )
    assert [item.name for item in everything] == ["code", "lake"]


def test_connection_from_yaml(client, tmp_path):
    file = tmp_path / "connection.yml"
    file.write_text(
        "name: outside\ntype: git\ntarget: https://example.org/x\n"
        f"credentials: {{type: pat, pat: {SECRET}}}\n"
    )
    client.connections.create_or_update(load_workspace_connection(file))
    assert secrets(client) == {"pat": SECRET}


def test_deleted_connection_is_gone_with_its_secret(client):
    create(client, "git")
    client.connections.delete("outside")
    for look in (client.connections.get, lambda name: secrets(client)):
        with pytest.raises(ResourceNotFoundError):
            look("outside")


def test_malformed_name_is_refused(client):
    with pytest.raises(HttpResponseError, match="3 to 33 letters"):
        create(client, "git", "a b")
