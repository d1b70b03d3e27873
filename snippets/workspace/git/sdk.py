# --8<-- [start:configure]
import subprocess

subprocess.run(["bash", "-e", "files/repository.sh"], check=True)
# --8<-- [end:configure]

# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    code="src",
    command="python hello.py",
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    experiment_name="git",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:inspect]
for name in sorted(job.properties):
    if "git" in name:
        print(name, job.properties[name])
        #> azureml.git.dirty True
        #> mlflow.source.git.branch main
        #> mlflow.source.git.commit 08f01f517243d851702ff15ac818626d2315d175
        #> mlflow.source.git.repoURL https://github.com/contoso/training-code.git
# --8<-- [end:inspect]
