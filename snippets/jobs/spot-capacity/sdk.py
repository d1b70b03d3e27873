# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    command="wc -l ${{inputs.diabetes}}",
    inputs={"diabetes": Input(type="uri_file", path="azureml:diabetes:1")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    instance_type="Standard_E4s_v3",
    job_tier="spot",
    timeout=7200,
    experiment_name="spot",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:inspect]
ml_client.jobs.stream(job.name)
job = ml_client.jobs.get(job.name)
print(job.status, job.queue_settings.job_tier, job.limits.timeout)
#> JobStatus.COMPLETED spot 7200
# --8<-- [end:inspect]

# --8<-- [start:create]
from azure.ai.ml.entities import AmlCompute

cluster = AmlCompute(
    name="low-priority",
    size="Standard_DS3_v2",
    min_instances=0,
    max_instances=2,
    idle_time_before_scale_down=120,
    tier="low_priority",
)
cluster = ml_client.compute.begin_create_or_update(cluster).result()
print(cluster.name, cluster.tier)
#> low-priority low_priority
# --8<-- [end:create]

# --8<-- [start:clean-up]
ml_client.compute.begin_delete("low-priority").wait()
# --8<-- [end:clean-up]
