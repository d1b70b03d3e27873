# --8<-- [start:register]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import Model
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

model = Model(
    name="diabetes-local",
    type="mlflow_model",
    path="model",
    description="Ridge on age, BMI and blood pressure",
    tags={"trained-on": "laptop"},
)
model = ml_client.models.create_or_update(model)
print(model.version, model.job_name)
#> 1 None
# --8<-- [end:register]
