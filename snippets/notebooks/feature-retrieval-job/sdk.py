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
    code="src",
    command="python train.py --training-data ${{inputs.training_data}} --model ${{outputs.model}}",
    inputs={"training_data": Input(type="uri_folder", path="training")},
    outputs={"model": Output(type="custom_model")},
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

model = Model(
    name="readmission",
    type="custom_model",
    path=f"azureml://jobs/{job.name}/outputs/model",
)
model = ml_client.models.create_or_update(model)
# --8<-- [end:register]

# --8<-- [start:inspect]
from pathlib import Path

ml_client.models.download("readmission", model.version, download_path=".")
print(sorted(path.name for path in Path("readmission").rglob("*.*")))
#> ['feature_retrieval_spec.yaml', 'model.pkl']
# --8<-- [end:inspect]
