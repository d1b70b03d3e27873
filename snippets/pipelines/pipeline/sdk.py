# --8<-- [start:configure]
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
evaluate = ml_client.components.get("evaluate_model", version="1")


# --8<-- [start:sheet]
@pipeline(default_compute="cpu-cluster")
def diabetes_pipeline(diabetes, alpha):
    prepare_step = prepare(data=diabetes)
    train_step = train(prepared=prepare_step.outputs.prepared, alpha=alpha)
    evaluate_step = evaluate(
        prepared=prepare_step.outputs.prepared,
        model=train_step.outputs.model,
    )
    return {
        "model": train_step.outputs.model,
        "report": evaluate_step.outputs.report,
    }
    # --8<-- [end:sheet]


# --8<-- [end:configure]


# --8<-- [start:submit]
job = diabetes_pipeline(
    diabetes=Input(type="uri_file", path="azureml:diabetes:1"), alpha=0.5
)
job.display_name = "diabetes-pipeline"
job = ml_client.jobs.create_or_update(job, experiment_name="diabetes-pipeline")
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
for step in ml_client.jobs.list(parent_job_name=job.name):
    print(step.display_name, step.status)
    #> prepare_step Completed
    #> train_step Completed
    #> evaluate_step Completed
# --8<-- [end:inspect]

# --8<-- [start:download]
from pathlib import Path

ml_client.jobs.download(job.name, download_path="results", output_name="report")
for file in Path("results/named-outputs/report").rglob("*"):
    print(file.name, file.read_text())
    #> report {"mae": 45.16}
# --8<-- [end:download]
