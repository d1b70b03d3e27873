# --8<-- [start:load]
from azure.ai.ml.identity import AzureMLOnBehalfOfCredential
from azureml.featurestore import FeatureStoreClient, get_offline_features
from pyspark.sql import SparkSession

features_client = FeatureStoreClient(
    credential=AzureMLOnBehalfOfCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    name="my-features",
)
visits = features_client.feature_sets.get("visits", "1")
features = [visits.get_feature("visits_90d")]
features += features_client.resolve_feature_uri(["visits:1:glucose_mean_30d"])
# --8<-- [end:load]

# --8<-- [start:prepare]
spark = SparkSession.builder.getOrCreate()
observations = spark.read.parquet(
    "abfss://data@mydatalake.dfs.core.windows.net/admissions/"
)
training = get_offline_features(
    features=features,
    observation_data=observations,
    timestamp_column="timestamp",
)
# --8<-- [end:prepare]

# --8<-- [start:create]
features_client.generate_feature_retrieval_spec("feature_retrieval", features)
# --8<-- [end:create]
