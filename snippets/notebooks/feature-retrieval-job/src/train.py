import argparse
import pickle
import shutil
from pathlib import Path

import pandas as pd
from sklearn.linear_model import LogisticRegression

parser = argparse.ArgumentParser()
parser.add_argument("--training-data", type=Path, required=True)
parser.add_argument("--model", type=Path, required=True)
args = parser.parse_args()

rows = pd.read_parquet(args.training_data / "data")
features = rows[["visits_90d", "glucose_mean_30d"]]
model = LogisticRegression().fit(features, rows["readmitted"])
print(f"accuracy on {len(rows)} rows: {model.score(features, rows['readmitted']):.2f}")

with open(args.model / "model.pkl", "wb") as file:
    pickle.dump(model, file)
shutil.copy(args.training_data / "feature_retrieval_spec.yaml", args.model)
