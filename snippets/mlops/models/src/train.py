import argparse

import mlflow
import pandas as pd
from mlflow.models import infer_signature
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--algorithm", choices=["ridge", "svr"], required=True)
parser.add_argument("--model", required=True)
args = parser.parse_args()

frame = pd.read_csv(args.data)
train = frame[frame.index % 4 != 0]
features = train[["age", "bmi", "blood_pressure"]].astype(float)
algorithms = {
    "ridge": Ridge(),
    "svr": make_pipeline(StandardScaler(), SVR(C=50)),
}
model = algorithms[args.algorithm].fit(features, train["progression"])
signature = infer_signature(features, model.predict(features))
mlflow.sklearn.save_model(model, args.model, signature=signature)
