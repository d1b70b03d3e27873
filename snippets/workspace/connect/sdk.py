# --8<-- [start:connect]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient.from_config(DefaultAzureCredential())
# --8<-- [end:connect]

# --8<-- [start:inspect]
workspace = ml_client.workspaces.get()
print(workspace.name, workspace.resource_group, workspace.location)
#> my-workspace my-resource-group eastus
# --8<-- [end:inspect]
