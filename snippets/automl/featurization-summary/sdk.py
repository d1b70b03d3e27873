# --8<-- [start:inspect]
import json

import mlflow
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
mlflow.set_tracking_uri(ml_client.workspaces.get("my-workspace").mlflow_tracking_uri)
jobs = ml_client.jobs.list()
parent = next(job for job in jobs if job.display_name == "churn-custom-features")
best = mlflow.get_run(parent.name).data.tags["automl_best_child_run_id"]
path = mlflow.artifacts.download_artifacts(
    run_id=best, artifact_path="outputs/featurization_summary.json", dst_path="."
)
with open(path, encoding="utf-8") as file:
    columns = json.load(file)
lines = [
    f"{c['RawFeatureName']}: {c['TypeDetected']}, {c['Transformations']}"
    for c in columns
]
print("\n".join(lines))
# --8<-- [end:inspect]
