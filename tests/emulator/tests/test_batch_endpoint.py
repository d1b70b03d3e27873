import pytest
from azure.ai.ml import Input, Output
from azure.ai.ml.entities import (
    AmlCompute,
    BatchEndpoint,
    BatchRetrySettings,
    CodeConfiguration,
    Data,
    Environment,
    Model,
    ModelBatchDeployment,
    ModelBatchDeploymentSettings,
)

NAME = "batch-ep"
SCRIPT = """
import os
from pathlib import Path

def init():
    global factor
    factor = int(Path(os.environ["AZUREML_MODEL_DIR"], "factor.txt").read_text())

def run(mini_batch):
    print("mini-batch of", len(mini_batch))
    rows = [(path.name, factor * int(path.read_text())) for path in map(Path, mini_batch)]
    if "FRAME" in os.environ:
        import pandas
        return pandas.DataFrame(rows)
    return [f"{name} {value}" for name, value in rows]
"""


@pytest.fixture(scope="module")
def folder(shared, tmp_path_factory):
    """A cluster, an environment, a data asset and an endpoint; the folder with the files."""
    _, client = shared
    made = tmp_path_factory.mktemp("batch")
    files = {f"numbers/{n}.txt": str(n) for n in range(5)} | {"src/driver.py": SCRIPT}
    for name, text in (files | {"factor.txt": "10"}).items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_text(text)
    client.compute.begin_create_or_update(AmlCompute(name="cpu", max_instances=2)).result()
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))
    client.data.create_or_update(Data(name="numbers", path=made / "numbers", type="uri_folder"))
    client.models.create_or_update(Model(name="factor", path=made / "factor.txt"))
    client.batch_endpoints.begin_create_or_update(BatchEndpoint(name=NAME)).result()
    return made


@pytest.fixture
def deploy(shared, folder):
    """Create a deployment and make it the default one."""

    def make(settings=None, **options):
        code = CodeConfiguration(code=str(folder / "src"), scoring_script="driver.py")
        defaults = {"model": "factor@latest", "environment": "python@latest", "compute": "cpu"}
        defaults |= {"code_configuration": code, "name": "main"}
        settings = ModelBatchDeploymentSettings(**{"mini_batch_size": 2} | (settings or {}))
        options |= {"endpoint_name": NAME, "settings": settings}
        deployment = ModelBatchDeployment(**(defaults | options))
        client = shared[1]
        made = client.batch_deployments.begin_create_or_update(deployment).result()
        endpoint = client.batch_endpoints.get(NAME)
        endpoint.defaults = {"deployment_name": made.name}
        client.batch_endpoints.begin_create_or_update(endpoint).result()
        return made

    return make


@pytest.fixture
def invoke(shared, folder):
    """Invoke the endpoint and wait for the end of the job."""
    emulator, client = shared

    def run(path="azureml:numbers:1", kind="uri_folder", **options):
        data = Input(type=kind, path=str(path))
        started = client.batch_endpoints.invoke(NAME, input=data, **options)
        job = client.jobs.get(started.name)
        emulator.executor.wait(job.id, 120)
        return client.jobs.get(started.name)

    return run


def child_of(client, job):
    return next(iter(client.jobs.list(parent_job_name=job.name)))


@pytest.mark.parametrize("variables", [{"FRAME": "1"}, {}])
def test_a_folder_is_scored_into_one_file(deploy, invoke, shared, tmp_path, variables):
    deploy({"environment_variables": variables})
    job = invoke()
    step = child_of(shared[1], job)
    assert (job.status, job.experiment_name) == ("Completed", NAME)
    shared[1].jobs.download(step.name, output_name="score", download_path=tmp_path)
    rows = (tmp_path / "named-outputs/score/predictions.csv").read_text().splitlines()
    assert rows == ["0.txt 0", "1.txt 10", "2.txt 20", "3.txt 30", "4.txt 40"]
    shared[1].jobs.download(job.name, output_name="score", download_path=tmp_path / "parent")
    assert (tmp_path / "parent/predictions.csv").read_text().splitlines() == rows


def test_the_log_shows_the_mini_batches(deploy, invoke, shared, tmp_path):
    deploy()
    step = child_of(shared[1], invoke())
    shared[1].jobs.download(step.name, download_path=tmp_path)
    logs = "".join(path.read_text() for path in (tmp_path / "artifacts/user_logs").iterdir())
    assert sorted(line for line in logs.splitlines() if "mini-batch of" in line) == [
        "mini-batch of 1",
        "mini-batch of 2",
        "mini-batch of 2",
    ]


def test_jobs_are_listed_by_endpoint_and_deployment(deploy, invoke, shared):
    deploy()
    job, client = invoke(), shared[1]
    assert job.name in [item.name for item in client.batch_endpoints.list_jobs(NAME)]
    listed = client.batch_deployments.list_jobs(NAME, name="main")
    assert [item.status for item in listed if item.name == job.name] == ["Completed"]
    assert job.name in [item.name for item in client.jobs.list()]


def test_a_local_file_and_an_output_of_choice(deploy, invoke, shared, folder, tmp_path):
    deploy()
    place = "azureml://datastores/workspaceblobstore/paths/chosen/scores.csv"
    output = {"score": Output(type="uri_file", path=place)}
    job = invoke(folder / "numbers/3.txt", "uri_file", outputs=output, experiment_name="nightly")
    assert (job.status, job.experiment_name) == ("Completed", "nightly")
    shared[1].jobs.download(
        child_of(shared[1], job).name, output_name="score", download_path=tmp_path
    )
    assert (tmp_path / "named-outputs/score/scores.csv").read_text() == "3.txt 30\n"


@pytest.mark.parametrize(("threshold", "status"), [(-1, "Completed"), (0, "Failed")])
def test_files_that_fail_count_against_the_threshold(
    deploy, invoke, shared, tmp_path, threshold, status
):
    (tmp_path / "good.txt").write_text("1")
    (tmp_path / "wrong.txt").write_text("no number")
    retry = BatchRetrySettings(max_retries=0, timeout=60)
    deploy({"error_threshold": threshold, "mini_batch_size": 1, "retry_settings": retry})
    job = invoke(tmp_path)
    assert job.status == status
    if status == "Completed":
        shared[1].jobs.download(job.name, output_name="score", download_path=tmp_path / "down")
        assert (tmp_path / "down/predictions.csv").read_text() == "good.txt 10\n"
