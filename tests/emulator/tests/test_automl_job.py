import mlflow
import pytest
import requests
from azure.ai.ml import Input, MLClient, Output, automl
from azure.ai.ml.entities import ManagedOnlineDeployment, ManagedOnlineEndpoint, Model
from azure.ai.ml.exceptions import JobException
from sklearn.datasets import load_iris

FLOWERS = load_iris(as_frame=True).frame.rename(columns={"target": "species"})
ROW = [[5.1, 3.5, 1.4, 0.2]]


@pytest.fixture(scope="module")
def training(write_table, tmp_path_factory):
    folder = write_table(FLOWERS, tmp_path_factory.mktemp("data") / "train")
    return Input(type="mltable", path=str(folder))


@pytest.fixture(scope="module")
def submit(shared, training):
    """Submit a classification job with a few fast trials, and wait for its end."""

    def start(wait=120, **options):
        emulator, client = shared
        defaults = {"training_data": training, "target_column_name": "species"}
        job = automl.classification(
            **(defaults | {"n_cross_validations": 2, "primary_metric": "accuracy"} | options)
        )
        job.set_limits(max_trials=4)
        job.set_training(allowed_training_algorithms=["LightGBM", "KNN"])
        job = client.jobs.create_or_update(job)
        emulator.executor.wait(job.id, wait)
        return client.jobs.get(job.name)

    return start


@pytest.fixture(scope="module")
def job(submit):
    outputs = {"best_model": Output(type="mlflow_model", name="flowers")}
    return submit(outputs=outputs, tags={"owner": "me"}, experiment_name="flowers")


@pytest.fixture(scope="module")
def client(shared) -> MLClient:
    return shared[1]


def test_trials_are_children_that_say_what_they_tried(job, client):
    assert job.status == "Completed"
    assert job.tags["owner"] == "me"
    children = [client.jobs.get(child.name) for child in client.jobs.list(parent_job_name=job.name)]
    assert {child.name for child in children} == {f"{job.name}_{number}" for number in range(4)}
    assert {child.status for child in children} == {"Completed"}
    first, second, vote, _ = sorted(children, key=lambda child: child.name)
    assert first.properties["run_algorithm"] == "HistGradientBoostingClassifier"
    assert first.tags == {"emulator.stand_in_for": "LightGBM"}
    assert second.properties["run_preprocessor"] == "MaxAbsScaler"
    assert vote.properties["run_algorithm"] == "VotingEnsemble"
    assert vote.tags["ensembled_iterations"]
    scores = [child.properties["score"] for child in (first, second)]
    assert job.tags["score_000"].split(";")[:2] == scores
    assert [listed.name for listed in client.jobs.list()] == [job.name]


def test_mlflow_knows_the_metrics_of_the_job_and_its_best_trial(job, client):
    tracking = mlflow.MlflowClient(client.workspaces.get().mlflow_tracking_uri)
    parent = tracking.get_run(job.name)
    best = tracking.get_run(parent.data.tags["automl_best_child_run_id"])
    assert best.data.tags["mlflow.parentRunId"] == job.name
    assert parent.data.metrics == best.data.metrics
    assert best.data.metrics["accuracy"] == float(best_score(job))
    assert best.info.status == "FINISHED"


def best_score(job) -> str:
    return max(job.tags["score_000"].split(";"), key=float)


def test_the_best_model_is_downloaded_and_declared(job, client, tmp_path):
    best = job.tags["automl_best_child_run_id"]
    client.jobs.download(best, download_path=tmp_path, all=True)
    model = mlflow.sklearn.load_model(tmp_path / "artifacts/outputs/mlflow-model")
    assert (model.predict(FLOWERS.drop(columns="species")) == FLOWERS.species).mean() > 0.9
    assert (tmp_path / "artifacts/outputs/model.pkl").exists()
    # The output_name of download() is no way to a model: the SDK itself breaks there.
    assert client.models.get("flowers", version="1").type == "mlflow_model"
    client.models.download("flowers", version="1", download_path=tmp_path)
    assert list((tmp_path / "flowers").rglob("MLmodel"))


def test_the_best_model_is_deployed_without_a_script(job, client):
    best = job.tags["automl_best_child_run_id"]
    path = f"azureml://jobs/{best}/outputs/artifacts/outputs/mlflow-model"
    model = Model(name="registered", path=path, type="mlflow_model")
    client.models.create_or_update(model)
    endpoint = ManagedOnlineEndpoint(name="flowers-ep", auth_mode="key")
    client.online_endpoints.begin_create_or_update(endpoint).result()
    deployment = ManagedOnlineDeployment(
        name="blue",
        endpoint_name="flowers-ep",
        model="registered@latest",
        instance_type="Standard_DS3_v2",
        instance_count=1,
    )
    client.online_deployments.begin_create_or_update(deployment).result()
    key = client.online_endpoints.get_keys("flowers-ep").primary_key
    answer = requests.post(
        client.online_endpoints.get("flowers-ep").scoring_uri,
        json={"input_data": ROW},
        headers={"Authorization": f"Bearer {key}", "azureml-model-deployment": "blue"},
    )
    assert answer.json() == [0]


def test_a_stream_shows_the_table_of_trials(submit, client, capsys):
    job = submit(wait=0)
    client.jobs.stream(job.name)
    printed = capsys.readouterr().out
    assert "HistGradientBoostingClassifier of scikit-learn stands in for LightGBM" in printed
    assert "VotingEnsemble" in printed
    assert "##automl" not in printed


def test_canceling_a_job_cancels_its_trials(submit, client, shared):
    job = submit(wait=0, n_cross_validations=70)
    shared[0].executor.wait_for(lambda: list(client.jobs.list(parent_job_name=job.name)), 60)
    client.jobs.begin_cancel(job.name).result()
    assert shared[0].executor.wait(job.id, 120)
    assert client.jobs.get(job.name).status == "Canceled"
    statuses = {child.status for child in client.jobs.list(parent_job_name=job.name)}
    assert statuses <= {"Canceled", "Completed"}
    assert "Canceled" in statuses


def test_a_job_whose_target_is_missing_fails_with_the_columns(submit, client):
    job = submit(wait=0, target_column_name="price")
    with pytest.raises(JobException, match="has no column price; it has sepal length"):
        client.jobs.stream(job.name)
