# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, automl
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = automl.classification(
    training_data=Input(type="mltable", path="azureml:churn:1"),
    target_column_name="churned",
    primary_metric="AUC_weighted",
    n_cross_validations=3,
    compute="cpu-cluster",
    experiment_name="churn-limits",
    display_name="churn-exit-score",
)
job.set_limits(
    timeout_minutes=120,
    trial_timeout_minutes=10,
    max_trials=20,
    max_concurrent_trials=2,
    enable_early_termination=True,
    exit_score=0.72,
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]
