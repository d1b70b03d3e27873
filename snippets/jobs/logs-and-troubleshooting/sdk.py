# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    code="src",
    command="python train.py --data ${{inputs.diabetes}} --target outcome",
    inputs={"diabetes": Input(type="uri_file", path="azureml:diabetes:1")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="failures",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
from azure.ai.ml.exceptions import JobException

try:
    ml_client.jobs.stream(job.name)
except JobException:
    print(ml_client.jobs.get(job.name).status)
    #> JobStatus.FAILED
# --8<-- [end:stream]

# --8<-- [start:download]
from pathlib import Path

ml_client.jobs.download(job.name, download_path="failed")
for log in sorted(Path("failed").rglob("*_logs/**/*.*")):
    print(log.relative_to("failed/artifacts").as_posix())
    #> system_logs/lifecycler/lifecycler.log
    #> user_logs/std_log.txt
# --8<-- [end:download]

# --8<-- [start:inspect]
lines = Path("failed/artifacts/user_logs/std_log.txt").read_text().splitlines()
print(lines[0], lines[-1], sep="\n")
# --8<-- [end:inspect]
