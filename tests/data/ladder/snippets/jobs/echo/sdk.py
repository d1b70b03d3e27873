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
    command="python hello.py --name ${{inputs.name}}",
    inputs={"name": "Ada"},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    experiment_name="hello",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
print(ml_client.jobs.get(job.name).status)
# --8<-- [end:inspect]
