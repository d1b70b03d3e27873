# --8<-- [start:deploy]
from azure.ai.ml import Input, MLClient
from azure.ai.ml.entities import (
    BatchRetrySettings,
    CodeConfiguration,
    ModelBatchDeployment,
    ModelBatchDeploymentSettings,
)
from azure.ai.ml.exceptions import JobException
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

deployment = ModelBatchDeployment(
    name="strict",
    endpoint_name="diabetes-batch",
    model="azureml:diabetes-coefficients:1",
    code_configuration=CodeConfiguration(code="src", scoring_script="batch_driver.py"),
    environment="azureml:batch-scoring:1",
    compute="cpu-cluster",
    settings=ModelBatchDeploymentSettings(
        mini_batch_size=1,
        error_threshold=0,
        retry_settings=BatchRetrySettings(max_retries=1, timeout=30),
    ),
)
ml_client.batch_deployments.begin_create_or_update(deployment).result()
# --8<-- [end:deploy]

# --8<-- [start:invoke]
job = ml_client.batch_endpoints.invoke(
    endpoint_name="diabetes-batch",
    deployment_name="strict",
    input=Input(type="uri_folder", path="visits"),
)
try:
    ml_client.jobs.stream(job.name)
except JobException:
    print(ml_client.jobs.get(job.name).status)
    #> JobStatus.FAILED
# --8<-- [end:invoke]
