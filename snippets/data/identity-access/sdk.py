# --8<-- [start:create]
from azure.ai.ml import Input, MLClient, command
from azure.ai.ml.entities import (
    AmlCompute,
    IdentityConfiguration,
    UserIdentityConfiguration,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
cluster = AmlCompute(
    name="identity-cluster",
    size="Standard_DS3_v2",
    identity=IdentityConfiguration(type="system_assigned"),
)
cluster = ml_client.compute.begin_create_or_update(cluster).result()
# --8<-- [end:create]

# --8<-- [start:submit]
job = command(
    command="wc -l < ${{inputs.diabetes}}",
    inputs={"diabetes": Input(type="uri_file", path="azureml:diabetes:1")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="identity-cluster",
    identity=UserIdentityConfiguration(),
    experiment_name="identity",
    display_name="as-myself",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]
