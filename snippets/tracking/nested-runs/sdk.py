# --8<-- [start:submit]
import mlflow
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
workspace = ml_client.workspaces.get("my-workspace")
mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)

mlflow.set_experiment("nested")
with mlflow.start_run(run_name="all-alphas") as parent:
    for alpha in (0.1, 1.0):
        with mlflow.start_run(run_name=f"alpha-{alpha}", nested=True):
            mlflow.log_param("alpha", alpha)
# --8<-- [end:submit]

# --8<-- [start:inspect]
children = mlflow.search_runs(
    filter_string=f"tags.mlflow.parentRunId = '{parent.info.run_id}'"
)
print(sorted(children["tags.mlflow.runName"]))
#> ['alpha-0.1', 'alpha-1.0']
# --8<-- [end:inspect]
