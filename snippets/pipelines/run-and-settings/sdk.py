# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, load_component
from azure.ai.ml.dsl import pipeline
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
count = load_component("count.yml")


@pipeline()
def count_rows(table):
    count_step = count(table=table)
    count_again = count(table=table)
    count_again.compute = "cpu-cluster"
    count_again.environment_variables = {"GREETING": "again"}
    return {"count": count_step.outputs.count}


job = count_rows(table=Input(type="uri_file", path="azureml:diabetes:1"))
job.settings.default_compute = "serverless"
job.settings.default_datastore = "workspaceblobstore"
job.settings.continue_on_step_failure = False
job.settings.force_rerun = True
job.tags = {"purpose": "settings"}
job = ml_client.jobs.create_or_update(job, experiment_name="settings")
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
job = ml_client.jobs.get(job.name)
print(job.status, job.settings.continue_on_step_failure, job.settings.force_rerun)
#> JobStatus.COMPLETED False True
for step in ml_client.jobs.list(parent_job_name=job.name):
    step = ml_client.jobs.get(step.name)
    print(step.display_name, step.compute)
    #> count_step None
    #> count_again cpu-cluster
# --8<-- [end:inspect]

# --8<-- [start:submit-again]
job = count_rows(table=Input(type="uri_file", path="azureml:diabetes:1"))
job.settings.default_compute = "cpu-cluster"
job = ml_client.jobs.create_or_update(job, experiment_name="settings-on-the-cluster")
print(job.settings.default_compute, job.experiment_name)
#> cpu-cluster settings-on-the-cluster
# --8<-- [end:submit-again]
