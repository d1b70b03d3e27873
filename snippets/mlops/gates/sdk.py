# --8<-- [start:evaluate]
from azure.ai.ml import MLClient, load_job
from azure.ai.ml.exceptions import JobException
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

gate = load_job("gate.yml")
job = ml_client.jobs.create_or_update(gate)
ml_client.jobs.stream(job.name)
# --8<-- [end:evaluate]

# --8<-- [start:evaluate-strict]
gate = load_job("gate.yml", params_override=[{"inputs.max_mae": 50}])
job = ml_client.jobs.create_or_update(gate)
try:
    ml_client.jobs.stream(job.name)
except JobException:
    print(ml_client.jobs.get(job.name).status)
    #> JobStatus.FAILED
# --8<-- [end:evaluate-strict]
