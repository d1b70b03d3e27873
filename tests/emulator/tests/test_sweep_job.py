import pytest
from azure.ai.ml import Output, command
from azure.ai.ml.entities import Environment
from azure.ai.ml.exceptions import JobException
from azure.ai.ml.sweep import BanditPolicy, Choice, MedianStoppingPolicy, Normal, Uniform
from azure.core.exceptions import HttpResponseError

# What mlflow.log_metric sends, without the seconds that importing mlflow takes.
REPORT = """
import json, os, ssl, sys, urllib.request

def log_metric(value, step):
    base = os.environ["MLFLOW_TRACKING_URI"].replace("azureml://", "https://")
    body = {"run_id": os.environ["MLFLOW_RUN_ID"], "key": "accuracy", "value": value}
    body |= {"timestamp": step, "step": step}
    headers = {"Authorization": "Bearer " + os.environ["MLFLOW_TRACKING_TOKEN"]}
    data, url = json.dumps(body).encode(), base + "/api/2.0/mlflow/runs/log-metric"
    request = urllib.request.Request(url, data, headers)
    urllib.request.urlopen(request).read()

if __name__ == "__main__":
    for step, value in enumerate(sys.argv[1:]):
        log_metric(float(value), step)
"""


@pytest.fixture
def sweep(client, installed, tmp_path):
    """Sweep over a shell command, wait for the end, and return the job."""
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))
    (tmp_path / "src").mkdir()
    (tmp_path / "src/report.py").write_text(REPORT)

    def submit(text: str, space: dict, sampling="grid", policy=None, wait=60, **limits):
        base = command(
            command=text,
            code=tmp_path / "src",
            environment="python@latest",
            inputs=dict.fromkeys(space, 0),
            outputs={"model": Output(type="uri_folder")},
        )
        job = base(**space).sweep(
            sampling_algorithm=sampling, primary_metric="accuracy", goal="Maximize"
        )
        job.set_limits(**{"max_total_trials": 3, **limits})
        job.early_termination = policy
        job = client.create_or_update(job)
        installed.executor.wait(job.id, wait)
        return client.jobs.get(job.name)

    return submit


def children(client, job) -> dict[str, str]:
    return {child.name: child.status for child in client.jobs.list(parent_job_name=job.name)}


def test_the_best_trial_gives_the_sweep_its_outputs(sweep, client, tmp_path):
    job = sweep(
        "python report.py ${{inputs.rate}} && echo ${{inputs.rate}} > ${{outputs.model}}/rate",
        {"rate": Choice([0.1, 0.3, 0.2])},
        max_total_trials=9,
    )
    assert job.status == "Completed"
    assert children(client, job) == {f"{job.name}_{number}": "Completed" for number in range(3)}
    assert job.properties["best_child_run_id"] == f"{job.name}_1"
    assert job.properties["score"] == "0.3"
    client.jobs.download(job.name, output_name="model", download_path=tmp_path / "down")
    assert (tmp_path / "down/named-outputs/model/rate").read_text() == "0.3\n"
    assert [listed.name for listed in client.jobs.list()] == [job.name]


def test_a_bandit_stops_a_trial_that_falls_behind(sweep, client):
    job = sweep(
        "python report.py ${{inputs.level}} ${{inputs.level}} && sleep 0.1",
        {"level": Choice([1.0, 0.95, 0.5])},
        policy=BanditPolicy(slack_factor=0.1, evaluation_interval=1),
        max_concurrent_trials=1,
    )
    assert list(children(client, job).values()) == ["Completed", "Completed", "Canceled"]


def test_no_trial_is_stopped_before_the_delay(sweep, client):
    job = sweep(
        "python report.py ${{inputs.level}}",
        {"level": Choice([1.0, 0.5])},
        policy=MedianStoppingPolicy(delay_evaluation=2, evaluation_interval=1),
        max_concurrent_trials=1,
    )
    assert set(children(client, job).values()) == {"Completed"}


def test_a_canceled_sweep_cancels_its_trials(sweep, client, installed):
    job = sweep("sleep 60", {"x": Choice([1, 2])}, wait=0.5)
    client.jobs.begin_cancel(job.name).result()
    assert installed.executor.wait(job.id, 120)
    assert client.jobs.get(job.name).status == "Canceled"
    assert set(children(client, job).values()) == {"Canceled"}


def test_a_sweep_whose_trials_all_fail_has_failed(sweep, client):
    job = sweep("echo wrong && exit 3", {"x": Choice([1])})
    with pytest.raises(JobException, match="exited with status code 3"):
        client.jobs.stream(job.name)


def test_a_stream_shows_the_log_of_the_sweep(sweep, client, capsys):
    job = sweep("true", {"x": Choice([1, 2])}, wait=0)
    client.jobs.stream(job.name)
    printed = capsys.readouterr().out
    assert "Streaming azureml-logs/hyperdrive.txt" in printed
    assert f"Scheduling job, id='{job.name}_1'" in printed
    assert "No trial has reported the primary metric 'accuracy'" in printed


@pytest.mark.deterministic  # seeds the first trials, which are random
def test_bayesian_sampling_proposes_trials_from_results(sweep, client):
    job = sweep(
        "python report.py ${{search_space.x}}",
        {"x": Uniform(0, 1)},
        sampling="bayesian",
        max_total_trials=5,
        max_concurrent_trials=2,
    )
    assert len(children(client, job)) == 5
    assert float(job.properties["score"]) > 0.5


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"space": {"x": Normal(0, 1)}}, "grid sampling takes only choice"),
        ({"space": {"x": Normal(0, 1)}, "sampling": "bayesian"}, "takes only choice, uniform"),
        (
            {"space": {"x": Uniform(0, 1)}, "sampling": "bayesian", "policy": BanditPolicy()},
            "does not take an early termination policy",
        ),
        ({"space": {"x": Choice([1])}, "policy": BanditPolicy()}, "slack factor or a slack amount"),
        ({"space": {"x": Choice([1])}, "max_total_trials": 1001}, "must be from 1 to 1000"),
        ({"space": {"x": Uniform(2, 1)}, "sampling": "random"}, "above its max_value"),
    ],
)
def test_a_sweep_that_makes_no_sense_is_refused(sweep, options, message):
    with pytest.raises(HttpResponseError, match=message):
        sweep("true", **options)
