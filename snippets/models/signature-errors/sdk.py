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
mlflow.sklearn.save_model(model, "model", signature=signature)
# --8<-- [end:train]

# --8<-- [start:inspect]
requests = {
    "columns in another order": patients[["sex", "bmi", "age"]],
    "a column too many": patients.assign(city="Oslo"),
    "a column missing": patients.drop(columns="bmi"),
    "a gap in whole numbers": patients.assign(age=[59, None, 72]),
    "whole numbers for double": patients.assign(bmi=[32, 21, 30]),
    "a number for string": patients.assign(sex=1),
    "an array without names": patients.to_numpy(),
}
loaded = mlflow.pyfunc.load_model("model")
answers = []
for request, frame in requests.items():
    try:
        loaded.predict(frame)
        answers.append(f"{request}: accepted")
    except mlflow.exceptions.MlflowException as error:
        reason = str(error).rpartition("Error: ")[2].split(" Hint")[0]
        answers.append(f"{request}: {reason}")
print(*answers, sep="\n")
# --8<-- [end:inspect]
