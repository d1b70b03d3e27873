# --8<-- [start:configure]
import mlflow
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
workspace = ml_client.workspaces.get("my-workspace")
mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)

mlflow.set_experiment("diabetes-autolog")
mlflow.autolog(log_models=False)
# --8<-- [end:configure]

# --8<-- [start:submit]
X, y = load_diabetes(return_X_y=True, as_frame=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
with mlflow.start_run(run_name="ridge") as run:
    model = Ridge(alpha=0.5).fit(X_train, y_train)
    model.score(X_test, y_test)
# --8<-- [end:submit]

# --8<-- [start:inspect]
run = mlflow.get_run(run.info.run_id)
print(sorted(run.data.params))
for name, value in sorted(run.data.metrics.items()):
    print(name, round(value, 2))
    #> Ridge_score_X_test 0.38
    #> training_mean_absolute_error 46.42
    #> training_mean_squared_error 3053.57
    #> training_r2_score 0.51
    #> training_root_mean_squared_error 55.26
    #> training_score 0.51
print(run.data.tags["estimator_name"])
#> Ridge
# --8<-- [end:inspect]

# --8<-- [start:clean-up]
mlflow.autolog(disable=True)
# --8<-- [end:clean-up]
