# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

# --8<-- [start:sheet]
job = command(
    code="src",
    command="python train.py --data ${{inputs.diabetes}} --alpha ${{inputs.alpha}}",
    inputs={
        "diabetes": Input(type="uri_file", path="azureml:diabetes:1"),
        "alpha": 0.5,
    },
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="diabetes",
    display_name="ridge-alpha-0.5",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:sheet]
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
job = ml_client.jobs.get(job.name)
print(job.status, job.experiment_name, job.display_name)
#> JobStatus.COMPLETED diabetes ridge-alpha-0.5
# --8<-- [end:inspect]

# --8<-- [start:download]
ml_client.jobs.download(job.name, download_path="job-files", all=True)
# --8<-- [end:download]
