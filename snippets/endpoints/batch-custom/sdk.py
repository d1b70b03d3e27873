# --8<-- [start:configure]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    CodeConfiguration,
    Environment,
    ModelBatchDeployment,
    ModelBatchDeploymentSettings,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

environment = Environment(
    name="batch-scoring",
    version="1",
    image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04",
    conda_file="conda.yml",
)
ml_client.environments.create_or_update(environment)
# --8<-- [end:configure]

# --8<-- [start:deploy]
deployment = ModelBatchDeployment(
    name="coefficients",
    endpoint_name="diabetes-batch",
    model="azureml:diabetes-coefficients:1",
    code_configuration=CodeConfiguration(code="src", scoring_script="batch_driver.py"),
    environment="azureml:batch-scoring:1",
    compute="cpu-cluster",
    settings=ModelBatchDeploymentSettings(
        instance_count=1,
        mini_batch_size=2,
        output_action="append_row",
        output_file_name="scores.csv",
    ),
)
ml_client.batch_deployments.begin_create_or_update(deployment).result()
# --8<-- [end:deploy]
