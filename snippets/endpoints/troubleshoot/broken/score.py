import json
import os


def init():
    global model
    with open(
        os.path.join(os.environ["AZUREML_MODEL_DIR"], "coefficients.json")
    ) as file:
        model = json.load(file)


def run(raw_data):
    return model["version"]
