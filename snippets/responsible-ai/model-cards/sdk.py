# --8<-- [start:evaluate]
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

table = pd.read_csv("files/diabetes.csv")
train, test = train_test_split(table, random_state=0)
inputs = ["age", "bmi", "blood_pressure"]
model = Ridge().fit(train[inputs], train["progression"])
error = (model.predict(test[inputs]) - test["progression"]).abs()
by_sex = error.groupby(test["sex"]).mean().round(1)
print(f"all {error.mean():.1f}, by sex {by_sex.to_dict()}")
#> all 49.5, by sex {1: 54.0, 2: 43.7}
# --8<-- [end:evaluate]

# --8<-- [start:update]
from pathlib import Path

from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

registered = ml_client.models.get("diabetes-model", version="1")
registered.description = Path("files/card.md").read_text().strip()
registered.tags["mae"] = f"{error.mean():.1f}"
registered.tags["mae_sex_1"] = str(by_sex[1])
registered.tags["mae_sex_2"] = str(by_sex[2])
ml_client.models.create_or_update(registered)
# --8<-- [end:update]

# --8<-- [start:inspect]
registered = ml_client.models.get("diabetes-model", version="1")
print(registered.description.splitlines()[2])
#> **Purpose.** Estimates progression of diabetes within a year, to plan visits.
# --8<-- [end:inspect]
