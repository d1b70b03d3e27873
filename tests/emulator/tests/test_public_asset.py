import pytest
from azure.ai.ml import Input, command, load_job
from azure.core.exceptions import HttpResponseError

from azureml_emulator.kinds.public_asset import is_public

PIPELINE = """
type: pipeline
settings: {{default_compute: azureml:serverless}}
jobs:
  clean:
    type: command
    component: azureml://registries/azureml/components/clean_text/labels/latest
    inputs: {{text: hello}}
  count:
    type: command
    component: ./count.yml
    inputs: {{words: "${{{{parent.jobs.{source}.outputs.words}}}}"}}
"""
COUNT = """
name: count
version: "1"
type: command
inputs: {words: {type: uri_folder}}
command: ls ${{inputs.words}}
environment: azureml:AzureML-sklearn-1.5@latest
"""


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("azureml://registries/azureml/components/x/labels/latest", True),
        ("azureml://registries/HuggingFace/models/x/versions/1", True),
        ("azureml:AzureML-sklearn-1.5@latest", True),
        ("/subscriptions/s/resourceGroups/g/x/environments/AzureML-sklearn-1.5/versions/1", True),
        ("azureml://registries/ours/models/x/versions/1", False),
        ("/subscriptions/s/resourceGroups/g/x/environments/sklearn/versions/1", False),
        (None, False),
    ],
)
def test_a_reference_is_public_or_not(reference, expected):
    assert is_public(reference) is expected


def test_a_job_runs_in_any_curated_environment(client, installed):
    job = command(command="true", environment="azureml:AzureML-acpt-pytorch-2.8-cuda12.6:1")
    job = client.jobs.create_or_update(job)
    installed.executor.wait(job.id, 120)
    assert client.jobs.get(job.name).status == "Completed"


def test_a_job_with_a_public_model_starts_and_says_that_it_is_not_here(client, installed):
    model = "azureml://registries/azureml-meta/models/Llama-2-7b/versions/9"
    job = command(
        command="ls ${{inputs.model}}",
        environment="azureml:AzureML-sklearn-1.5@latest",
        inputs={"model": Input(type="custom_model", path=model)},
    )
    job = client.jobs.create_or_update(job)
    installed.executor.wait(job.id, 120)
    assert client.jobs.get(job.name).status == "Failed"
    assert "public asset" in installed.executor.records.get(job.id)["error"]["message"]


def test_a_model_of_an_unknown_registry_is_refused(client):
    job = command(
        command="ls ${{inputs.model}}",
        environment="azureml:AzureML-sklearn-1.5@latest",
        inputs={
            "model": Input(
                type="custom_model", path="azureml://registries/ours/models/m/versions/1"
            )
        },
    )
    with pytest.raises(HttpResponseError, match="does not exist in the registry"):
        client.jobs.create_or_update(job)


def test_a_step_with_a_public_component_is_recorded_and_fails(client, installed, tmp_path):
    (tmp_path / "count.yml").write_text(COUNT)
    (tmp_path / "pipeline.yml").write_text(PIPELINE.format(source="clean"))
    job = client.jobs.create_or_update(load_job(tmp_path / "pipeline.yml"))
    installed.executor.wait(job.id, 120)
    assert client.jobs.get(job.name).status == "Failed"
    (step,) = client.jobs.list(parent_job_name=job.name)
    message = installed.executor.records.get(step.id)["error"]["message"]
    assert "clean_text" in message and "cannot run here" in message


def test_a_step_behind_one_that_does_not_exist_is_refused(client, tmp_path):
    (tmp_path / "count.yml").write_text(COUNT)
    (tmp_path / "pipeline.yml").write_text(PIPELINE.format(source="other"))
    with pytest.raises(Exception, match="other"):
        client.jobs.create_or_update(load_job(tmp_path / "pipeline.yml"))
