# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import AmlCompute, IdentityConfiguration, NetworkSettings
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-resource-group"
network = f"{group}/providers/Microsoft.Network/virtualNetworks/my-vnet"
cluster = AmlCompute(
    name="private-cluster",
    size="Standard_DS3_v2",
    max_instances=2,
    identity=IdentityConfiguration(type="system_assigned"),
    network_settings=NetworkSettings(subnet=f"{network}/subnets/training"),
    enable_node_public_ip=False,
)
ml_client.compute.begin_create_or_update(cluster).result()
# --8<-- [end:create]
