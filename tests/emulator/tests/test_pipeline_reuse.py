import pytest
from azure.ai.ml import Input, Output, command, dsl
from azure.ai.ml.entities import Environment

OUTPUT = {"made": Output(type="uri_folder")}


@pytest.fixture
def run(client, installed, tmp_path):
    """Run a step that notes the time and one that copies the note; return job and note."""
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))

    def submit(text: str, is_deterministic=True, **settings):
        stamp = command(
            command="date +%s.%N > ${{outputs.made}}/note; echo ${{inputs.text}}",
            environment="python@latest",
            inputs={"text": ""},
            outputs=OUTPUT,
            is_deterministic=is_deterministic,
        )
        copy = command(
            command="cp ${{inputs.data}}/note ${{outputs.made}}",
            environment="python@latest",
            inputs={"data": Input(type="uri_folder")},
            outputs=OUTPUT,
        )

        @dsl.pipeline(default_compute="serverless", **settings)
        def noted():
            return {"result": copy(data=stamp(text=text).outputs.made).outputs.made}

        job = client.jobs.create_or_update(noted())
        installed.executor.wait(job.id, 60)
        folder = tmp_path / job.name
        client.jobs.download(job.name, output_name="result", download_path=folder)
        return job, (folder / "named-outputs/result/note").read_text()

    return submit


def test_steps_that_have_not_changed_are_not_run_again(run, client, tmp_path):
    first, note = run("one")
    again, same = run("one")
    assert note == same
    children = list(client.jobs.list(parent_job_name=again.name))
    assert [child.properties["azureml.isreused"] for child in children] == ["true", "true"]
    originals = {child.name for child in client.jobs.list(parent_job_name=first.name)}
    assert {child.properties["azureml.reusedrunid"] for child in children} == originals
    client.jobs.download(children[0].name, download_path=tmp_path / "log")
    assert (tmp_path / "log/artifacts/user_logs/std_log.txt").read_text() == "one\n"


def test_another_input_makes_a_step_and_what_follows_run(run):
    assert run("one")[1] != run("two")[1]


def test_a_forced_pipeline_neither_takes_outputs_nor_lends_them(run):
    forced = run("one", force_rerun=True)[1]
    ordinary = run("one")[1]
    assert forced != ordinary
    assert run("one", force_rerun=True)[1] not in (forced, ordinary)
    assert run("one")[1] == ordinary


def test_a_step_that_is_not_deterministic_runs_again(run):
    assert run("one", is_deterministic=False)[1] != run("one", is_deterministic=False)[1]
