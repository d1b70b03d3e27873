import argparse

import mlflow
import pandas as pd
from mlflow.models import infer_signature
from sklearn.linear_model import Ridge

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--model", required=True)
args = parser.parse_args()

frame = pd.read_csv(args.data)
features = frame[["age", "bmi", "blood_pressure"]].astype(float)
model = Ridge().fit(features, frame["progression"])
signature = infer_signature(features, model.predict(features))

mlflow.sklearn.save_model(model, args.model, signature=signature)
mlflow.log_artifacts(args.model, "model")
