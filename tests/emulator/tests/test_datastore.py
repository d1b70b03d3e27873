import pytest
from azure.ai.ml.entities import (
    AccountKeyConfiguration,
    AzureBlobDatastore,
    AzureDataLakeGen2Datastore,
    AzureFileDatastore,
    OneLakeArtifact,
    OneLakeDatastore,
    SasTokenConfiguration,
    ServicePrincipalConfiguration,
    Workspace,
)
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

BUILT_IN = {
    "workspaceblobstore": "AzureBlob",
    "workspaceartifactstore": "AzureBlob",
    "workspacefilestore": "AzureFile",
    "workspaceworkingdirectory": "AzureFile",
}
PRINCIPAL = ServicePrincipalConfiguration(tenant_id="t", client_id="c", client_secret="secret")
ARTIFACT = OneLakeArtifact(name="lake", type="lake_house")
DATASTORES = [
    AzureBlobDatastore(
        name="by_key",
        account_name="acct",
        container_name="c",
        credentials=AccountKeyConfiguration(account_key="secret"),
    ),
    AzureBlobDatastore(
        name="by_sas",
        account_name="acct",
        container_name="c",
        credentials=SasTokenConfiguration(sas_token="secret"),
    ),
    AzureDataLakeGen2Datastore(
        name="by_principal", account_name="acct", filesystem="f", credentials=PRINCIPAL
    ),
    AzureFileDatastore(
        name="files",
        account_name="acct",
        file_share_name="f",
        credentials=AccountKeyConfiguration(account_key="secret"),
    ),
    OneLakeDatastore(
        name="lake", one_lake_workspace_name="w", artifact=ARTIFACT, credentials=PRINCIPAL
    ),
]


def blob(**settings):
    return AzureBlobDatastore(
        **{"name": "mine", "account_name": "acct", "container_name": "c"} | settings
    )


def test_workspace_has_four_datastores_and_a_default(client):
    assert {item.name: item.type for item in client.datastores.list()} == BUILT_IN
    assert client.datastores.get_default().name == "workspaceblobstore"


def test_workspace_with_identity_datastores_has_no_keys(client, emulator):
    workspace = Workspace(
        name="identity-ws", location="eastus", system_datastores_auth_mode="identity"
    )
    created = client.workspaces.begin_create(workspace).result()
    found = [key for key, _ in emulator.secrets.items(f"{created.id}/")]
    assert found == []


@pytest.mark.parametrize("datastore", DATASTORES, ids=lambda datastore: datastore.name)
def test_secret_is_kept_and_shown_only_on_request(client, emulator, datastore):
    client.datastores.create_or_update(datastore)
    assert "secret" not in str(vars(client.datastores.get(datastore.name).credentials).values())
    assert "secret" not in str(list(emulator.resources.items()))
    full = client.datastores.get(datastore.name, include_secrets=True)
    assert "secret" in str(vars(full.credentials).values())


def test_datastore_without_credentials_has_no_secrets(client):
    client.datastores.create_or_update(blob())
    with pytest.raises(HttpResponseError, match="no secrets") as error:
        client.datastores._list_secrets("mine")
    assert error.value.status_code == 400


def test_there_is_one_default(client, emulator):
    key = client.workspaces.get("learning-ws").id + "/datastores/mine"
    client.datastores.create_or_update(blob())
    kind = emulator.resources.get(key)
    assert kind["properties"]["isDefault"] is False
    client.datastores._operation.create_or_update(
        resource_group_name="learning",
        workspace_name="learning-ws",
        name="mine",
        body={"properties": kind["properties"] | {"isDefault": True}},
    )
    assert client.datastores.get_default().name == "mine"
    defaults = [
        d for _, d in emulator.resources.items() if d.get("properties", {}).get("isDefault")
    ]
    assert len(defaults) == 1


def test_description_is_updated(client):
    client.datastores.create_or_update(blob())
    client.datastores.create_or_update(blob(description="new"))
    assert client.datastores.get("mine").description == "new"


def test_type_cannot_be_changed(client):
    client.datastores.create_or_update(blob())
    files = AzureFileDatastore(name="mine", account_name="acct", file_share_name="f")
    with pytest.raises(HttpResponseError, match="type of a datastore cannot be changed"):
        client.datastores.create_or_update(files)


def test_invalid_name_is_refused(client):
    with pytest.raises(HttpResponseError, match="not a valid datastore name"):
        client.datastores.create_or_update(blob(name="a.b"))


def test_deleted_datastore_takes_its_secrets_along(client, emulator):
    client.datastores.create_or_update(DATASTORES[0])
    client.datastores.delete("by_key")
    with pytest.raises(ResourceNotFoundError):
        client.datastores.get("by_key")
    assert not [key for key, _ in emulator.secrets.items() if key.endswith("by_key")]
