import os

import mlflow

for name in ("MLFLOW_TRACKING_URI", "MLFLOW_EXPERIMENT_NAME", "MLFLOW_RUN_ID"):
    print(name, "is set:", name in os.environ)

mlflow.log_metric("mae", 45.2)
mlflow.log_text("No start_run was needed.", "notes.txt")
