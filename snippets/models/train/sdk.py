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
    name="train-diabetes",
    code="src",
    command="python train.py --data ${{inputs.data}} --model ${{outputs.trained}}",
    inputs={"data": Input(type="uri_file", path="azureml:diabetes:1")},
    outputs={"trained": Output(type="mlflow_model")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="diabetes-model",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]
