# --8<-- [start:configure]
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
say = load_component("say.yml")


@pipeline(default_compute="cpu-cluster")
def count_and_say(table, word):
    count_step = count(table=table)
    say_step = say(count=count_step.outputs.count, word=word)
    say_step.display_name = "say_step"


def run(word, force_rerun=False):
    table = Input(type="uri_file", path="azureml:diabetes:1")
    job = count_and_say(table=table, word=word)
    job.settings.force_rerun = force_rerun
    job = ml_client.jobs.create_or_update(job, experiment_name="reuse")
    ml_client.jobs.stream(job.name)
    steps = ml_client.jobs.list(parent_job_name=job.name)
    return {
        step.display_name: step.properties.get("azureml.isreused") for step in steps
    }


# --8<-- [end:configure]

# --8<-- [start:submit]
print(run("rows"))
#> {'count_step': None, 'say_step': None}
# --8<-- [end:submit]
# --8<-- [start:submit-again]
print(run("rows"))
#> {'count_step': 'true', 'say_step': 'true'}
# --8<-- [end:submit-again]
# --8<-- [start:submit-changed]
print(run("lines"))
#> {'count_step': 'true', 'say_step': None}
# --8<-- [end:submit-changed]
# --8<-- [start:submit-forced]
print(run("rows", force_rerun=True))
#> {'count_step': None, 'say_step': None}
# --8<-- [end:submit-forced]
