import argparse
from pathlib import Path

import mlflow
import pandas as pd

parser = argparse.ArgumentParser()
parser.add_argument("--patients")
parser.add_argument("--model")
parser.add_argument("--scores")
args = parser.parse_args()

model = mlflow.pyfunc.load_model(args.model)
files = sorted(Path(args.patients).glob("*.csv"))
patients = pd.concat([pd.read_csv(file).assign(file=file.name) for file in files])
columns = ["age", "bmi", "blood_pressure"]
patients["prediction"] = model.predict(patients[columns].astype(float))
patients.round(1).to_csv(args.scores, index=False)
