import pytest
from azure.ai.ml import command
from azure.ai.ml.entities import Environment
from azure.ai.ml.exceptions import JobException
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

from azureml_emulator.planes import history
from azureml_emulator.store import Collection


@pytest.fixture
def submit(client):
    """Submit a shell command and return the job at once."""
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))

    def job(text: str, **options):
        return client.create_or_update(
            command(command=text, environment="python@latest", **options)
        )

    return job


def test_a_stream_prints_the_log_and_a_summary(submit, client, capsys):
    job = submit("echo first; sleep 0.4; echo second")
    capsys.readouterr()
    client.jobs.stream(job.name)
    printed = capsys.readouterr().out
    assert "Streaming user_logs/std_log.txt" in printed
    assert printed.count("first\n") == printed.count("second\n") == 1
    assert "Execution Summary" in printed


def test_the_first_stream_of_a_job_that_has_ended_prints_its_log(submit, client, installed, capsys):
    job = submit("echo early")
    assert installed.executor.wait(job.id, 120)
    client.jobs.stream(job.name)
    assert "early\n" in capsys.readouterr().out


def test_a_failed_job_shows_the_traceback_of_the_user(submit, client):
    job = submit("python -c 'raise ValueError(42)'")
    with pytest.raises(JobException, match="ValueError: 42") as raised:
        client.jobs.stream(job.name)
    assert "exited with status code 1" in str(raised.value)


def test_nobody_sees_a_failed_job_without_its_error(submit, installed, monkeypatch):
    seen = []
    put = Collection.put

    def watched(collection, key, value):
        put(collection, key, value)
        if key.lower().endswith("/jobs/watched"):
            seen.append(history.view(installed, installed.resources.get(key)))

    monkeypatch.setattr(Collection, "put", watched)
    job = submit("exit 7", name="watched")
    assert installed.executor.wait(job.id, 120)
    failed = [run["error"] for run in seen if run["status"] == "Failed"]
    assert failed
    assert None not in failed


def test_everything_of_a_job_can_be_downloaded(submit, client, installed, tmp_path):
    job = submit("echo 1 > outputs/metric.txt; echo log")
    with pytest.raises(JobException, match="Download is allowed only in"):
        client.jobs.download(submit("sleep 60").name)
    installed.executor.wait(job.id, 120)
    client.jobs.download(job.name, download_path=tmp_path, all=True)
    assert (tmp_path / "artifacts/outputs/metric.txt").read_text() == "1\n"
    assert (tmp_path / "artifacts/user_logs/std_log.txt").read_text() == "log\n"


def test_the_list_is_newest_first_and_hides_archived_jobs(submit, client):
    names = [submit("true").name for _ in range(3)]
    client.jobs.archive(names[1])
    assert [job.name for job in client.jobs.list()] == [names[2], names[0]]
    archived = client.jobs.list(list_view_type="ArchivedOnly")
    assert [job.name for job in archived] == [names[1]]
    client.jobs.restore(names[1])
    assert len(list(client.jobs.list())) == 3


def test_only_descriptions_of_an_old_job_can_change(submit, client):
    job = submit("true", name="fixed", tags={"a": "1"})
    changed = client.jobs.update(job.name, display_name="Better", tags={"b": "2"})
    assert (changed.display_name, changed.tags) == ("Better", {"a": "1", "b": "2"})
    with pytest.raises(HttpResponseError, match="already exists"):
        submit("false", name="fixed")


def test_a_job_without_children_lists_none(submit, client):
    assert list(client.jobs.list(parent_job_name=submit("true").name)) == []


def test_a_missing_job_is_told_as_such(client):
    with pytest.raises(ResourceNotFoundError, match="nothing"):
        client.jobs.stream("nothing")


@pytest.mark.deterministic
def test_logs_and_states_come_out_the_same_twice(submit, client, installed, capsys):
    def printed() -> tuple[str, dict]:
        capsys.readouterr()
        job = submit("echo one; echo two >&2", name=f"job{len(names)}")
        names.append(job.name)
        client.jobs.stream(job.name)
        record = installed.executor.records.get(job.id)
        return capsys.readouterr().out.replace(job.name, "job"), record

    names: list[str] = []
    assert printed() == printed()
