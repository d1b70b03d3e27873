# --8<-- [start:load]
import json
import os
from pathlib import Path

import mlflow
import pyarrow
from azure.identity import ManagedIdentityCredential
from azureml.featurestore import (
    FeatureStoreClient,
    get_online_features,
    init_online_lookup,
)


def init():
    global features, model
    root = Path(os.environ["AZUREML_MODEL_DIR"])
    folder = str(next(root.rglob("feature_retrieval_spec.yaml")).parent)
    model = mlflow.pyfunc.load_model(folder)
    credential = ManagedIdentityCredential()
    client = FeatureStoreClient(credential=credential)
    features = client.resolve_feature_retrieval_spec(folder)
    init_online_lookup(features, credential)


def run(raw_data):
    keys = pyarrow.Table.from_pydict(json.loads(raw_data)["data"])
    found = get_online_features(features, keys).to_pandas()
    return model.predict(found.drop(columns="patient_id")).tolist()


# --8<-- [end:load]
