# --8<-- [start:submit]
import mlflow
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential
from mlflow import MlflowClient

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
workspace = ml_client.workspaces.get("my-workspace")
mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)

mlflow.set_experiment("diabetes-compare")
for alpha in (0.1, 1.0, 10.0):
    with mlflow.start_run(run_name=f"ridge-{alpha}"):
        mlflow.log_param("alpha", alpha)
        for step in (1, 2, 3):
            mlflow.log_metric("mae", 44 + alpha / step, step=step)
# --8<-- [end:submit]

# --8<-- [start:inspect]
# --8<-- [start:sheet]
runs = mlflow.search_runs(
    experiment_names=["diabetes-compare"],
    filter_string="metrics.mae < 46 and attributes.status = 'FINISHED'",
)
runs = runs.sort_values("metrics.mae")
# --8<-- [end:sheet]
print(runs[["tags.mlflow.runName", "params.alpha", "metrics.mae"]].round(2))
best = runs.iloc[0]
print(repr(best["params.alpha"]), repr(round(float(best["metrics.mae"]), 2)))
#> '0.1' 44.03
# --8<-- [end:inspect]

# --8<-- [start:inspect-history]
history = MlflowClient().get_metric_history(best.run_id, "mae")
print([(entry.step, round(entry.value, 3)) for entry in history])
#> [(1, 44.1), (2, 44.05), (3, 44.033)]
# --8<-- [end:inspect-history]

# --8<-- [start:inspect-experiments]
for experiment in mlflow.search_experiments():
    print(experiment.name)
    #> diabetes-compare
    #> Default
# --8<-- [end:inspect-experiments]
