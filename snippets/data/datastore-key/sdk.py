# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import AccountKeyConfiguration, AzureBlobDatastore
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

# --8<-- [start:sheet]
datastore = AzureBlobDatastore(
    name="raw_data_key",
    account_name="contosodata",
    container_name="raw",
    credentials=AccountKeyConfiguration(account_key="the-key-of-contosodata"),
)
ml_client.datastores.create_or_update(datastore)
# --8<-- [end:sheet]
# --8<-- [end:create]

# --8<-- [start:inspect]
print(ml_client.datastores.get("raw_data_key").credentials)
#> {'type': 'account_key'}
shown = ml_client.datastores.get("raw_data_key", include_secrets=True)
print(shown.credentials.account_key)
#> the-key-of-contosodata
# --8<-- [end:inspect]
