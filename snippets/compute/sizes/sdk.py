# --8<-- [start:inspect]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

for size in ml_client.compute.list_sizes(compute_type="AmlCompute"):
    if size.gpus == 1:
        details = vars(size)
        print(size.name, details["vCPUs"], "vCPUs", details["memoryGB"], "GB")
        #> Standard_NC4as_T4_v3 4 vCPUs 28.0 GB
        #> Standard_NC8as_T4_v3 8 vCPUs 56.0 GB
        #> Standard_NC16as_T4_v3 16 vCPUs 110.0 GB
        #> Standard_NC24ads_A100_v4 24 vCPUs 220.0 GB
        #> Standard_NC40ads_H100_v5 40 vCPUs 320.0 GB
# --8<-- [end:inspect]
