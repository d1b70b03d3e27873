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

for folder in ("reference", "production"):
    data = Data(name=f"loans-{folder}", version="1", type="mltable", path=folder)
    ml_client.data.create_or_update(data)
# --8<-- [end:create]
