# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import DataColumn, DataColumnType, FeatureStoreEntity
from azure.identity import DefaultAzureCredential

store_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-features",
)
patient = FeatureStoreEntity(
    name="patient",
    version="1",
    index_columns=[DataColumn(name="patient_id", type=DataColumnType.STRING)],
)
patient = store_client.feature_store_entities.begin_create_or_update(patient).result()
# --8<-- [end:create]

# --8<-- [start:register]
from azure.ai.ml.entities import FeatureSet, FeatureSetSpecification

visits = FeatureSet(
    name="visits",
    version="1",
    description="Rolling numbers of the visits of a patient",
    entities=["azureml:patient:1"],
    specification=FeatureSetSpecification(path="spec"),
)
visits = store_client.feature_sets.begin_create_or_update(visits).result()
# --8<-- [end:register]

# --8<-- [start:inspect]
for feature in store_client.feature_sets.list_features("visits", "1"):
    print(feature.name, feature.data_type)
    #> visits_90d FeatureDataType.LONG
    #> glucose_mean_30d FeatureDataType.DOUBLE
# --8<-- [end:inspect]
