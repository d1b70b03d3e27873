import mlflow
import pytest
from azure.ai.ml import command
from azure.ai.ml.entities import Environment
from mlflow.exceptions import MlflowException

SCRIPT = """
import mlflow

mlflow.log_param("rate", 0.1)
mlflow.log_metric("loss", 0.5, step=0)
mlflow.log_metric("loss", 0.25, step=1)
mlflow.set_tag("stage", "dev")
mlflow.log_text("all good", "notes/report.txt")
"""


@pytest.fixture
def tracking(client):
    """MLflow, pointed at the workspace as a notebook would."""
    previous = mlflow.get_tracking_uri()
    mlflow.set_tracking_uri(client.workspaces.get(client.workspace_name).mlflow_tracking_uri)
    mlflow.set_experiment("Default")
    yield mlflow
    while mlflow.active_run():
        mlflow.end_run()
    mlflow.set_tracking_uri(previous)


@pytest.fixture
def trained(client, installed, tmp_path):
    """A job that has logged to MLflow."""
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))
    (tmp_path / "src").mkdir()
    (tmp_path / "src/train.py").write_text(SCRIPT)
    job = client.create_or_update(
        command(
            command="python train.py",
            code=tmp_path / "src",
            environment="python@latest",
            experiment_name="first",
        )
    )
    installed.executor.wait(job.id, 60)
    return client.jobs.get(job.name)


def test_what_a_job_logs_is_the_run_of_the_same_name(trained, tracking, tmp_path):
    assert trained.status == "Completed"
    run = tracking.get_run(trained.name)
    assert run.info.status == "FINISHED"
    assert run.data.params == {"rate": "0.1"}
    assert run.data.metrics == {"loss": 0.25}
    history = tracking.MlflowClient().get_metric_history(trained.name, "loss")
    assert [metric.value for metric in history] == [0.5, 0.25]
    found = tracking.search_runs(experiment_names=["first"], filter_string="metrics.loss < 0.3")
    assert list(found.run_id) == [trained.name]
    path = tracking.artifacts.download_artifacts(
        run_id=trained.name, artifact_path="notes/report.txt", dst_path=str(tmp_path)
    )
    with open(path) as file:
        assert file.read() == "all good"
    assert trained.tags["stage"] == "dev"


def test_a_run_of_a_notebook_is_a_job(tracking, client):
    tracking.set_experiment("notebook")
    with tracking.start_run(run_name="by hand") as run:
        tracking.log_metric("accuracy", 0.9)
        assert client.jobs.get(run.info.run_id).status == "Running"
    job = client.jobs.get(run.info.run_id)
    assert (job.status, job.display_name) == ("Completed", "by hand")
    assert [listed.name for listed in client.jobs.list()] == [run.info.run_id]


def test_artifacts_of_a_run_can_be_listed_and_are_never_replaced(tracking, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    with tracking.start_run() as run:
        tracking.log_artifact(tmp_path / "a.txt", "folder")
        with pytest.raises(Exception, match="already exists"):
            tracking.log_artifact(tmp_path / "a.txt", "folder")
    listed = tracking.MlflowClient().list_artifacts(run.info.run_id)
    assert [(item.path, item.is_dir) for item in listed] == [("folder", True)]


def test_logged_models_of_mlflow_3_are_absent_as_on_azure(tracking):
    with pytest.raises(MlflowException, match="logged-models failed with error code 404"):
        tracking.initialize_logged_model("model")


def test_a_child_run_knows_its_parent(tracking):
    with tracking.start_run() as parent, tracking.start_run(nested=True) as child:
        pass
    tags = tracking.get_run(child.info.run_id).data.tags
    assert tags["mlflow.parentRunId"] == parent.info.run_id


def test_the_description_of_the_cloud_satisfies_the_plugin(installed):
    from azureml.mlflow._common._cloud import cloud

    found = cloud._get_clouds_by_metadata_url(cloud.KNOWN_METADATA_URL_LIST[0])
    assert found["AzureCloud"].suffixes.storage_endpoint == "core.windows.net"
