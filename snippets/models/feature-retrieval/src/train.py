import argparse
import shutil
from pathlib import Path

import mlflow
import pandas as pd
from mlflow.models import infer_signature
from sklearn.linear_model import LogisticRegression

parser = argparse.ArgumentParser()
parser.add_argument("--training-data", type=Path, required=True)
parser.add_argument("--model", type=Path, required=True)
args = parser.parse_args()

rows = pd.read_parquet(args.training_data / "data")
features = rows[["visits_90d", "glucose_mean_30d"]].astype(float)
model = LogisticRegression().fit(features, rows["readmitted"])

signature = infer_signature(features, model.predict(features))
mlflow.sklearn.save_model(model, args.model, signature=signature)
shutil.copy(args.training_data / "feature_retrieval_spec.yaml", args.model)
