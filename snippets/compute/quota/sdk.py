# --8<-- [start:inspect]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

for usage in ml_client.compute.list_usage():
    used = vars(usage)["currentValue"]
    if used:
        print(usage.name["value"], used, "of", usage.limit)
        #> standardDSv2Family 16 of 100
# --8<-- [end:inspect]
