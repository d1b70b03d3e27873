# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    FqdnDestination,
    IsolationMode,
    ManagedNetwork,
    Workspace,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
)

workspace = Workspace(
    name="my-isolated-workspace",
    location="eastus",
    public_network_access="Disabled",
    managed_network=ManagedNetwork(
        isolation_mode=IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND,
        firewall_sku="Standard",
        outbound_rules=[FqdnDestination(name="pypi", destination="pypi.org")],
    ),
)
workspace = ml_client.workspaces.begin_create(workspace).result()
# --8<-- [end:create]

# --8<-- [start:inspect]
print(workspace.public_network_access, workspace.managed_network.isolation_mode)
#> PublicNetworkAccessType.DISABLED IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND
for rule in workspace.managed_network.outbound_rules:
    print(rule.name, rule.type, rule.destination)
    #> pypi FQDN pypi.org
# --8<-- [end:inspect]

# --8<-- [start:update]
rule = FqdnDestination(name="conda", destination="conda.anaconda.org")
ml_client.workspace_outbound_rules.begin_create("my-isolated-workspace", rule).result()
# --8<-- [end:update]

# --8<-- [start:deploy]
status = ml_client.workspaces.begin_provision_network(
    workspace_name="my-isolated-workspace"
).result()
print(status.status)
#> ManagedNetworkStatus.ACTIVE
# --8<-- [end:deploy]
