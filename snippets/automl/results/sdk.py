# --8<-- [start:inspect]
import mlflow
from azure.ai.ml import MLClient
from azure.ai.ml.entities import Model
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
mlflow.set_tracking_uri(ml_client.workspaces.get("my-workspace").mlflow_tracking_uri)
parent = next(
    job for job in ml_client.jobs.list() if job.display_name == "churn-automl"
)
trials = ml_client.jobs.list(parent_job_name=parent.name)
lines = [
    f"{t.properties['run_algorithm']}: {t.properties['score'][:6]}" for t in trials
]
print("\n".join(lines))
# --8<-- [end:inspect]

# --8<-- [start:inspect-best]
# --8<-- [start:sheet]
best = mlflow.get_run(parent.name).data.tags["automl_best_child_run_id"]
metrics = mlflow.get_run(best).data.metrics
# --8<-- [end:sheet]
names = [
    "AUC_weighted",
    "accuracy",
    "balanced_accuracy",
    "norm_macro_recall",
    "f1_score_macro",
]
print("\n".join(f"{name}: {metrics[name]:.3f}" for name in names))
# --8<-- [end:inspect-best]

# --8<-- [start:register]
path = f"azureml://jobs/{best}/outputs/artifacts/outputs/mlflow-model/"
model = Model(name="churn-model", version="1", type="mlflow_model", path=path)
ml_client.models.create_or_update(model)
# --8<-- [end:register]
