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
    name="diabetes-model",
    type="mlflow_model",
    path="azureml://jobs/train-diabetes/outputs/trained",
)
model = ml_client.models.create_or_update(model)
print(model.version, model.type, list(model.flavors), model.job_name)
#> 1 mlflow_model ['python_function', 'sklearn'] train-diabetes
# --8<-- [end:register]

# --8<-- [start:register-artifacts]
artifacts = "azureml://jobs/train-diabetes/outputs/artifacts/paths/model/"
model = Model(name="diabetes-model", type="mlflow_model", path=artifacts)
model = ml_client.models.create_or_update(model)
# --8<-- [end:register-artifacts]

# --8<-- [start:register-run]
run = "runs:/train-diabetes/model"
model = Model(name="diabetes-model", type="mlflow_model", path=run)
model = ml_client.models.create_or_update(model)
# --8<-- [end:register-run]
