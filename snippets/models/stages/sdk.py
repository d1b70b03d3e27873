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
client = mlflow.MlflowClient()
# --8<-- [end:connect]

# --8<-- [start:update]
client.transition_model_version_stage("diabetes-model", "2", "Production")
client.transition_model_version_stage(
    "diabetes-model", "3", "Production", archive_existing_versions=True
)
for version in client.search_model_versions("name='diabetes-model'"):
    print(version.version, version.current_stage)
    #> 3 Production
    #> 2 Archived
    #> 1 None
# --8<-- [end:update]

# --8<-- [start:load]
loaded = mlflow.pyfunc.load_model("models:/diabetes-model/Production")
print(loaded.metadata.get_input_schema().input_names())
#> ['age', 'bmi', 'blood_pressure']
# --8<-- [end:load]

# --8<-- [start:clean-up]
client.delete_model_version("diabetes-model", "1")
print([model.version for model in ml_client.models.list(name="diabetes-model")])
#> ['3', '2']
# --8<-- [end:clean-up]
