"""The scoring script of an MLflow model that was deployed without one; the server loads it.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-deploy-mlflow-models
(input formats: the payload is always in the key ``input_data``).
"""

import json
import os
from pathlib import Path

import mlflow
import numpy
import pandas
from mlflow.utils.proto_json_utils import (
    NumpyEncoder,
    _get_jsonable_obj,
    dataframe_from_parsed_json,
    parse_inputs_data,
)

SPLIT = ({"data"}, {"columns", "data"}, {"columns", "data", "index"}, {"data", "index"})


def init():
    """Load the model that lies somewhere below ``AZUREML_MODEL_DIR``."""
    global model, schema
    found = sorted(Path(os.environ["AZUREML_MODEL_DIR"]).rglob("MLmodel"))
    model = mlflow.pyfunc.load_model(str(found[0].parent))
    schema = model.metadata.get_input_schema()


def run(raw_data):
    """Predict for one request; data frames come back as a list of records."""
    request = json.loads(raw_data)
    if "input_data" not in request:
        raise ValueError("The request has no key 'input_data' at its top level.")
    predictions = model.predict(parse(request["input_data"]), params=request.get("params"))
    return json.loads(json.dumps(_get_jsonable_obj(predictions), cls=NumpyEncoder))


def parse(data):
    """What the model is asked: a data frame (split orientation, or rows), or tensors."""
    tabular = schema is None or not schema.is_tensor_spec()
    if isinstance(data, dict) and set(data) in SPLIT and tabular:
        return dataframe_from_parsed_json(data, "split", schema)
    if isinstance(data, dict):
        return parse_inputs_data(data, schema)
    if schema is not None and schema.has_input_names() and tabular:
        return pandas.DataFrame(data, columns=schema.input_names())
    return numpy.array(data) if schema is None else parse_inputs_data(data, schema)
