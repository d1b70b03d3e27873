# --8<-- [start:register]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import Environment, Model
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

model = Model(
    name="diabetes-coefficients", version="1", type="custom_model", path="model"
)
ml_client.models.create_or_update(model)
# --8<-- [end:register]

# --8<-- [start:configure]
environment = Environment(
    name="scoring",
    version="1",
    image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04",
    conda_file="conda.yml",
)
ml_client.environments.create_or_update(environment)
# --8<-- [end:configure]
