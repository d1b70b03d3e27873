# --8<-- [start:clean-up]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
)
ml_client.workspaces.begin_delete(
    "my-workspace", delete_dependent_resources=False
).result()
# --8<-- [end:clean-up]

# --8<-- [start:inspect]
print([workspace.name for workspace in ml_client.workspaces.list()])
#> []
# --8<-- [end:inspect]
