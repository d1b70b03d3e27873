# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, Output, command
from azure.ai.ml.entities import Model
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    code="src",
    command="python train.py --data ${{inputs.data}} --model ${{outputs.model}}",
    inputs={"data": Input(type="uri_file", path="azureml:diabetes:1")},
    outputs={"model": Output(type="mlflow_model")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="diabetes-model",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:register]
model = Model(
    name="diabetes-model",
    type="mlflow_model",
    path=f"azureml://jobs/{job.name}/outputs/model",
)
model = ml_client.models.create_or_update(model)
print(model.name, model.version, model.type)
#> diabetes-model 1 mlflow_model
# --8<-- [end:register]
