# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import PatTokenConfiguration, WorkspaceConnection
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

connection = WorkspaceConnection(
    name="my_git",
    type="git",
    target="https://github.com/contoso/visits",
    credentials=PatTokenConfiguration(pat="your-token"),
)
ml_client.connections.create_or_update(connection)
# --8<-- [end:create]

# --8<-- [start:inspect]
connection = ml_client.connections.get("my_git")
print(connection.type, connection.target, connection.credentials.pat)
#> git https://github.com/contoso/visits None
# --8<-- [end:inspect]
