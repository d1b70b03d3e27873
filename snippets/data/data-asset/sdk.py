# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.constants import AssetTypes
from azure.ai.ml.entities import Data
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

diabetes = Data(
    name="diabetes",
    version="1",
    type=AssetTypes.URI_FILE,
    path="files/diabetes.csv",
    description="442 patients, ten measurements, disease progression after one year",
)
ml_client.data.create_or_update(diabetes)
# --8<-- [end:create]

# --8<-- [start:inspect]
latest = ml_client.data.get("diabetes", label="latest")
print(latest.version, latest.type)
#> 1 uri_file
print(latest.path.split("/paths/")[0])
#> azureml://datastores/workspaceblobstore
# --8<-- [end:inspect]
