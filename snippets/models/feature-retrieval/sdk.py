# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, Output, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
job = command(
    name="train-readmission",
    code="src",
    command="python train.py --training-data ${{inputs.training_data}} --model ${{outputs.model}}",
    inputs={"training_data": Input(type="uri_folder", path="training")},
    outputs={"model": Output(type="mlflow_model")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="readmission",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:register]
from azure.ai.ml.entities import Model

path = "azureml://jobs/train-readmission/outputs/model"
model = Model(name="readmission-mlflow", type="mlflow_model", path=path)
model = ml_client.models.create_or_update(model)
# --8<-- [end:register]

# --8<-- [start:inspect]
from pathlib import Path

ml_client.models.download(model.name, model.version, download_path=".")
specification = next(Path(model.name).rglob("feature_retrieval_spec.yaml"))
print(sorted(path.name for path in specification.parent.iterdir()))
# --8<-- [end:inspect]
