# --8<-- [start:inspect]
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

runs = mlflow.search_runs(experiment_names=["diabetes-model"])
run_id, artifact_uri = runs.loc[0, ["run_id", "artifact_uri"]]
print([file.path for file in mlflow.artifacts.list_artifacts(run_id=run_id)])
#> ['model']
for file in mlflow.artifacts.list_artifacts(f"{artifact_uri}/model"):
    print(file.path)
    #> model/MLmodel
    #> model/conda.yaml
    #> model/input_example.json
    #> model/model.skops
    #> model/python_env.yaml
    #> model/requirements.txt
    #> model/serving_input_example.json
# --8<-- [end:inspect]

# --8<-- [start:download]
folder = mlflow.artifacts.download_artifacts(
    run_id=run_id, artifact_path="model", dst_path="downloaded"
)
model = mlflow.sklearn.load_model(folder)
print(model)
#> Ridge(alpha=0.5)
# --8<-- [end:download]

# --8<-- [start:download-job]
ml_client.jobs.download(run_id, download_path="job-files")
# --8<-- [end:download-job]
