# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.ai.ml.entities import UserIdentityConfiguration
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    code="src",
    command="python where.py",
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    instance_type="Standard_E4s_v3",
    instance_count=1,
    job_tier="spot",
    identity=UserIdentityConfiguration(),
    experiment_name="serverless",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:inspect]
ml_client.jobs.stream(job.name)
job = ml_client.jobs.get(job.name)
print(job.status, job.compute, job.resources.instance_type, job.queue_settings.job_tier)
#> JobStatus.COMPLETED None Standard_E4s_v3 spot
# --8<-- [end:inspect]
