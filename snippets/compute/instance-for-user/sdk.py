# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import AssignedUserConfiguration, ComputeInstance
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

instance = ComputeInstance(
    name="ada-instance",
    size="Standard_DS3_v2",
    create_on_behalf_of=AssignedUserConfiguration(
        user_tenant_id="11111111-1111-1111-1111-111111111111",
        user_object_id="22222222-2222-2222-2222-222222222222",
    ),
)
ml_client.compute.begin_create_or_update(instance).result()
# --8<-- [end:create]
