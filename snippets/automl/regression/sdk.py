# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, automl
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = automl.regression(
    training_data=Input(type="mltable", path="azureml:diabetes-table:1"),
    target_column_name="progression",
    primary_metric="normalized_root_mean_squared_error",
    compute="cpu-cluster",
    experiment_name="diabetes",
    display_name="diabetes-automl",
)
job.set_limits(max_trials=5, max_concurrent_trials=2, timeout_minutes=60)
job.set_training(allowed_training_algorithms=["ElasticNet", "DecisionTree", "LightGBM"])
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]
