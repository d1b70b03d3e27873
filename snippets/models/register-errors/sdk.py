# --8<-- [start:register]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import Model
from azure.ai.ml.exceptions import ValidationException
from azure.core.exceptions import HttpResponseError
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
job = ml_client.jobs.get("train-diabetes")
root = "azureml://jobs/train-diabetes/outputs"

paths = {
    "an object": job.outputs.trained,
    "one file": f"{root}/trained/paths/model.skops",
    "folder above": f"{root}/artifacts/paths/",
    "wrong output": f"{root}/model",
    "used version": f"{root}/artifacts/paths/model/",
}
for label, path in paths.items():
    try:
        ml_client.models.create_or_update(
            Model(name="diabetes-model", version="1", type="mlflow_model", path=path)
        )
    except (TypeError, ValidationException, HttpResponseError) as error:
        line = str(error).splitlines()[0]
        print(f"{label}: {type(error).__name__}: {line}")
# --8<-- [end:register]
