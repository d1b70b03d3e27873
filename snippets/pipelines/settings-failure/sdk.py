# --8<-- [start:configure]
from azure.ai.ml import Input, MLClient, Output, command
from azure.ai.ml.dsl import pipeline
from azure.ai.ml.exceptions import JobException
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
environment = "azureml://registries/azureml/environments/sklearn-1.5/labels/latest"
fails = command(command="exit 1", outputs={"out": Output()}, environment=environment)
needs_it = command(
    command="ls ${{inputs.data}}", inputs={"data": Input()}, environment=environment
)
takes_long = command(command="sleep 20", environment=environment)


@pipeline(default_compute="cpu-cluster")
def three_steps():
    failing = fails()
    behind_it = needs_it(data=failing.outputs.out)
    behind_it.display_name = "behind_it"
    beside_it = takes_long()
    beside_it.display_name = "beside_it"


# --8<-- [end:configure]


# --8<-- [start:submit]
for goes_on in (True, False):
    job = three_steps()
    job.settings.continue_on_step_failure = goes_on
    job.settings.force_rerun = True
    job = ml_client.jobs.create_or_update(job, experiment_name="settings")
    try:
        ml_client.jobs.stream(job.name)
    except JobException:
        steps = ml_client.jobs.list(parent_job_name=job.name)
        print(goes_on, {step.display_name: step.status for step in steps})
        #> True {'failing': 'Failed', 'beside_it': 'Completed'}
        #> False {'failing': 'Failed', 'beside_it': 'Canceled'}
# --8<-- [end:submit]
