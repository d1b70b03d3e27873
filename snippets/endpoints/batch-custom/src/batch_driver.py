import json
import os
from pathlib import Path

import pandas as pd


def init():
    global model
    path = Path(os.environ["AZUREML_MODEL_DIR"]) / "model" / "coefficients.json"
    model = json.loads(path.read_text())


def run(mini_batch):
    print("run() with", len(mini_batch), "files")
    return pd.concat([score(Path(file)) for file in mini_batch])


def score(file):
    patients = pd.read_csv(file)
    weighted = sum(
        model[name] * patients[name] for name in ("age", "bmi", "blood_pressure")
    )
    patients["prediction"] = (model["intercept"] + weighted).round(1)
    patients["file"] = file.name
    return patients
