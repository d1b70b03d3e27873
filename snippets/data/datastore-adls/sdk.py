# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    AzureDataLakeGen2Datastore,
    ServicePrincipalConfiguration,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

datastore = AzureDataLakeGen2Datastore(
    name="lake",
    account_name="contosolake",
    filesystem="curated",
    credentials=ServicePrincipalConfiguration(
        tenant_id="00000000-0000-0000-0000-000000000001",
        client_id="00000000-0000-0000-0000-000000000002",
        client_secret="the-secret-of-the-app",
    ),
)
ml_client.datastores.create_or_update(datastore)
# --8<-- [end:create]
