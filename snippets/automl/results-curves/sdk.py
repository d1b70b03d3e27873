# --8<-- [start:download]
import matplotlib.pyplot as plt
import mlflow
import pandas as pd
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential
from sklearn.metrics import (
    ConfusionMatrixDisplay,
    PrecisionRecallDisplay,
    RocCurveDisplay,
)

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
ml_client.models.download("churn-model", "1", download_path=".")
model = mlflow.sklearn.load_model("churn-model/mlflow-model")
# --8<-- [end:download]

# --8<-- [start:inspect]
customers = pd.read_csv("new-customers.csv")
truth = customers.pop("churned")
scores = model.predict_proba(customers)[:, 1]
figure, (left, middle, right) = plt.subplots(1, 3, figsize=(11, 3.6))
ConfusionMatrixDisplay.from_predictions(
    truth, model.predict(customers), ax=left, colorbar=False
)
RocCurveDisplay.from_predictions(
    truth == "yes", scores, ax=middle, plot_chance_level=True
)
PrecisionRecallDisplay.from_predictions(
    truth == "yes", scores, ax=right, plot_chance_level=True
)
left.grid(visible=False)
right.legend(loc="upper right")
figure.tight_layout()
figure.savefig("curves.svg")
# --8<-- [end:inspect]
