# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, Output, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

diabetes = "azureml://datastores/workspaceblobstore/paths/shared/diabetes.csv"
reports = "azureml://datastores/workspaceblobstore/paths/reports/${{name}}/"
job = command(
    code="src",
    command="python modes.py --mounted ${{inputs.mounted}} --downloaded ${{inputs.downloaded}} "
    "--direct ${{inputs.direct}} --results ${{outputs.results}} --report ${{outputs.report}}",
    inputs={
        "mounted": Input(type="uri_file", path=diabetes, mode="ro_mount"),
        "downloaded": Input(type="uri_file", path=diabetes, mode="download"),
        "direct": Input(type="uri_file", path=diabetes, mode="direct"),
    },
    outputs={
        "results": Output(type="uri_folder", mode="rw_mount"),
        "report": Output(mode="upload", path=reports, name="diabetes-report"),
    },
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="modes",
    display_name="every-mode",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
report = ml_client.data.get("diabetes-report", label="latest")
print(report.version, report.type, report.path.split("/paths/")[1].split("/")[0])
#> 1 uri_folder reports
# --8<-- [end:inspect]

# --8<-- [start:download]
ml_client.jobs.download(job.name, output_name="results")
# --8<-- [end:download]
