# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, automl
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = automl.image_object_detection(
    training_data=Input(type="mltable", path="training"),
    validation_data=Input(type="mltable", path="validation"),
    target_column_name="label",
    primary_metric="mean_average_precision",
)
job.compute = "gpu-cluster"
job.experiment_name = "fruit"
job.display_name = "fruit-detection"
job.set_limits(max_trials=10, max_concurrent_trials=2)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:clean-up]
ml_client.jobs.begin_cancel(job.name).result()
# --8<-- [end:clean-up]
