# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, automl
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = automl.text_ner(
    training_data=Input(type="mltable", path="training"),
    validation_data=Input(type="mltable", path="validation"),
    log_verbosity="info",
    compute="gpu-cluster",
    experiment_name="messages",
    display_name="people-and-places",
)
job.set_limits(timeout_minutes=60)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:inspect]
job = ml_client.jobs.get(job.name)
print(job.limits.max_trials, job.primary_metric)
#> 1 ClassificationPrimaryMetrics.ACCURACY
# --8<-- [end:inspect]

# --8<-- [start:clean-up]
ml_client.jobs.begin_cancel(job.name).result()
# --8<-- [end:clean-up]
