# --8<-- [start:connect]
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
run = mlflow.get_run("train-diabetes")
# --8<-- [end:connect]

# --8<-- [start:register]
try:
    mlflow.register_model("runs:/train-diabetes/model", "diabetes-mlflow")
except mlflow.exceptions.MlflowException as error:
    print(str(error).split("endpoint ")[1].split(" !=")[0])
    #> /api/2.0/mlflow/logged-models/search failed with error code 404
# --8<-- [end:register]

# --8<-- [start:register-client]
version = mlflow.MlflowClient().create_model_version(
    "diabetes-mlflow",
    source=f"{run.info.artifact_uri}/model",
    run_id="train-diabetes",
)
# --8<-- [end:register-client]

# --8<-- [start:inspect]
same = ml_client.models.get("diabetes-mlflow", label="latest")
print(same.version, same.type, same.job_name)
#> 1 mlflow_model train-diabetes
loaded = mlflow.pyfunc.load_model("models:/diabetes-mlflow/1")
print(loaded.metadata.get_input_schema().input_names())
#> ['age', 'bmi', 'blood_pressure']
# --8<-- [end:inspect]
