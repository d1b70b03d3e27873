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
    name="churn-baseline",
    display_name="baseline",
    experiment_name="churn",
    description="First try, with all features",
    tags={"team": "retail", "stage": "try"},
    command="echo trained",
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
for job in ml_client.jobs.list():
    if job.experiment_name == "churn" and job.tags.get("stage") == "try":
        print(job.name, job.display_name, job.status)
        #> churn-baseline baseline JobStatus.COMPLETED
# --8<-- [end:inspect]

# --8<-- [start:clean-up]
from azure.ai.ml.constants import ListViewType

ml_client.jobs.archive("churn-baseline")
print([job.name for job in ml_client.jobs.list()])
#> []
print(
    [job.name for job in ml_client.jobs.list(list_view_type=ListViewType.ARCHIVED_ONLY)]
)
#> ['churn-baseline']
ml_client.jobs.restore("churn-baseline")
# --8<-- [end:clean-up]
