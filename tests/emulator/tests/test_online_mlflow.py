import pytest
import requests
from azure.ai.ml.entities import ManagedOnlineDeployment, ManagedOnlineEndpoint, Model

NAME = "mlflow-ep"
COLUMNS = ["age", "bmi"]
SPLIT = {"columns": COLUMNS, "index": [0, 1], "data": [[50, 20.5], [60, 30.0]]}


@pytest.fixture(scope="module")
def post(shared, tmp_path_factory):
    """Deploy an MLflow model without a scoring script; post to it."""
    import mlflow
    import pandas
    from sklearn.linear_model import LinearRegression

    _, client = shared
    folder = tmp_path_factory.mktemp("mlflow") / "model"
    data = pandas.DataFrame({"age": [40, 50, 60, 70], "bmi": [20.0, 21.5, 30.0, 25.5]})
    model = LinearRegression().fit(data, data["age"] * 2 + data["bmi"])
    signature = mlflow.models.infer_signature(data, model.predict(data))
    mlflow.sklearn.save_model(model, folder, signature=signature, pip_requirements=["scikit-learn"])
    client.models.create_or_update(Model(name="linear", path=folder, type="mlflow_model"))
    client.online_endpoints.begin_create_or_update(ManagedOnlineEndpoint(name=NAME)).result()
    deployment = ManagedOnlineDeployment(
        name="blue",
        endpoint_name=NAME,
        model="linear@latest",
        instance_type="Standard_DS3_v2",
        instance_count=1,
    )
    client.online_deployments.begin_create_or_update(deployment).result()
    endpoint = client.online_endpoints.get(NAME)
    endpoint.traffic = {"blue": 100}
    client.online_endpoints.begin_create_or_update(endpoint).result()
    key = client.online_endpoints.get_keys(NAME).primary_key
    headers = {"Authorization": f"Bearer {key}"}
    return lambda body: requests.post(endpoint.scoring_uri, json=body, headers=headers)


@pytest.mark.parametrize("data", [SPLIT, {**SPLIT, "index": None}, SPLIT["data"]])
def test_a_model_without_a_script_takes_data_frames_and_rows(post, data):
    answer = post({"input_data": data})
    assert answer.status_code == 200, answer.text
    assert answer.json() == pytest.approx([120.5, 150.0])


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"inputs": SPLIT["data"]}, "no key 'input_data'"),
        ({"input_data": {"columns": ["age"], "data": [[50]]}}, "missing inputs ['bmi']"),
    ],
)
def test_what_the_model_cannot_read_is_a_model_error(post, shared, body, message):
    assert post(body).status_code == 424
    assert message in shared[1].online_deployments.get_logs("blue", NAME, lines=40)
