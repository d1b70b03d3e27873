import argparse
import json
from pathlib import Path

import mlflow
import pandas as pd
from sklearn.metrics import mean_absolute_error

parser = argparse.ArgumentParser()
parser.add_argument("--prepared", required=True)
parser.add_argument("--model", required=True)
parser.add_argument("--report", required=True)
args = parser.parse_args()

table = pd.read_csv(Path(args.prepared) / "test.csv")
model = mlflow.sklearn.load_model(args.model)
predicted = model.predict(table.drop(columns="progression"))
mae = mean_absolute_error(table["progression"], predicted)
mlflow.log_metric("mae", mae)
Path(args.report).write_text(json.dumps({"mae": round(mae, 2)}))
print(f"mae {mae:.1f} on {len(table)} rows")
