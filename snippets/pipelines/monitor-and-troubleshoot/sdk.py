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
evaluate = ml_client.components.get("evaluate_model", version="1")


@pipeline(default_compute="cpu-cluster")
def failing_pipeline(diabetes, alpha):
    prepare_step = prepare(data=diabetes)
    prepared = prepare_step.outputs.prepared
    train_step = train(prepared=prepared, alpha=alpha)
    evaluate_step = evaluate(prepared=prepared, model=train_step.outputs.model)
    return {"report": evaluate_step.outputs.report}


diabetes = Input(type="uri_file", path="azureml:diabetes:1")
job = failing_pipeline(diabetes=diabetes, alpha=-1.0)
job = ml_client.jobs.create_or_update(job, experiment_name="failures")
# --8<-- [end:submit]

# --8<-- [start:stream]
import re

from azure.ai.ml.exceptions import JobException

try:
    ml_client.jobs.stream(job.name)
except JobException as error:
    print(re.search(r"Failed nodes: \S+", str(error))[0])
    #> Failed nodes: /train_step.
# --8<-- [end:stream]

# --8<-- [start:inspect]
steps = {s.display_name: s for s in ml_client.jobs.list(parent_job_name=job.name)}
for name, step in steps.items():
    print(name, step.status)
    #> prepare_step Completed
    #> train_step Failed
# --8<-- [end:inspect]

# --8<-- [start:download]
from pathlib import Path

ml_client.jobs.download(steps["train_step"].name, download_path="failed")
log = Path("failed/artifacts/user_logs/std_log.txt").read_text()
print(log.splitlines()[-1])
# --8<-- [end:download]

# --8<-- [start:submit-again]
job = failing_pipeline(diabetes=diabetes, alpha=0.5)
job = ml_client.jobs.create_or_update(job, experiment_name="failures")
ml_client.jobs.stream(job.name)
for step in ml_client.jobs.list(parent_job_name=job.name):
    print(step.display_name, step.status, step.properties.get("azureml.isreused"))
    #> prepare_step Completed true
    #> train_step Completed None
    #> evaluate_step Completed None
# --8<-- [end:submit-again]
