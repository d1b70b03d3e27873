# --8<-- [start:train]
import mlflow
from mlflow.models import infer_signature
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True, as_frame=True)
X = X[["mean radius", "mean texture"]]
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X, y)
# --8<-- [end:train]

# --8<-- [start:create]
signature = infer_signature(X, model.predict(X))
mlflow.sklearn.save_model(
    model,
    "model",
    signature=signature,
    input_example=X.head(2),
    pip_requirements=["mlflow-skinny==3.15.0", "scikit-learn==1.9.1", "skops==0.16.0"],
)
# --8<-- [end:create]

# --8<-- [start:inspect]
from pathlib import Path

for path in sorted(Path("model").iterdir()):
    print(path.name)
    #> MLmodel
    #> conda.yaml
    #> input_example.json
    #> model.skops
    #> python_env.yaml
    #> requirements.txt
    #> serving_input_example.json
# --8<-- [end:inspect]

# --8<-- [start:inspect-mlmodel]
print(Path("model/MLmodel").read_text())
# --8<-- [end:inspect-mlmodel]

# --8<-- [start:load]
again = mlflow.sklearn.load_model("model")
print(type(again).__name__, hasattr(again, "predict_proba"))
#> Pipeline True
served = mlflow.pyfunc.load_model("model")
print(type(served).__name__, hasattr(served, "predict_proba"))
#> PyFuncModel False
# --8<-- [end:load]
