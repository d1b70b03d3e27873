import argparse
import json

import mlflow
import numpy as np
import pandas as pd

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--champion", required=True)
parser.add_argument("--challenger", required=True)
parser.add_argument("--report", required=True)
args = parser.parse_args()

frame = pd.read_csv(args.data)
test = frame[frame.index % 4 == 0]
features = test[["age", "bmi", "blood_pressure"]].astype(float)
errors = {
    name: abs(test["progression"] - mlflow.pyfunc.load_model(path).predict(features))
    for name, path in {"champion": args.champion, "challenger": args.challenger}.items()
}
gain = (errors["champion"] - errors["challenger"]).to_numpy()
draws = np.random.default_rng(0).choice(gain, size=(2000, len(gain))).mean(axis=1)
low, high = np.percentile(draws, [2.5, 97.5])
report = {
    "champion_mae": round(errors["champion"].mean(), 1),
    "challenger_mae": round(errors["challenger"].mean(), 1),
    "gain": [round(low, 1), round(high, 1)],
    "replace": bool(low > 0),
}
mlflow.log_metric("gain", gain.mean())
with open(args.report, "w") as file:
    json.dump(report, file)
print(json.dumps(report))
