# --8<-- [start:create-hub]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import Hub, Project
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
)

hub = ml_client.workspaces.begin_create(Hub(name="my-hub", location="eastus")).result()
# --8<-- [end:create-hub]

# --8<-- [start:create-project]
project = Project(name="my-project", location="eastus", hub_id=hub.id)
project = ml_client.workspaces.begin_create(project).result()
# --8<-- [end:create-project]

# --8<-- [start:inspect]
print(project.hub_id == hub.id, project.storage_account == hub.storage_account)
#> True True
for workspace in ml_client.workspaces.list(filtered_kinds=["project"]):
    print(workspace.name)
    #> my-project
# --8<-- [end:inspect]
