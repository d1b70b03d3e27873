# --8<-- [start:create]
from azure.ai.ml import Input, MLClient, command
from azure.ai.ml.entities import Workspace
from azure.identity import DefaultAzureCredential

ml_test = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="test-workspace",
)
workspace = Workspace(name="test-workspace", location="eastus")
ml_test.workspaces.begin_create(workspace).result()
# --8<-- [end:create]

# --8<-- [start:submit]
job = command(
    code="src",
    command="python rows.py ${{inputs.diabetes}}",
    inputs={
        "diabetes": Input(
            type="uri_file",
            path="azureml://registries/team-registry/data/diabetes/versions/1",
        )
    },
    environment="azureml://registries/team-registry/environments/train/versions/1",
    experiment_name="shared",
)
job = ml_test.jobs.create_or_update(job)
ml_test.jobs.stream(job.name)
# --8<-- [end:submit]
