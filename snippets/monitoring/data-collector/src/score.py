import json
import os
from pathlib import Path


def init():
    global model
    path = Path(os.environ["AZUREML_MODEL_DIR"]) / "model" / "coefficients.json"
    model = json.loads(path.read_text())


def run(raw_data):
    patients = json.loads(raw_data)["patients"]
    print("patients:", len(patients))
    return {
        "version": model["version"],
        "progression": [predict(one) for one in patients],
    }


def predict(patient):
    weighted = [
        model[name] * patient[name] for name in ("age", "bmi", "blood_pressure")
    ]
    return round(model["intercept"] + sum(weighted))
