# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, Output, command
from azure.ai.ml.exceptions import JobException
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

line = (
    "python train.py --data ${{inputs.diabetes}} --checkpoints ${{outputs.checkpoints}}"
)
folder = "azureml://datastores/workspaceblobstore/paths/checkpoints/diabetes/"


def training(line):
    return command(
        code="src",
        command=line,
        inputs={"diabetes": Input(type="uri_file", path="azureml:diabetes:1")},
        outputs={
            "checkpoints": Output(type="uri_folder", path=folder, mode="rw_mount")
        },
        environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
        compute="cpu-cluster",
        experiment_name="checkpoints",
    )


job = ml_client.jobs.create_or_update(training(f"{line} --interrupt-at 5"))
# --8<-- [end:submit]

# --8<-- [start:stream]
try:
    ml_client.jobs.stream(job.name)
except JobException:
    print(ml_client.jobs.get(job.name).status)
    #> JobStatus.FAILED
# --8<-- [end:stream]

# --8<-- [start:submit-again]
job = ml_client.jobs.create_or_update(training(line))
# --8<-- [end:submit-again]

# --8<-- [start:stream-again]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream-again]
