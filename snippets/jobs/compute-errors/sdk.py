# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.core.exceptions import HttpResponseError
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)


def job(**where):
    return command(
        command="echo hello",
        environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
        **where,
    )


for where in (
    {"compute": "gpu-cluster"},
    {"compute": "cpu-cluster", "instance_count": 9},
):
    try:
        ml_client.jobs.create_or_update(job(**where))
    except HttpResponseError as error:
        print(error.error.code, "|", error.error.message.split("/")[-1].split("; ")[-1])
        #> ResourceNotFound | gpu-cluster' of the job was not found.
        #> UserError | the compute 'cpu-cluster' has at most 4.
# --8<-- [end:submit]
