# --8<-- [start:submit]
from azure.ai.ml import MLClient, load_component
from azure.ai.ml.dsl import pipeline
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

train = load_component("train.yml")


@pipeline(default_compute="cpu-cluster", experiment_name="optional-inputs")
def both():
    train()
    train(epochs=10, note="longer")


job = ml_client.jobs.create_or_update(both())
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
from pathlib import Path

for step in ml_client.jobs.list(parent_job_name=job.name):
    ml_client.jobs.download(step.name, download_path=step.name)
    log = next(Path(step.name).rglob("std_log.txt"))
    print(step.display_name, log.read_text().strip())
    #> show_arguments --epochs 5
    #> show_arguments_1 --epochs 10 --note longer
# --8<-- [end:inspect]
