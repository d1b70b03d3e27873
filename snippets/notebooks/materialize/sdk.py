# --8<-- [start:update]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    MaterializationComputeResource,
    MaterializationSettings,
    RecurrenceTrigger,
)
from azure.identity import DefaultAzureCredential

store_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-features",
)
visits = store_client.feature_sets.get("visits", "1")
visits.materialization_settings = MaterializationSettings(
    offline_enabled=True,
    schedule=RecurrenceTrigger(frequency="day", interval=1),
    resource=MaterializationComputeResource(instance_type="standard_e4s_v3"),
)
store_client.feature_sets.begin_create_or_update(visits).result()
# --8<-- [end:update]
