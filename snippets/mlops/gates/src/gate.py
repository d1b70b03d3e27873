import argparse
import sys

import mlflow
import pandas as pd
from sklearn.metrics import mean_absolute_error

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--model", required=True)
parser.add_argument("--max_mae", type=float, required=True)
args = parser.parse_args()

model = mlflow.pyfunc.load_model(args.model)
frame = pd.read_csv(args.data)
test = frame[frame.index % 4 == 0]
columns = ["age", "bmi", "blood_pressure"]
predicted = model.predict(test[columns].astype(float))
mae = mean_absolute_error(test["progression"], predicted)
older = test["age"] >= 50
mae_older = mean_absolute_error(test["progression"][older], predicted[older])
mlflow.log_metrics({"mae": mae, "mae_older": mae_older})

checks = {
    "error below the limit": mae <= args.max_mae,
    "older patients not much worse": mae_older <= 1.1 * mae,
    "no impossible prediction": bool((predicted > 0).all()),
}
for name, passed in checks.items():
    print("PASS" if passed else "FAIL", name)
print(f"mae {mae:.1f}, limit {args.max_mae:.1f}")
sys.exit(not all(checks.values()))
