# --8<-- [start:update]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

tuned = ml_client.online_deployments.get("tuned", endpoint_name="custom-endpoint")
tuned.instance_count = 3
ml_client.online_deployments.begin_create_or_update(tuned).result()
# --8<-- [end:update]
