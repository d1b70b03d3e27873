# --8<-- [start:load-fsspec]
import pandas as pd
from azureml.fsspec import AzureMachineLearningFileSystem

store = (
    "azureml://subscriptions/00000000-0000-0000-0000-000000000000"
    "/resourcegroups/my-resource-group/workspaces/my-workspace/datastores/workspaceblobstore"
)
one = pd.read_csv(f"{store}/paths/shared/diabetes.csv")

files = AzureMachineLearningFileSystem(store)
parts = []
for path in files.glob("measurements/*.csv"):
    with files.open(path) as file:
        parts.append(pd.read_csv(file))
everything = pd.concat(parts)
# --8<-- [end:load-fsspec]

# --8<-- [start:load-mltable]
import mltable
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
asset = ml_client.data.get("diabetes-table", version="1")
table = mltable.load(f"azureml:/{asset.id}")
frame = table.take_random_sample(probability=0.1, seed=0).to_pandas_dataframe()
# --8<-- [end:load-mltable]

# --8<-- [start:create-mltable]
table = mltable.from_delimited_files(paths=[{"file": "diabetes.csv"}])
table = table.filter("col('bmi') > 0")
table = table.keep_columns(["age", "bmi", "blood_pressure", "progression"])
table.save("diabetes")
# --8<-- [end:create-mltable]
