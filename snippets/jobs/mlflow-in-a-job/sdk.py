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
    code="src",
    command="python train.py --data ${{inputs.diabetes}} --trees 60",
    inputs={"diabetes": Input(type="uri_file", path="azureml:diabetes:1")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="diabetes-trees",
    display_name="trees-60",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
import mlflow

workspace = ml_client.workspaces.get("my-workspace")
mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)
run = mlflow.get_run(job.name)
print(run.info.run_name, run.info.status, run.data.tags["family"])
#> trees-60 FINISHED trees
print(run.data.params["n_estimators"], round(run.data.metrics["test_mae"], 1))
#> 60 47.5
# --8<-- [end:inspect]

# --8<-- [start:inspect-history]
for entry in mlflow.MlflowClient().get_metric_history(job.name, "test_mae"):
    print(entry.step, round(entry.value, 1))
    #> 20 46.8
    #> 40 47.8
    #> 60 47.5
# --8<-- [end:inspect-history]

# --8<-- [start:inspect-artifacts]
print(sorted(entry.path for entry in mlflow.artifacts.list_artifacts(run_id=job.name)))
#> ['estimator.html', 'model', 'predictions.png', 'system_logs', 'user_logs']
# --8<-- [end:inspect-artifacts]

# --8<-- [start:inspect-search]
runs = mlflow.search_runs(
    experiment_names=["diabetes-trees"], filter_string="tags.family = 'trees'"
)
print(runs[["tags.mlflow.runName", "params.n_estimators", "metrics.test_mae"]].round(1))
# --8<-- [end:inspect-search]
