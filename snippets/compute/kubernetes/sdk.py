# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import IdentityConfiguration, KubernetesCompute
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-resource-group"
kubernetes = KubernetesCompute(
    name="k8s-compute",
    resource_id=f"{group}/providers/Microsoft.ContainerService/managedClusters/my-aks",
    namespace="team-a",
    identity=IdentityConfiguration(type="system_assigned"),
)
ml_client.compute.begin_create_or_update(kubernetes).result()
# --8<-- [end:create]

# --8<-- [start:inspect]
kubernetes = ml_client.compute.get("k8s-compute")
print(kubernetes.type, kubernetes.namespace, kubernetes.provisioning_state)
#> kubernetes team-a ProvisioningState.SUCCEEDED
# --8<-- [end:inspect]
