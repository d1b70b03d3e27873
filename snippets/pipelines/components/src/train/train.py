import argparse
from pathlib import Path

import mlflow
import pandas as pd
from sklearn.linear_model import Ridge

parser = argparse.ArgumentParser()
parser.add_argument("--prepared", required=True)
parser.add_argument("--alpha", type=float, default=1.0)
parser.add_argument("--model", required=True)
args = parser.parse_args()

table = pd.read_csv(Path(args.prepared) / "train.csv")
features = table.drop(columns="progression")
model = Ridge(alpha=args.alpha).fit(features, table["progression"])
mlflow.sklearn.save_model(model, args.model, input_example=features.head(3))
print(f"trained on {len(table)} rows with alpha {args.alpha}")
