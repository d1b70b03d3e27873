# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import AzureBlobDatastore
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

datastore = AzureBlobDatastore(
    name="raw_data",
    account_name="contosodata",
    container_name="raw",
    description="measurements as they arrive",
)
ml_client.datastores.create_or_update(datastore)
# --8<-- [end:create]

# --8<-- [start:inspect]
for datastore in ml_client.datastores.list():
    print(datastore.name, type(datastore).__name__)
    #> workspaceblobstore AzureBlobDatastore
    #> workspaceartifactstore AzureBlobDatastore
    #> workspacefilestore AzureFileDatastore
    #> workspaceworkingdirectory AzureFileDatastore
    #> raw_data AzureBlobDatastore
print(ml_client.datastores.get_default().name)
#> workspaceblobstore
datastore = ml_client.datastores.get("raw_data")
print(type(datastore.credentials).__name__)
#> NoneCredentialConfiguration
# --8<-- [end:inspect]
