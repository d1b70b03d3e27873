# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import FeatureStore
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
)
store = FeatureStore(name="my-features", location="eastus")
store = ml_client.feature_stores.begin_create(store).result()
# --8<-- [end:create]

# --8<-- [start:inspect]
store = ml_client.feature_stores.get("my-features")
print(store.name, store.compute_runtime.spark_runtime_version)
#> my-features 3.4.0
print(store.offline_store.type, store.online_store)
#> azure_data_lake_gen2 None
# --8<-- [end:inspect]
