# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import OneLakeArtifact, OneLakeDatastore
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

datastore = OneLakeDatastore(
    name="fabric_lake",
    one_lake_workspace_name="00000000-0000-0000-0000-00000000000a",
    endpoint="onelake.dfs.fabric.microsoft.com",
    artifact=OneLakeArtifact(
        name="00000000-0000-0000-0000-00000000000b/Files",
        type="lake_house",
    ),
)
ml_client.datastores.create_or_update(datastore)
# --8<-- [end:create]
