# --8<-- [start:update-run]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = ml_client.jobs.update(
    "churn-baseline", display_name="baseline-kept", tags={"stage": "candidate"}
)
print(job.display_name, job.tags["team"], job.tags["stage"])
#> baseline-kept retail candidate
# --8<-- [end:update-run]
