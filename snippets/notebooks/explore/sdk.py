# --8<-- [start:explore]
import pandas as pd
from sklearn.datasets import load_diabetes

patients = load_diabetes(as_frame=True, scaled=False).frame
print(patients.shape, "missing:", int(patients.isna().sum().sum()))
#> (442, 11) missing: 0
strongest = patients.corr()["target"].drop("target").abs().nlargest(3)
print(strongest.round(2).to_dict())
#> {'bmi': 0.59, 's5': 0.57, 'bp': 0.44}
# --8<-- [end:explore]


# --8<-- [start:prepare]
def add_features(rows: pd.DataFrame) -> pd.DataFrame:
    """Body mass index in three classes, and blood pressure above 105 as a flag."""
    limits = [0, 25, 30, float("inf")]
    rows = rows.assign(high_bp=rows["bp"] > 105)
    return rows.assign(bmi_class=pd.cut(rows["bmi"], limits, labels=[0, 1, 2]))


prepared = add_features(patients)
print(prepared["bmi_class"].value_counts().to_dict())
#> {0: 190, 1: 157, 2: 95}
# --8<-- [end:prepare]

# --8<-- [start:train]
import mlflow
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
workspace = ml_client.workspaces.get("my-workspace")
mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)
mlflow.set_experiment("explore")
X = prepared.drop(columns="target")
split = train_test_split(X, prepared["target"], random_state=0)
X_train, X_test, y_train, y_test = split
for alpha in [0.1, 1.0, 10.0]:
    with mlflow.start_run(run_name=f"ridge-{alpha}"):
        model = Ridge(alpha=alpha).fit(X_train, y_train)
        mlflow.log_param("alpha", alpha)
        mlflow.log_metric("r2", model.score(X_test, y_test))
# --8<-- [end:train]

# --8<-- [start:evaluate]
runs = mlflow.search_runs().sort_values("metrics.r2", ascending=False)
print(runs[["params.alpha", "metrics.r2"]].round(3).to_string(index=False))
# --8<-- [end:evaluate]
