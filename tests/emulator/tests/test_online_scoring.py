import json
import threading
import time

import pytest
import requests
from azure.ai.ml.entities import (
    CodeConfiguration,
    Environment,
    ManagedOnlineDeployment,
    ManagedOnlineEndpoint,
    Model,
    OnlineRequestSettings,
)
from azure.core.exceptions import HttpResponseError

NAME = "scoring-ep"
SCRIPT = """
import json, os, time

def init():
    global weights
    with open(os.path.join(os.environ["AZUREML_MODEL_DIR"], "model", "weights.txt")) as file:
        weights = file.read()

def run(raw_data):
    asked = json.loads(raw_data)
    time.sleep(asked.get("wait", 0))
    if "fail" in asked:
        raise ValueError(asked["fail"])
    print("asked for", asked.get("mark"))
    return {"weights": weights, "color": os.environ["COLOR"]}
"""


@pytest.fixture(scope="module")
def endpoint(shared, tmp_path_factory):
    """An endpoint with the deployments blue, which gets all traffic, and green."""
    _, client = shared
    folder = tmp_path_factory.mktemp("online")
    for name, text in (("src/score.py", SCRIPT), ("model/weights.txt", "1 2 3")):
        (folder / name).parent.mkdir()
        (folder / name).write_text(text)
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))
    made = client.online_endpoints.begin_create_or_update(ManagedOnlineEndpoint(name=NAME)).result()
    pollers = [
        client.online_deployments.begin_create_or_update(
            ManagedOnlineDeployment(
                name=color,
                endpoint_name=NAME,
                model=Model(path=folder / "model"),
                environment="python@latest",
                code_configuration=CodeConfiguration(
                    code=str(folder / "src"), scoring_script="score.py"
                ),
                environment_variables={"COLOR": color},
                request_settings=OnlineRequestSettings(request_timeout_ms=1000),
                instance_type="Standard_DS3_v2",
                instance_count=1,
            )
        )
        for color in ("blue", "green")
    ]
    for poller in pollers:
        assert poller.result().provisioning_state == "Succeeded"
    return made


@pytest.fixture
def ask(shared, endpoint):
    """Set the traffic, and return what posts a request with the key of the endpoint."""
    _, client = shared
    key = client.online_endpoints.get_keys(NAME).primary_key

    def route(traffic: dict, mirror: dict | None = None):
        endpoint.traffic, endpoint.mirror_traffic = traffic, mirror or {}
        client.online_endpoints.begin_create_or_update(endpoint).result()

    def post(body=None, **headers):
        headers = {"Authorization": f"Bearer {key}", **headers}
        return requests.post(endpoint.scoring_uri, json=body or {}, headers=headers)

    post.route = route
    route({"blue": 100})
    return post


def test_the_script_answers_with_its_model_and_variables(ask):
    answer = ask()
    assert (answer.status_code, answer.json()) == (200, {"weights": "1 2 3", "color": "blue"})
    assert answer.headers["azureml-model-deployment"] == "blue"


def test_invoke_sends_a_file_to_the_deployment_of_choice(ask, shared, tmp_path):
    (tmp_path / "request.json").write_text("{}")
    answer = shared[1].online_endpoints.invoke(
        NAME, request_file=tmp_path / "request.json", deployment_name="green"
    )
    assert json.loads(answer)["color"] == "green"


def test_the_same_answer_comes_through_the_proxy(ask, shared):
    door, key = shared[0].door, shared[1].online_endpoints.get_keys(NAME).secondary_key
    session = requests.Session()
    session.verify, session.proxies = (
        door.environment["SSL_CERT_FILE"],
        {"https": f"http://127.0.0.1:{door.port}"},
    )
    url, headers = f"https://{NAME}.eastus.inference.ml.azure.com/score", {}
    headers["Authorization"] = f"Bearer {key}"
    assert session.post(url, json={}, headers=headers).json()["color"] == "blue"


def test_traffic_is_split_by_its_shares(ask):
    ask.route({"blue": 90, "green": 10})
    colors = [ask().json()["color"] for _ in range(10)]
    assert (colors.count("blue"), colors.count("green")) == (9, 1)


def test_mirrored_traffic_reaches_the_shadow_and_not_the_client(ask, shared):
    ask.route({"blue": 100}, {"green": 50})
    assert {ask({"mark": "mirrored"}).json()["color"] for _ in range(4)} == {"blue"}
    for _ in range(100):
        log = shared[1].online_deployments.get_logs("green", NAME, lines=200)
        if log.count("asked for mirrored") == 2:
            return
        time.sleep(0.05)
    raise AssertionError(log)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": ""}, 401),
        ({"azureml-model-deployment": "purple"}, 404),
    ],
)
def test_who_may_not_ask_or_asks_nobody_is_refused(ask, headers, status):
    assert ask({}, **headers).status_code == status


def test_without_traffic_nobody_answers(ask):
    ask.route({"blue": 0})
    assert ask().status_code == 404


def test_an_exception_of_the_script_is_a_model_error(ask, shared):
    answer = ask({"fail": "no such column"})
    assert answer.status_code == 424
    assert answer.headers["ms-azureml-model-error-statuscode"] == "500"
    log = shared[1].online_deployments.get_logs("blue", NAME, lines=100)
    assert "ValueError: no such column" in log


def test_the_endpoint_describes_itself(endpoint, shared):
    headers = {"Authorization": f"Bearer {shared[1].online_endpoints.get_keys(NAME).primary_key}"}
    description = requests.get(endpoint.openapi_uri, headers=headers).json()
    assert "/score" in description["paths"]


def test_a_failing_init_fails_the_deployment_with_its_traceback(endpoint, shared, tmp_path):
    (tmp_path / "score.py").write_text("def init():\n    1 / 0\n\ndef run(raw_data):\n    pass\n")
    broken = ManagedOnlineDeployment(
        name="broken",
        endpoint_name=NAME,
        environment="python@latest",
        code_configuration=CodeConfiguration(code=str(tmp_path), scoring_script="score.py"),
        instance_type="Standard_DS3_v2",
        instance_count=1,
    )
    poller = shared[1].online_deployments.begin_create_or_update(broken)
    with pytest.raises(HttpResponseError, match="ZeroDivisionError: division by zero"):
        poller.result()
    assert shared[1].online_deployments.get("broken", NAME).provisioning_state == "Failed"


def test_too_slow_and_too_many_requests_are_refused(ask):
    statuses = []
    threads = [
        threading.Thread(target=lambda: statuses.append(ask({"wait": 1.5}).status_code))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [408, 408, 429]
