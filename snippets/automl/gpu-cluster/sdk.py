# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import AmlCompute
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

cluster = AmlCompute(
    name="gpu-cluster",
    size="Standard_NC4as_T4_v3",
    min_instances=0,
    max_instances=2,
    idle_time_before_scale_down=600,
)
ml_client.compute.begin_create_or_update(cluster).result()
# --8<-- [end:create]
