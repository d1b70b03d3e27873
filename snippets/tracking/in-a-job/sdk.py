# --8<-- [start:submit]
import mlflow
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
    command="python track.py",
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="tracked-jobs",
    display_name="tracked",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
workspace = ml_client.workspaces.get("my-workspace")
mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)
run = mlflow.get_run(job.name)
print(run.info.run_name, run.info.status, run.data.metrics)
#> tracked FINISHED {'mae': 45.2}
# --8<-- [end:inspect]
