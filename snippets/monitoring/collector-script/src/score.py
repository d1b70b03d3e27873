import json
import os
from pathlib import Path

import pandas as pd
from azureml.ai.monitoring import Collector


def init():
    global model, inputs_collector, outputs_collector
    path = Path(os.environ["AZUREML_MODEL_DIR"]) / "model" / "coefficients.json"
    model = json.loads(path.read_text())
    inputs_collector = Collector(name="model_inputs")
    outputs_collector = Collector(name="model_outputs")


def run(raw_data):
    patients = pd.DataFrame(json.loads(raw_data)["patients"])
    context = inputs_collector.collect(patients)
    names = ["age", "bmi", "blood_pressure"]
    progression = model["intercept"] + sum(model[n] * patients[n] for n in names)
    outputs_collector.collect(progression.to_frame("progression"), context)
    return progression.round().tolist()
