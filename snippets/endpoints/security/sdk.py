# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    IdentityConfiguration,
    ManagedIdentityConfiguration,
    ManagedOnlineEndpoint,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-resource-group"
identity = ManagedIdentityConfiguration(
    resource_id=f"{group}/providers/Microsoft.ManagedIdentity"
    "/userAssignedIdentities/scoring-identity"
)
endpoint = ManagedOnlineEndpoint(
    name="private-endpoint",
    auth_mode="key",
    public_network_access="disabled",
    identity=IdentityConfiguration(
        type="user_assigned", user_assigned_identities=[identity]
    ),
)
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create]

# --8<-- [start:inspect]
endpoint = ml_client.online_endpoints.get("private-endpoint")
print(endpoint.public_network_access, endpoint.identity.type)
#> disabled user_assigned
# --8<-- [end:inspect]

# --8<-- [start:update]
endpoint.public_network_access = "enabled"
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update]
