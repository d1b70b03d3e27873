# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import CustomerManagedKey, Workspace
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
)

workspace = Workspace(
    name="my-encrypted-workspace",
    location="eastus",
    hbi_workspace=True,
    customer_managed_key=CustomerManagedKey(
        key_vault="/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-resource-group/providers/Microsoft.KeyVault/vaults/my-key-vault",
        key_uri="https://my-key-vault.vault.azure.net/keys/my-key/0123456789abcdef0123456789abcdef",
    ),
)
workspace = ml_client.workspaces.begin_create(workspace).result()
# --8<-- [end:create]

# --8<-- [start:inspect]
print(workspace.customer_managed_key.key_uri)
#> https://my-key-vault.vault.azure.net/keys/my-key/0123456789abcdef0123456789abcdef
print(workspace.hbi_workspace, workspace.key_vault.rpartition("/")[2])
#> True myencrypkeyvaultc2fa6700
# --8<-- [end:inspect]
