# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient
from azure.ai.ml.dsl import pipeline
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
prepare = ml_client.components.get("prepare_diabetes", version="1")
train = ml_client.components.get("train_ridge", version="1")


@pipeline(default_compute="cpu-cluster")
def named_outputs(diabetes, test_size):
    prepare_step = prepare(data=diabetes, test_size=test_size)
    prepare_step.outputs.prepared.name = "diabetes-split"
    train_step = train(prepared=prepare_step.outputs.prepared)
    return {"model": train_step.outputs.model}


job = named_outputs(
    diabetes=Input(type="uri_file", path="azureml:diabetes:1"), test_size=0.2
)
job.outputs.model.name = "diabetes-ridge"
job = ml_client.jobs.create_or_update(job, experiment_name="diabetes-pipeline")
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
split = ml_client.data.get("diabetes-split", label="latest")
model = ml_client.models.get("diabetes-ridge", label="latest")
print(split.type, split.version)
#> uri_folder 1
print(model.type, model.version)
#> mlflow_model 1
# --8<-- [end:inspect]
