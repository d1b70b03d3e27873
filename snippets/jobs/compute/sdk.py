# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    code="src",
    command="python machine.py",
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    instance_count=1,
    shm_size="4g",
    docker_args="--ulimit memlock=-1",
    timeout=3600,
    experiment_name="where",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:submit-serverless]
serverless = command(
    code="src",
    command="python machine.py",
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    instance_type="Standard_E4s_v3",
    instance_count=2,
    experiment_name="where",
)
serverless = ml_client.jobs.create_or_update(serverless)
# --8<-- [end:submit-serverless]

# --8<-- [start:stream]
ml_client.jobs.stream(serverless.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
for each in (job, serverless):
    print(each.compute, each.resources.instance_type, each.resources.instance_count)
    #> cpu-cluster None 1
    #> None Standard_E4s_v3 2
# --8<-- [end:inspect]
