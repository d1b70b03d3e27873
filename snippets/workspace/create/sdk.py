# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import Workspace
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
)

workspace = Workspace(
    name="my-workspace",
    location="eastus",
    description="DP-100 practice",
)
workspace = ml_client.workspaces.begin_create(workspace).result()
# --8<-- [end:create]

# --8<-- [start:connect]
ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
# --8<-- [end:connect]

# --8<-- [start:inspect]
for datastore in ml_client.datastores.list():
    print(datastore.name, datastore.type)
    #> workspaceblobstore DatastoreType.AZURE_BLOB
    #> workspaceartifactstore DatastoreType.AZURE_BLOB
    #> workspacefilestore DatastoreType.AZURE_FILE
    #> workspaceworkingdirectory DatastoreType.AZURE_FILE
print(workspace.container_registry)
#> None
# --8<-- [end:inspect]
