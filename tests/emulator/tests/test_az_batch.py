"""``az ml batch-endpoint`` and ``az ml batch-deployment``."""

import pytest

SCRIPT = """\
def init():
    pass


def run(files):
    return [f"{name} seen" for name in files]
"""
DEPLOYMENT = """\
type: model
name: one
endpoint_name: scorer
model: {path: ./model.txt, type: custom_model}
code_configuration: {code: ./src, scoring_script: batch.py}
environment: azureml:base:1
compute: azureml:cluster
settings: {mini_batch_size: 1, instance_count: 1, output_action: append_row}
"""
PIPELINE = """\
type: pipeline
name: flow
endpoint_name: scorer
component: ./flow.yml
settings: {default_compute: cluster}
"""
COMPONENT = """\
type: pipeline
name: flow
version: "1"
jobs:
  only: {type: command, command: echo step, environment: azureml:base:1}
"""


@pytest.fixture(scope="module")
def endpoint(az):
    az("ml environment create -n base --version 1 --image ubuntu:22.04 -o none")
    az("ml compute create -n cluster --type amlcompute --max-instances 2 -o none")
    az.write("src/batch.py", SCRIPT)
    az.write("model.txt", "model")
    az.write("rows/a.csv", "1\n")
    az.write("one.yml", DEPLOYMENT)
    az.write("pipeline.yml", PIPELINE)
    az.write("flow.yml", COMPONENT)
    az("ml batch-endpoint create -n scorer --set description=scores -o none")
    az("ml batch-deployment create -f one.yml --set-default -o none")
    return az


def test_the_deployment_is_the_default_and_listed(endpoint):
    shown = endpoint.json("ml batch-endpoint show -n scorer")
    assert shown["defaults"] == {"deployment_name": "one"}
    assert endpoint("ml batch-endpoint list --query '[0].deployment_name' -o tsv") == "one\n"
    listed = endpoint.json("ml batch-deployment list -e scorer")[0]
    assert listed["name"] == "one" and listed["code"]


def test_a_file_or_a_folder_is_scored(endpoint):
    az = endpoint
    line = "ml batch-endpoint invoke -n scorer --input rows/a.csv --input-type uri_file"
    assert az(f"{line} --job-name from-file --query name -o tsv") == "from-file\n"
    az("ml job stream -n from-file")
    assert az("ml job show -n from-file --query status -o tsv") == "Completed\n"
    az("ml batch-endpoint invoke -n scorer --set inputs.x.path=rows inputs.x.type=uri_folder")
    names = az.json("ml batch-endpoint list-jobs -n scorer --query '[].name'")
    assert "from-file" in names and len(names) == 2
    assert "from-file" in az("ml batch-deployment list-jobs -n one -e scorer -o table")


def test_a_registered_asset_is_scored_with_settings_of_its_own(endpoint):
    az = endpoint
    az("ml data create -n rows --version 1 --type uri_folder --path rows -o none")
    line = "ml batch-endpoint invoke -n scorer -d one --input azureml:rows:1"
    job = az.json(f"{line} --mini-batch-size 5 --instance-count 2 --experiment-name scoring")
    assert job["name"]
    assert "Unsupported input" in az(f"{line} --input-type mltable", code=1)
    assert "should start with 'azureml:'" in az(f"{line} --output-path here", code=1)
    assert "changes inputs and outputs" in az(f"{line} --set compute=x", code=1)


def test_a_pipeline_component_is_deployed_and_invoked(endpoint):
    az = endpoint
    made = az.json("ml batch-deployment create -f pipeline.yml")
    assert made["name"] == "flow"
    assert "/components/" in made["component"]
    assert az.json("ml batch-endpoint invoke -n scorer -d flow")["name"]
    az("ml batch-deployment delete -n flow -e scorer -y")


def test_a_deployment_is_changed_and_the_default_follows(endpoint):
    az = endpoint
    line = "ml batch-deployment update"
    assert az.json(f"{line} -n one -e scorer --set description=new")["description"] == "new"
    assert az.json(f"{line} -f one.yml --set description=file")["description"] == "file"
    az('ml batch-endpoint update -n scorer --defaults "deployment_name=one" -o none')
    az("ml batch-deployment delete -n one -e scorer -y")
    assert "Set a default deployment" in az(
        "ml batch-endpoint invoke -n scorer --input rows", code=1
    )
    az("ml batch-endpoint delete -n scorer -y")
    az("ml batch-endpoint show -n scorer", code=3)
