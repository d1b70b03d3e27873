# --8<-- [start:create]
import mlflow
import numpy as np
from mlflow.models import ModelSignature, set_signature
from mlflow.types import Schema, TensorSpec
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression

X, y = load_digits(return_X_y=True)
model = LogisticRegression(max_iter=100, solver="newton-cholesky").fit(X[:400], y[:400])
mlflow.sklearn.save_model(model, "digits")
print(mlflow.models.Model.load("digits").signature)
#> None

pixels = Schema([TensorSpec(np.dtype("float64"), (-1, 64))])
digit = Schema([TensorSpec(np.dtype("int64"), (-1,))])
set_signature("digits", ModelSignature(inputs=pixels, outputs=digit))
# --8<-- [end:create]

# --8<-- [start:inspect]
loaded = mlflow.pyfunc.load_model("digits")
print(loaded.predict(X[:3]))
#> [0 1 2]
for wrong in (X[:3, :63], X[:3].astype("int32")):
    try:
        loaded.predict(wrong)
    except mlflow.exceptions.MlflowException as error:
        print(str(error).rpartition("Error: ")[2])
        #> Shape of input (3, 63) does not match expected shape (-1, 64).
        #> dtype of input int32 does not match expected dtype float64
# --8<-- [end:inspect]
