# --8<-- [start:clean-up]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
ml_client.batch_endpoints.begin_delete("diabetes-batch").result()
# --8<-- [end:clean-up]
