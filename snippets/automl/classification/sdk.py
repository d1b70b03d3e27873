# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, automl
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

# --8<-- [start:sheet]
job = automl.classification(
    training_data=Input(type="mltable", path="azureml:churn:1"),
    target_column_name="churned",
    primary_metric="AUC_weighted",
    n_cross_validations=5,
    enable_model_explainability=True,
    compute="cpu-cluster",
    experiment_name="churn",
    display_name="churn-automl",
)
job.set_limits(max_trials=6, max_concurrent_trials=2, timeout_minutes=60)
job.set_training(blocked_training_algorithms=["KNN", "SVM"])
# --8<-- [end:sheet]
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
import mlflow

mlflow.set_tracking_uri(ml_client.workspaces.get("my-workspace").mlflow_tracking_uri)
best = mlflow.get_run(job.name).data.tags["automl_best_child_run_id"]
print(round(mlflow.get_run(best).data.metrics["AUC_weighted"], 3))
#> 0.752
# --8<-- [end:inspect]
