import json

import mlflow
import pandas
import pytest
from mlflow.deployments import get_deploy_client
from sklearn.linear_model import LogisticRegression


@pytest.fixture
def deployments(client):
    """The deployment client of azureml-mlflow, and a registered model."""
    previous = mlflow.get_tracking_uri()
    uri = client.workspaces.get(client.workspace_name).mlflow_tracking_uri
    mlflow.set_tracking_uri(uri)
    yield get_deploy_client(uri)
    mlflow.set_tracking_uri(previous)


def test_mlflow_deploys_a_registered_model_and_asks_it(deployments, client, tmp_path):
    model = LogisticRegression().fit([[0.0], [1.0]], [0, 1])
    mlflow.sklearn.save_model(model, tmp_path / "m", pip_requirements=["scikit-learn"])
    mlflow.MlflowClient().create_model_version("steps", f"file://{tmp_path}/m")
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"instance_type": "Standard_DS3_v2", "instance_count": 1}))
    deployments.create_endpoint(name="stairs")
    deployments.create_deployment(
        name="blue",
        endpoint="stairs",
        model_uri="models:/steps/1",
        config={"deploy-config-file": str(config)},
    )
    traffic = tmp_path / "traffic.json"
    traffic.write_text(json.dumps({"traffic": {"blue": 100}}))
    deployments.update_endpoint(endpoint="stairs", config={"endpoint-config-file": str(traffic)})
    assert client.online_endpoints.get("stairs").traffic == {"blue": 100}
    answer = deployments.predict(endpoint="stairs", df=pandas.DataFrame([[0.0], [1.0]]))
    assert answer.iloc[:, 0].tolist() == [0, 1]
