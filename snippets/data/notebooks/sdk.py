# --8<-- [start:load]
from io import BytesIO

import pandas as pd
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential
from azure.storage.blob import BlobClient

credential = DefaultAzureCredential()
ml_client = MLClient(
    credential,
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
asset = ml_client.data.get("diabetes", label="latest")
datastore, path = asset.path.removeprefix("azureml://datastores/").split("/paths/")
store = ml_client.datastores.get(datastore)
url = (
    f"https://{store.account_name}.blob.{store.endpoint}/{store.container_name}/{path}"
)
content = BlobClient.from_blob_url(url, credential=credential).download_blob().readall()
patients = pd.read_csv(BytesIO(content))
# --8<-- [end:load]

# --8<-- [start:explore]
print(patients.shape, "missing:", patients.isna().sum().sum())
#> (442, 11) missing: 0
print(patients[["age", "bmi", "progression"]].agg(["min", "mean", "max"]).round(1))
# --8<-- [end:explore]

# --8<-- [start:prepare]
prepared = patients.drop_duplicates().dropna()
prepared["bmi"] = prepared["bmi"].clip(*prepared["bmi"].quantile([0.01, 0.99]))
prepared["high_bp"] = prepared["blood_pressure"] > 105
prepared.to_parquet("prepared.parquet")
print(prepared.groupby("high_bp")["progression"].mean().round(1).to_dict())
#> {False: 135.1, True: 207.0}
# --8<-- [end:prepare]

# --8<-- [start:register]
from azure.ai.ml.entities import Data

data = Data(name="diabetes-prepared", type="uri_file", path="prepared.parquet")
data = ml_client.data.create_or_update(data)
print(data.name, data.version)
#> diabetes-prepared 1
# --8<-- [end:register]
