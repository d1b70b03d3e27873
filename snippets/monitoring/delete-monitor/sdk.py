# --8<-- [start:clean-up]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
ml_client.schedules.begin_disable("loans-drift").result()
ml_client.schedules.begin_delete("loans-drift").result()
# --8<-- [end:clean-up]
