import pytest
from azure.ai.ml import Input, command, dsl
from azure.ai.ml.constants import TimeZone
from azure.ai.ml.entities import (
    CronTrigger,
    Environment,
    JobSchedule,
    RecurrencePattern,
    RecurrenceTrigger,
)
from azure.ai.ml.entities._load_functions import load_schedule
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

from azureml_emulator.kinds import schedule

DAILY = CronTrigger(expression="0 12 * * *", start_time="2026-01-01T00:00:00")
LISTS = ("EnabledOnly", "DisabledOnly", "All")


@pytest.fixture
def pipeline(client):
    """A pipeline job of one registered component."""
    client.environments.create_or_update(Environment(name="python", image="mcr.microsoft.com/a"))
    step = command(
        name="count",
        command="wc ${{inputs.rows}}",
        environment="python@latest",
        inputs={"rows": Input(type="uri_folder")},
    )
    count = client.components.create_or_update(step.component)

    @dsl.pipeline(default_compute="serverless", experiment_name="nightly")
    def built(rows):
        count(rows=rows)

    return built(
        rows=Input(type="uri_folder", path="azureml://datastores/workspaceblobstore/paths/a")
    )


@pytest.fixture
def create(client, pipeline):
    def made(trigger=DAILY, name="nightly", job=pipeline):
        asked = JobSchedule(name=name, trigger=trigger, create_job=job)
        return client.schedules.begin_create_or_update(asked).result()

    return made


def names(client, view):
    return [item.name for item in client.schedules.list(list_view_type=view)]


def dues(emulator):
    found = schedule.due(emulator, emulator.clock.now())
    return [(item.schedule["name"], item.time.strftime("%m-%d %H:%M")) for item in found]


def test_cron_schedule_comes_back_as_it_was_sent(client, create):
    trigger = CronTrigger(expression="0 8 * * 1-5", time_zone=TimeZone.PACIFIC_STANDARD_TIME)
    made = create(trigger)
    found = client.schedules.get("nightly")
    assert made.provisioning_state == "Succeeded" and found.is_enabled
    assert (found.trigger.expression, found.trigger.time_zone) == (
        "0 8 * * 1-5",
        "Pacific Standard Time",
    )
    assert found.create_job.experiment_name == "nightly"
    assert list(found.create_job.jobs) == ["count"]


def test_recurrence_schedule_comes_back_as_it_was_sent(client, create):
    pattern = RecurrencePattern(hours=[10], minutes=[0, 30], week_days=["monday", "friday"])
    create(RecurrenceTrigger(frequency="week", interval=2, schedule=pattern))
    found = client.schedules.get("nightly").trigger
    assert (found.frequency.lower(), found.interval) == ("week", 2)
    assert [day.lower() for day in found.schedule.week_days] == ["monday", "friday"]


def test_disabled_schedule_is_in_the_lists_that_ask_for_it(client, create):
    create()
    assert [names(client, view) for view in LISTS] == [["nightly"], [], ["nightly"]]
    assert client.schedules.begin_disable("nightly").result().is_enabled is False
    assert [names(client, view) for view in LISTS] == [[], ["nightly"], ["nightly"]]
    assert client.schedules.begin_enable("nightly").result().is_enabled


def test_schedule_is_deleted_once_it_is_disabled(client, create):
    create()
    with pytest.raises(HttpResponseError, match="disable it before you delete it"):
        client.schedules.begin_delete("nightly")
    client.schedules.begin_disable("nightly").result()
    client.schedules.begin_delete("nightly").result()
    with pytest.raises(ResourceNotFoundError):
        client.schedules.get("nightly")


@pytest.mark.parametrize(
    ("trigger", "problem"),
    [
        (CronTrigger(expression="0 8 * *"), "has 4 fields, not 5"),
        (CronTrigger(expression="0 8 * * *", end_time="2020-01-01T00:00:00"), "in the past"),
        (RecurrenceTrigger(frequency="day", interval=0), "interval is 0"),
    ],
)
def test_trigger_that_cannot_fire_is_refused(create, trigger, problem):
    with pytest.raises(HttpResponseError, match=problem) as error:
        create(trigger)
    assert error.value.status_code == 400


@pytest.mark.deterministic
def test_schedule_is_due_at_its_time_once(create, emulator):
    create()
    create(RecurrenceTrigger(frequency="day", interval=1), name="at-once")
    assert dues(emulator) == [("at-once", "01-05 09:00")]
    emulator.clock.advance(3 * 3600)
    assert dues(emulator) == [("at-once", "01-05 09:00"), ("nightly", "01-05 12:00")]
    for item in schedule.due(emulator, emulator.clock.now()):
        schedule.fired(emulator, item.schedule, emulator.clock.now())
    assert dues(emulator) == []
    emulator.clock.advance(3 * 24 * 3600)
    assert dues(emulator) == [("at-once", "01-06 09:00"), ("nightly", "01-06 12:00")]


@pytest.mark.deterministic
def test_what_was_missed_while_disabled_stays_missed(client, create, emulator):
    create()
    client.schedules.begin_disable("nightly").result()
    emulator.clock.advance(24 * 3600)
    assert dues(emulator) == []
    client.schedules.begin_enable("nightly").result()
    assert dues(emulator) == []
    emulator.clock.advance(24 * 3600)
    assert dues(emulator) == [("nightly", "01-06 12:00")]


def test_schedule_from_yaml(client, pipeline, tmp_path):
    (tmp_path / "pipeline.yml").write_text(
        "type: pipeline\nsettings: {default_compute: serverless}\njobs:\n"
        "  count: {component: azureml:count@latest, inputs: {rows: {type: uri_folder, path: "
        "azureml://datastores/workspaceblobstore/paths/a}}}\n"
    )
    file = tmp_path / "schedule.yml"
    file.write_text(
        "name: weekly\ncreate_job: pipeline.yml\n"
        "trigger: {type: cron, expression: '0 6 * * 1', time_zone: W. Europe Standard Time}\n"
    )
    made = client.schedules.begin_create_or_update(load_schedule(file)).result()
    assert made.trigger.expression == "0 6 * * 1"
