import pytest
from azure.ai.ml import Input, Output, command, dsl
from azure.ai.ml.entities import Environment
from azure.ai.ml.exceptions import JobException
from azure.ai.ml.sweep import Choice
from azure.core.exceptions import HttpResponseError


@pytest.fixture
def step(client):
    """Make a step of a shell command that takes a folder and writes one."""
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))

    def make(name: str, shell: str, **inputs):
        return command(
            name=name,
            command=shell,
            environment="python@latest",
            inputs=inputs,
            outputs={"made": Output(type="uri_folder")},
        )

    return make


@pytest.fixture
def run(client, installed):
    """Submit a pipeline, wait for its end, and return the job."""

    def submit(job, wait=60, **settings):
        job.settings.default_compute = "serverless"
        for name, value in settings.items():
            setattr(job.settings, name, value)
        job = client.jobs.create_or_update(job)
        installed.executor.wait(job.id, wait)
        return client.jobs.get(job.name)

    return submit


FOLDER = Input(type="uri_folder")
COUNT = "echo ${{inputs.text}} > ${{outputs.made}}/a.txt"
PASS_ON = "cat ${{inputs.data}}/a.txt ${{inputs.data}}/a.txt > ${{outputs.made}}/a.txt"


def statuses(client, job) -> dict[str, str]:
    children = client.jobs.list(parent_job_name=job.name)
    return {child.display_name: child.status for child in children}


def test_data_goes_from_step_to_step_and_out_of_the_pipeline(step, run, client, tmp_path):
    write, double = step("write", COUNT, text="x"), step("double", PASS_ON, data=FOLDER)

    @dsl.pipeline
    def words(text: str, plus: str = "and"):
        first = write(text=text)
        second = double(data=first.outputs.made)
        third = double(data=second.outputs.made)
        third.name = "last"
        return {"result": third.outputs.made}

    job = words(text="word")
    job.outputs.result.name = "words"
    job = run(job)
    assert job.status == "Completed"
    assert statuses(client, job) == dict.fromkeys(("first", "second", "last"), "Completed")
    client.jobs.download(job.name, output_name="result", download_path=tmp_path)
    assert (tmp_path / "named-outputs/result/a.txt").read_text() == "word\n" * 4
    assert client.data.get("words", version="1").type == "uri_folder"
    assert [listed.name for listed in client.jobs.list()] == [job.name]


def test_branches_run_side_by_side(step, run, tmp_path):
    meet = "touch $ME; for i in $(seq 100); do [ -e $OTHER ] && exit 0; sleep 0.1; done; exit 1"
    places = {"ME": str(tmp_path / "left"), "OTHER": str(tmp_path / "right")}

    @dsl.pipeline
    def both():
        left, right = step("meet", meet)(), step("meet", meet)()
        left.environment_variables = places
        right.environment_variables = {"ME": places["OTHER"], "OTHER": places["ME"]}

    assert run(both()).status == "Completed"


@pytest.mark.parametrize(
    ("setting", "ended"),
    [
        (True, {"broken": "Failed", "slow": "Completed"}),
        (False, {"broken": "Failed", "slow": "Canceled"}),
    ],
)
def test_a_failed_step_stops_what_needs_it_or_everything(step, run, client, setting, ended):
    @dsl.pipeline
    def failing():
        broken = step("broken", "exit 3")()
        step("slow", "sleep 1.5")()
        step("after", PASS_ON, data=FOLDER)(data=broken.outputs.made)

    job = run(failing(), continue_on_step_failure=setting)
    assert statuses(client, job) == ended
    with pytest.raises(JobException, match="Failed nodes: /broken"):
        client.jobs.stream(job.name)


def test_canceling_a_pipeline_cancels_its_steps(step, run, client, installed):
    job = run(dsl.pipeline(lambda: step("slow", "sleep 60")() and None)(), wait=0.5)
    client.jobs.begin_cancel(job.name).result()
    assert installed.executor.wait(job.id, 120)
    assert list(statuses(client, job).values()) == ["Canceled"]


def test_a_stream_shows_the_log_of_the_pipeline(step, run, client, capsys):
    job = run(dsl.pipeline(lambda: step("quick", "true")() and None)(), wait=0)
    client.jobs.stream(job.name)
    printed = capsys.readouterr().out
    assert "Streaming logs/azureml/executionlogs.txt" in printed
    assert "Submitting 1 runs" in printed


def test_a_pipeline_can_hold_pipelines_and_sweeps(step, run, client, tmp_path):
    write, double = step("write", COUNT, text="x"), step("double", PASS_ON, data=FOLDER)

    @dsl.pipeline
    def inner(data: FOLDER):
        return {"result": double(data=data).outputs.made}

    @dsl.pipeline
    def outer():
        search = write(text=Choice(["word"])).sweep(
            sampling_algorithm="grid", primary_metric="accuracy", goal="maximize"
        )
        search.set_limits(max_total_trials=1)
        search.name = "search"
        first = write(text="word")
        return {"result": inner(data=first.outputs.made).outputs.result}

    job = run(outer())
    assert statuses(client, job) == dict.fromkeys(("search", "first", "inner"), "Completed")
    client.jobs.download(job.name, output_name="result", download_path=tmp_path)
    assert (tmp_path / "named-outputs/result/a.txt").read_text() == "word\n" * 2


def test_a_pipeline_that_cannot_run_is_refused(step, run, client):
    lost = Input(type="uri_folder", path="azureml://datastores/nowhere/paths/a")
    reading = dsl.pipeline(lambda: step("double", PASS_ON, data=FOLDER)(data=lost) and None)
    with pytest.raises(HttpResponseError, match="'nowhere' does not exist"):
        run(reading())
