import json
import threading
import time

import pytest
import requests
from azure.ai.ml.entities import ManagedOnlineEndpoint, Model, OnlineRequestSettings

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
def endpoint(shared, deploy_script, tmp_path_factory):
    """An endpoint with the deployments blue, which gets all traffic, and green."""
    folder = tmp_path_factory.mktemp("online") / "model"
    folder.mkdir()
    (folder / "weights.txt").write_text("1 2 3")
    made = ManagedOnlineEndpoint(name=NAME)
    made = shared[1].online_endpoints.begin_create_or_update(made).result()
    options = {
        "model": Model(path=folder),
        "request_settings": OnlineRequestSettings(request_timeout_ms=1000),
    }
    pollers = [
        deploy_script(NAME, SCRIPT, color, environment_variables={"COLOR": color}, **options)
        for color in ("blue", "green")
    ]
    assert {poller.result().provisioning_state for poller in pollers} == {"Succeeded"}
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


def test_the_same_answer_comes_through_the_proxy(ask, endpoint, shared):
    door, key = shared[0].door, shared[1].online_endpoints.get_keys(NAME).secondary_key
    session = requests.Session()
    session.verify = door.environment["SSL_CERT_FILE"]
    session.proxies = {"https": door.environment["HTTPS_PROXY"]}
    headers = {"Authorization": f"Bearer {key}"}
    answer = session.post(endpoint.scoring_uri, json={}, headers=headers)
    assert answer.json()["color"] == "blue"


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
