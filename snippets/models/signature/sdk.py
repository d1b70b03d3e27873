# --8<-- [start:train]
import mlflow
import pandas as pd
from mlflow.models import infer_signature
from sklearn.compose import make_column_transformer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

patients = pd.DataFrame(
    {"age": [59, 48, 72], "bmi": [32.1, 21.6, 30.5], "sex": ["f", "m", "f"]}
)
columns = make_column_transformer((OneHotEncoder(), ["sex"]), remainder="passthrough")
model = make_pipeline(columns, Ridge()).fit(patients, [151.0, 75.0, 141.0])

signature = infer_signature(patients, model.predict(patients))
mlflow.sklearn.save_model(
    model, "inferred", signature=signature, input_example=patients.head(2)
)
# --8<-- [end:train]

# --8<-- [start:create]
from mlflow.models import ModelSignature
from mlflow.types import ColSpec, Schema

inputs = Schema(
    [
        ColSpec("double", "age"),
        ColSpec("double", "bmi"),
        ColSpec("string", "sex", required=False),
    ]
)
outputs = Schema([ColSpec("double", "progression")])
by_hand = ModelSignature(inputs=inputs, outputs=outputs)
mlflow.sklearn.save_model(model, "by-hand", signature=by_hand)
# --8<-- [end:create]

# --8<-- [start:inspect]
print(mlflow.models.Model.load("by-hand").signature)
# --8<-- [end:inspect]
