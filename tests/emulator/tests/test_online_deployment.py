import shutil

import pytest
import requests
from azure.ai.ml.entities import ManagedOnlineEndpoint
from azure.core.exceptions import HttpResponseError

from azureml_emulator import Emulator
from azureml_emulator.doors import inprocess

NAME = "deployments-ep"
SCRIPT = """
import os

def init():
    print("started")

def run(raw_data):
    return os.environ.get("COLOR", "none")
"""


@pytest.fixture(scope="module")
def endpoint(shared):
    made = ManagedOnlineEndpoint(name=NAME)
    return shared[1].online_endpoints.begin_create_or_update(made).result()


def score(endpoint, key: str, deployment: str):
    headers = {"Authorization": f"Bearer {key}", "azureml-model-deployment": deployment}
    return requests.post(endpoint.scoring_uri, json={}, headers=headers)


def test_a_deployment_is_completed_and_scaled_without_a_restart(endpoint, deploy_script, shared):
    blue = {"environment_variables": {"COLOR": "blue"}}
    first = deploy_script(NAME, SCRIPT, "scaled", **blue).result()
    assert (first.request_settings.request_timeout_ms, first.liveness_probe.period) == (5000, 10)
    assert (
        deploy_script(NAME, SCRIPT, "scaled", instance_count=3, **blue).result().instance_count == 3
    )
    deploy_script(NAME, SCRIPT, "scaled", environment_variables={"COLOR": "red"}).result()
    log = shared[1].online_deployments.get_logs("scaled", NAME, lines=500)
    assert log.count("started") == 2
    key = shared[1].online_endpoints.get_keys(NAME).primary_key
    assert score(endpoint, key, "scaled").json() == "red"


def test_the_storage_initializer_has_a_log_of_its_own(endpoint, deploy_script, shared):
    deploy_script(NAME, SCRIPT, "logging").result()
    log = shared[1].online_deployments.get_logs(
        "logging", NAME, lines=10, container_type="storage-initializer"
    )
    assert "one local environment stands for" in log


def test_a_deployment_with_traffic_is_not_deleted(endpoint, deploy_script, shared):
    deploy_script(NAME, SCRIPT, "busy").result()
    operations, deployments = shared[1].online_endpoints, shared[1].online_deployments
    endpoint.traffic = {"busy": 100}
    operations.begin_create_or_update(endpoint).result()
    with pytest.raises(HttpResponseError, match="gets 100 % of the traffic"):
        deployments.begin_delete("busy", NAME)
    endpoint.traffic = {"busy": 0}
    operations.begin_create_or_update(endpoint).result()
    deployments.begin_delete("busy", NAME).result()
    assert "busy" not in [item.name for item in deployments.list(NAME)]


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("def init():\n    1 / 0\n\ndef run(raw_data):\n    pass\n", "ZeroDivisionError"),
        ("import no_such_package\n", "No module named 'no_such_package'"),
        ("def init():\n    pass\n", "does not have a run"),
    ],
)
def test_a_script_that_does_not_start_fails_its_deployment(
    endpoint, deploy_script, shared, script, message
):
    with pytest.raises(HttpResponseError, match=message):
        deploy_script(NAME, script, "broken").result()
    assert shared[1].online_deployments.get("broken", NAME).provisioning_state == "Failed"


def test_nobody_changes_a_deployment_in_preparation(endpoint, deploy_script, shared):
    poller = deploy_script(NAME, SCRIPT, "slow")
    with pytest.raises(HttpResponseError, match="wait until that is done"):
        shared[1].online_deployments.begin_delete("slow", NAME)
    poller.result()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"instance_type": "Standard_None"}, "Standard_None"),
        ({"code_configuration": None, "environment": None}, "no scoring script"),
        ({"environment": None}, "needs an environment"),
        ({"name": "b"}, "at least 3 and at most 32"),
    ],
)
def test_a_deployment_that_cannot_work_is_refused(endpoint, deploy_script, options, message):
    with pytest.raises(Exception, match=message):
        deploy_script(NAME, SCRIPT, **options)


def test_a_deployment_answers_from_a_copy_of_the_state(endpoint, deploy_script, shared, tmp_path):
    deploy_script(NAME, SCRIPT, "lasting").result()
    key = shared[1].online_endpoints.get_keys(NAME).primary_key
    shared[0].store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(shared[0].folder, tmp_path / "copy")
    copy = Emulator(tmp_path / "copy")
    with inprocess.installed(copy):
        assert score(endpoint, key, "lasting").json() == "none"
    copy.close()
