# --8<-- [start:configure]
import subprocess
import sys

arguments = ["--data", "files/diabetes.csv", "--alpha", "0.5"]
done = subprocess.run(
    [sys.executable, "src/train.py", *arguments],
    capture_output=True,
    text=True,
    check=True,
)
print(done.returncode, done.stdout)
# --8<-- [end:configure]

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
    command="python train.py --data ${{inputs.diabetes}} --alpha ${{inputs.alpha}}",
    inputs={
        "diabetes": Input(type="uri_file", path="azureml:diabetes:1"),
        "alpha": 0.5,
    },
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="diabetes-script",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]
