import pytest
from azure.ai.ml import Input, Output, command, dsl
from azure.ai.ml.entities import CronTrigger, Environment, JobSchedule, RecurrenceTrigger
from azure.core.exceptions import HttpResponseError

from azureml_emulator.kinds import schedule

pytestmark = pytest.mark.deterministic
NOON = CronTrigger(expression="0 12 * * *", start_time="2026-01-01T00:00:00")
PLACE = "azureml://datastores/workspaceblobstore/paths/made/${{name}}/"


@pytest.fixture
def pipeline(client):
    """A pipeline job that writes its input, the time it was triggered at, to a file."""
    client.environments.create_or_update(Environment(name="python", image="mcr.microsoft.com/a"))
    step = command(
        name="write",
        command="echo ${{inputs.at}} > ${{outputs.made}}/at.txt",
        environment="python@latest",
        inputs={"at": Input(type="string")},
        outputs={"made": Output(type="uri_folder")},
    )
    write = client.components.create_or_update(step.component)

    @dsl.pipeline(default_compute="serverless")
    def built(at):
        return {"made": write(at=at).outputs.made}

    return built(at="${{creation_context.trigger_time}}")


@pytest.fixture
def create(client, pipeline):
    def made(trigger=NOON, name="nightly", job=pipeline):
        asked = JobSchedule(name=name, trigger=trigger, create_job=job)
        return client.schedules.begin_create_or_update(asked).result()

    return made


def jobs_of(client, name="nightly"):
    return list(client.jobs.list(scheduled_job_name=name))


def fire(client, emulator, hours=0.0):
    """Advance the clock, fire what is due, wait for it and return the new jobs."""
    emulator.clock.advance(hours * 3600)
    names = schedule.tick(emulator)
    found = [client.jobs.get(name) for name in names]
    for job in found:
        assert emulator.executor.wait(job.id, 60)
    return [client.jobs.get(name) for name in names]


def test_schedule_submits_its_job_when_it_is_due(client, create, emulator, tmp_path):
    create()
    assert fire(client, emulator, 2) == []
    (job,) = fire(client, emulator, 2)
    assert (job.display_name, job.status) == ("nightly-20260105T120000Z", "Completed")
    assert job.experiment_name == "nightly"
    client.jobs.download(job.name, output_name="made", download_path=tmp_path)
    assert (tmp_path / "named-outputs/made/at.txt").read_text() == "2026-01-05T12:00:00Z\n"
    assert [item.name for item in jobs_of(client)] == [job.name]
    assert jobs_of(client, "other") == []


def test_disabled_schedule_submits_nothing(client, create, emulator):
    create()
    client.schedules.begin_disable("nightly").result()
    assert fire(client, emulator, 24) == []
    client.schedules.begin_enable("nightly").result()
    (job,) = fire(client, emulator, 24)
    assert job.display_name == "nightly-20260106T120000Z"


def test_schedule_without_a_start_fires_at_once_and_then_by_its_interval(client, create, emulator):
    create(RecurrenceTrigger(frequency="hour", interval=6))
    names = [job.display_name for hours in (0, 5, 1) for job in fire(client, emulator, hours)]
    assert names == ["nightly-20260105T090000Z", "nightly-20260105T150000Z"]


def test_existing_job_is_submitted_again(client, create, emulator, pipeline):
    pipeline.outputs.made = Output(type="uri_folder", path=PLACE)
    first = client.jobs.create_or_update(pipeline, experiment_name="by-hand")
    assert emulator.executor.wait(first.id, 60)
    create(job=first.id)
    (job,) = fire(client, emulator, 4)
    assert (job.status, job.experiment_name) == ("Completed", "by-hand")
    assert list(job.jobs) == ["write"] and job.name != first.name


def test_triggered_schedule_submits_its_job_now(client, create, emulator):
    create()
    result = client.schedules.trigger("nightly", schedule_time="2026-03-01T10:00:00Z")
    assert result.schedule_action_type == "CreateJob"
    found = client.jobs.get(result.job_name)
    assert found.display_name == "nightly-20260301T100000Z"
    assert emulator.executor.wait(found.id, 60)
    assert [item.name for item in jobs_of(client)] == [result.job_name]


def test_disabled_schedule_is_not_triggered(client, create):
    create()
    client.schedules.begin_disable("nightly").result()
    with pytest.raises(HttpResponseError, match="enable it before you trigger it"):
        client.schedules.trigger("nightly")


def test_action_that_cannot_be_started_does_not_stop_other_schedules(
    client, create, emulator, caplog
):
    create(name="broken")
    create(name="working")
    workspace = client.workspaces.get("learning-ws").id
    broken = emulator.resources.get(f"{workspace}/schedules/broken")
    broken["properties"]["action"]["jobDefinition"]["jobs"] = {}
    emulator.resources.put(broken["id"], broken)
    (job,) = fire(client, emulator, 4)
    assert job.display_name.startswith("working-")
    assert "'broken' started nothing" in caplog.text
    assert fire(client, emulator) == []
