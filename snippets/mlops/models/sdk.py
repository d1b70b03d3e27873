# --8<-- [start:train]
from azure.ai.ml import Input, MLClient, Output, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

for algorithm in ("ridge", "svr"):
    job = command(
        code="src",
        command="python train.py --data ${{inputs.data}} "
        "--algorithm ${{inputs.algorithm}} --model ${{outputs.model}}",
        inputs={
            "data": Input(type="uri_file", path="azureml:diabetes:1"),
            "algorithm": algorithm,
        },
        outputs={"model": Output(type="mlflow_model", name="diabetes-risk")},
        environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
        compute="cpu-cluster",
        experiment_name="diabetes-risk",
    )
    job = ml_client.jobs.create_or_update(job)
    ml_client.jobs.stream(job.name)
# --8<-- [end:train]

# --8<-- [start:inspect]
for model in ml_client.models.list("diabetes-risk"):
    print(model.name, model.version, model.type)
    #> diabetes-risk 2 mlflow_model
    #> diabetes-risk 1 mlflow_model
# --8<-- [end:inspect]
