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

# --8<-- [start:sheet]
cluster = AmlCompute(
    name="cpu-cluster",
    size="Standard_DS3_v2",
    min_instances=0,
    max_instances=2,
    idle_time_before_scale_down=120,
)
ml_client.compute.begin_create_or_update(cluster).result()
# --8<-- [end:sheet]
# --8<-- [end:create]

# --8<-- [start:inspect]
cluster = ml_client.compute.get("cpu-cluster")
print(cluster.provisioning_state, cluster.size)
#> ProvisioningState.SUCCEEDED Standard_DS3_v2
print(cluster.min_instances, cluster.max_instances, cluster.idle_time_before_scale_down)
#> 0 2 120.0
# --8<-- [end:inspect]

# --8<-- [start:update]
cluster.max_instances = 4
ml_client.compute.begin_update(cluster).result()
# --8<-- [end:update]
