# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, Output, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    code="src",
    command="python prepare.py --data ${{inputs.diabetes}} --rows ${{inputs.rows}} "
    "--fraction ${{inputs.fraction}} --shuffle ${{inputs.shuffle}} "
    "--note '${{inputs.note}}' --prepared ${{outputs.prepared}}",
    inputs={
        "diabetes": Input(type="uri_file", path="azureml:diabetes:1"),
        "rows": 200,
        "fraction": 0.5,
        "shuffle": True,
        "note": "first try",
    },
    outputs={"prepared": Output(type="uri_folder", name="diabetes-prepared")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="prepare",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
prepared = ml_client.data.get("diabetes-prepared", label="latest")
print(prepared.name, prepared.version, prepared.type)
#> diabetes-prepared 1 uri_folder
# --8<-- [end:inspect]

# --8<-- [start:download]
ml_client.jobs.download(job.name, download_path="job-files", output_name="prepared")
# --8<-- [end:download]
