# --8<-- [start:submit]
from azure.ai.ml import MLClient, load_job
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = ml_client.jobs.create_or_update(load_job("scorecard.yml"))
print(job.type, job.experiment_name, sorted(job.jobs))
#> pipeline diabetes-rai ['construct', 'explain', 'gather', 'scorecard']
# --8<-- [end:submit]
