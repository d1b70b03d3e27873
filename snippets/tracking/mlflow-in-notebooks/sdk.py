# --8<-- [start:connect]
import matplotlib.pyplot as plt
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

mlflow.set_experiment("diabetes-notebook")
# --8<-- [end:connect]

# --8<-- [start:submit]
# --8<-- [start:sheet]
with mlflow.start_run(run_name="first-try") as run:
    mlflow.log_param("solver", "lsqr")
    mlflow.log_params({"alpha": 0.5, "folds": 5})

    for epoch, loss in enumerate([0.9, 0.5, 0.3], start=1):
        mlflow.log_metric("loss", loss, step=epoch)
    mlflow.log_metrics({"mae": 45.2, "r2": 0.36})
    mlflow.set_tag("stage", "exploration")
    # --8<-- [end:sheet]

    mlflow.log_text("Try a smaller alpha next.", "notes.txt")
    mlflow.log_dict({"columns": ["age", "bmi"]}, "schema.json")
    figure, axis = plt.subplots()
    axis.plot([0.9, 0.5, 0.3])
    mlflow.log_figure(figure, "plots/loss.png")
    mlflow.log_artifact("data/notes.csv", artifact_path="data")
# --8<-- [end:submit]

# --8<-- [start:inspect]
run = mlflow.get_run(run.info.run_id)
print(run.info.status, run.data.params)
#> FINISHED {'solver': 'lsqr', 'alpha': '0.5', 'folds': '5'}
print(run.data.metrics)
#> {'loss': 0.3, 'mae': 45.2, 'r2': 0.36}
for file in mlflow.artifacts.list_artifacts(run_id=run.info.run_id):
    print(file.path)
    #> data
    #> notes.txt
    #> plots
    #> schema.json
# --8<-- [end:inspect]
