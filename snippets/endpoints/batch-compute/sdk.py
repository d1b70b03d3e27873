# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    AmlCompute,
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

cluster = AmlCompute(
    name="batch-cluster",
    size="Standard_DS3_v2",
    min_instances=0,
    max_instances=4,
    idle_time_before_scale_down=300,
)
ml_client.compute.begin_create_or_update(cluster).result()
# --8<-- [end:create]

# --8<-- [start:deploy]
deployment = ModelBatchDeployment(
    name="wide",
    endpoint_name="diabetes-batch",
    model="azureml:diabetes-model:1",
    compute="batch-cluster",
    settings=ModelBatchDeploymentSettings(
        instance_count=4, max_concurrency_per_instance=2, mini_batch_size=25
    ),
)
ml_client.batch_deployments.begin_create_or_update(deployment).result()
# --8<-- [end:deploy]
