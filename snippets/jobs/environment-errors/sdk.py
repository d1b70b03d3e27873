# --8<-- [start:submit-missing-environment]
from azure.ai.ml import MLClient, command
from azure.core.exceptions import ResourceNotFoundError
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    command="python -c 'import lightgbm'",
    environment="azureml:lightgbm-env:1",
    compute="cpu-cluster",
    experiment_name="environments",
)
try:
    ml_client.jobs.create_or_update(job)
except ResourceNotFoundError as error:
    print(error.error.code)
    #> ResourceNotFound
# --8<-- [end:submit-missing-environment]

# --8<-- [start:submit-missing-package]
from azure.ai.ml.exceptions import JobException

job.environment = "azureml://registries/azureml/environments/sklearn-1.5/labels/latest"
job = ml_client.jobs.create_or_update(job)
try:
    ml_client.jobs.stream(job.name)
except JobException:
    print("the job has failed")
    #> the job has failed
# --8<-- [end:submit-missing-package]
