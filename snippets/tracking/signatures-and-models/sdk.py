# --8<-- [start:configure]
import mlflow
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential
from mlflow.models import Model, infer_signature
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge

X, y = load_diabetes(return_X_y=True, as_frame=True)
X = X[["age", "bmi", "bp"]]
model = Ridge(alpha=0.5).fit(X, y)
signature = infer_signature(X, model.predict(X))
print(signature)
# --8<-- [end:configure]

# --8<-- [start:submit]
ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
workspace = ml_client.workspaces.get("my-workspace")
mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)

mlflow.set_experiment("diabetes-model")
# --8<-- [start:sheet]
mlflow.sklearn.save_model(model, "model", signature=signature, input_example=X.head(2))
with mlflow.start_run(run_name="ridge") as run:
    mlflow.log_artifacts("model", artifact_path="model")
# --8<-- [end:sheet]
# --8<-- [end:submit]

# --8<-- [start:inspect]
print(sorted(Model.load("model").flavors))
#> ['python_function', 'sklearn']
loaded = mlflow.pyfunc.load_model(f"{run.info.artifact_uri}/model")
print(loaded.predict(X.head(2)).round(1))
#> [194.9 115.8]
try:
    loaded.predict(X.head(2).drop(columns="bmi"))
except mlflow.exceptions.MlflowException as error:
    print(str(error).rpartition("Error: ")[2])
    #> Model is missing inputs ['bmi'].
# --8<-- [end:inspect]
