"""``az ml online-endpoint`` and ``az ml online-deployment``."""

import pytest

SCRIPT = """\
import json


def init():
    print("loaded")


def run(data):
    return {"twice": 2 * json.loads(data)["x"]}
"""
DEPLOYMENT = """\
name: blue
endpoint_name: doubler
code_configuration: {code: ./src, scoring_script: score.py}
environment: azureml:base:1
instance_type: Standard_DS3_v2
instance_count: 1
"""


@pytest.fixture(scope="module")
def endpoint(az):
    az("ml environment create -n base --version 1 --image ubuntu:22.04 -o none")
    az.write("src/score.py", SCRIPT)
    az.write("blue.yml", DEPLOYMENT)
    az.write("request.json", '{"x": 21}')
    made = az.json("ml online-endpoint create -n Doubler --auth-mode Key")
    assert (made["name"], made["auth_mode"]) == ("doubler", "key")
    az("ml online-deployment create -f blue.yml --all-traffic -o none")
    return az


def test_an_endpoint_answers_prints_its_keys_and_its_log(endpoint):
    az = endpoint
    line = "ml online-endpoint invoke -n doubler -r request.json"
    assert az.json(line) == '{"twice": 42}'
    assert az(f"{line} --deployment-name blue -o tsv") == '{"twice": 42}\n'
    before = az.json("ml online-endpoint get-credentials -n doubler")
    assert before.keys() == {"primaryKey", "secondaryKey"}
    az("ml online-endpoint regenerate-keys -n doubler --key-type secondary")
    after = az.json("ml online-endpoint get-credentials -n doubler")
    assert after["primaryKey"] == before["primaryKey"]
    assert after["secondaryKey"] != before["secondaryKey"]
    assert "loaded" in az("ml online-deployment get-logs -n blue -e doubler --lines 100")
    short = az("ml online-deployment get-logs -n blue -e doubler -l 1")
    assert len(short.strip().splitlines()) == 1


def test_what_exists_is_not_created_again(endpoint):
    error = endpoint("ml online-endpoint create -n doubler", code=1)
    assert error.startswith("ERROR: (UserError) An endpoint with this name already exists.")
    error = endpoint("ml online-deployment create -f blue.yml", code=1)
    assert error.startswith("ERROR: (UserError) A deployment with this name already exists.")


def test_a_deployment_is_changed_by_set_and_by_file(endpoint):
    az = endpoint
    line = "ml online-deployment update -n blue -e doubler --set instance_count=2"
    changed = az.json(f"{line} environment_variables.MODE=fast")
    assert changed["instance_count"] == 2
    assert changed["environment_variables"]["MODE"] == "fast"
    assert az.json("ml online-deployment update -f blue.yml")["instance_count"] == 1
    az("ml online-deployment update -f blue.yml --name green", code=3)


def test_traffic_is_given_in_per_cent(endpoint):
    az = endpoint
    update = "ml online-endpoint update -n doubler"
    az(f'{update} --traffic "blue=0" -o none')
    assert az.json(f'{update} --traffic "blue=100"')["traffic"] == {"blue": 100}
    assert "delimiter" in az(f'{update} --traffic "blue=80,"', code=1)
    assert "sum up" in az(f'{update} --traffic "blue=80"', code=1)
    assert "Couldn't find 'trafic'" in az(f"{update} --set trafic=1", code=1)
    assert az.json(f"{update} --set tags.a=b")["tags"] == {"a": "b"}
    assert az("ml online-endpoint list -o table").splitlines()[2].split()[:1] == ["Managed"]
    listed = az.json("ml online-endpoint list")[0]
    assert list(listed) == sorted(
        ["name", "location", "traffic", "mirror_traffic", "provisioning_state", "kind", "tags"]
    )


def test_a_deployment_and_an_endpoint_are_deleted(endpoint):
    az = endpoint
    az('ml online-endpoint update -n doubler --traffic "blue=0" -o none')
    az("ml online-deployment delete -n blue -e doubler -y")
    az("ml online-deployment show -n blue -e doubler", code=3)
    az("ml online-endpoint delete -n doubler -y")
    az("ml online-endpoint delete -n doubler -y", code=3)
