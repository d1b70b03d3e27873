# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import Data
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

table = Data(name="churn", version="1", type="mltable", path="churn")
ml_client.data.create_or_update(table)
# --8<-- [end:create]

# --8<-- [start:create-test]
test = Data(name="churn-test", version="1", type="mltable", path="churn-test")
ml_client.data.create_or_update(test)
# --8<-- [end:create-test]
