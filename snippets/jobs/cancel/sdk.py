# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

wait = command(
    display_name="too-slow",
    experiment_name="churn",
    command="sleep ${{inputs.seconds}}",
    inputs={"seconds": 600},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
)
job = ml_client.jobs.create_or_update(wait)
# --8<-- [end:submit]

# --8<-- [start:clean-up]
ml_client.jobs.begin_cancel(job.name).wait()
print(ml_client.jobs.get(job.name).status)
#> JobStatus.CANCELED
# --8<-- [end:clean-up]

# --8<-- [start:submit-again]
again = wait(seconds=1)
again.experiment_name = "churn"
again = ml_client.jobs.create_or_update(again)
print(again.name != job.name, again.display_name, again.compute)
#> True too-slow cpu-cluster
# --8<-- [end:submit-again]
