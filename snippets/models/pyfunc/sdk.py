# --8<-- [start:create]
import mlflow
from mlflow.models import infer_signature
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True, as_frame=True)
X = X[["mean radius", "mean texture"]]
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X, y)
mlflow.sklearn.save_model(model, "classifier")

mlflow.pyfunc.save_model(
    "probability",
    python_model="src/probability.py",
    artifacts={"classifier": "classifier"},
    signature=infer_signature(X, model.predict_proba(X)[:, 1]),
)
# --8<-- [end:create]

# --8<-- [start:inspect]
two = X.iloc[[0, 37]]
print(mlflow.pyfunc.load_model("classifier").predict(two))
#> [0 1]
print(mlflow.pyfunc.load_model("probability").predict(two).round(3))
#> [0.242 0.872]
# --8<-- [end:inspect]
