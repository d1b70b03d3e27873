# --8<-- [start:create]
from azure.ai.ml import Input, MLClient
from azure.ai.ml.entities import (
    BatchEndpoint,
    CodeConfiguration,
    ModelBatchDeployment,
    ModelBatchDeploymentSettings,
)
from azure.core.exceptions import HttpResponseError
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

endpoint = BatchEndpoint(name="empty-batch")
ml_client.batch_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create]

# --8<-- [start:invoke]
try:
    ml_client.batch_endpoints.invoke(
        endpoint_name="empty-batch",
        input=Input(type="uri_folder", path="azureml:patients:1"),
    )
except HttpResponseError as error:
    print(error.message)
# --8<-- [end:invoke]

# --8<-- [start:deploy]
curated = "azureml://registries/azureml/environments/sklearn-1.5/labels/latest"
deployment = ModelBatchDeployment(
    name="curated",
    endpoint_name="empty-batch",
    model="azureml:diabetes-model:1",
    environment=curated,
    code_configuration=CodeConfiguration(code="src", scoring_script="driver.py"),
    compute="cpu-cluster",
    settings=ModelBatchDeploymentSettings(mini_batch_size=1),
)
try:
    ml_client.batch_deployments.begin_create_or_update(deployment).result()
except HttpResponseError as error:
    print(error.error.message)
    #> Batch deployments do not take curated environments: create one of your own.
# --8<-- [end:deploy]
