# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.constants import BatchDeploymentOutputAction
from azure.ai.ml.entities import (
    BatchEndpoint,
    BatchRetrySettings,
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

endpoint = BatchEndpoint(name="diabetes-batch")
endpoint = ml_client.batch_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create]

# --8<-- [start:deploy]
# --8<-- [start:sheet]
deployment = ModelBatchDeployment(
    name="ridge",
    endpoint_name="diabetes-batch",
    model="azureml:diabetes-model:1",
    compute="cpu-cluster",
    settings=ModelBatchDeploymentSettings(
        instance_count=2,
        max_concurrency_per_instance=2,
        mini_batch_size=1,
        output_action=BatchDeploymentOutputAction.APPEND_ROW,
        output_file_name="predictions.csv",
        retry_settings=BatchRetrySettings(max_retries=3, timeout=300),
        error_threshold=-1,
    ),
)
ml_client.batch_deployments.begin_create_or_update(deployment).result()
# --8<-- [end:sheet]
# --8<-- [end:deploy]

# --8<-- [start:update]
endpoint.defaults = {"deployment_name": "ridge"}
ml_client.batch_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update]

# --8<-- [start:inspect]
endpoint = ml_client.batch_endpoints.get("diabetes-batch")
print(endpoint.defaults.deployment_name, endpoint.auth_mode)
#> ridge aad_token
print(endpoint.scoring_uri)
#> https://diabetes-batch.eastus.inference.ml.azure.com/jobs
# --8<-- [end:inspect]
