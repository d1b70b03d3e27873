# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

workspace = (
    "azureml://subscriptions/00000000-0000-0000-0000-000000000000"
    "/resourcegroups/my-resource-group/workspaces/my-workspace"
)
uris = {
    "version": "azureml:diabetes:1",
    "latest": "diabetes@latest",
    "short": "azureml://datastores/workspaceblobstore/paths/shared/diabetes.csv",
    "long": f"{workspace}/datastores/workspaceblobstore/paths/shared/diabetes.csv",
    "output": "azureml://jobs/copy-diabetes/outputs/copied",
}
job = command(
    command="for file in ${{inputs.version}} ${{inputs.latest}} ${{inputs.short}} "
    "${{inputs.long}} ${{inputs.output}}; do wc -l < $file; done",
    inputs={name: Input(type="uri_file", path=uri) for name, uri in uris.items()},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="uris",
    display_name="five-uris",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]
