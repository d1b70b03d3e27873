# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import AzureFileDatastore, SasTokenConfiguration
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

datastore = AzureFileDatastore(
    name="team_share",
    account_name="contosodata",
    file_share_name="team",
    credentials=SasTokenConfiguration(sas_token="?sv=your-token"),
)
ml_client.datastores.create_or_update(datastore)
# --8<-- [end:create]
