# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.ai.ml.entities import Environment
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    code="src",
    command="python versions.py",
    environment=Environment(
        image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:latest",
        conda_file="conda.yml",
    ),
    environment_variables={"OMP_NUM_THREADS": "4"},
    compute="cpu-cluster",
    experiment_name="environments",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
print(job.environment)
# --8<-- [end:inspect]
