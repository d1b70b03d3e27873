# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import IdentityConfiguration, SynapseSparkCompute
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

pool = SynapseSparkCompute(
    name="spark-pool",
    resource_id=(
        "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-resource-group"
        "/providers/Microsoft.Synapse/workspaces/my-synapse/bigDataPools/pool"
    ),
    identity=IdentityConfiguration(type="system_assigned"),
)
ml_client.compute.begin_create_or_update(pool).result()
# --8<-- [end:create]
