import threading

import pytest
from azure.ai.ml import command, dsl
from azure.ai.ml.entities import Environment, JobSchedule, RecurrenceTrigger

from azureml_emulator.commands import background
from azureml_emulator.kinds import schedule


@pytest.fixture
def looks(monkeypatch):
    """Set when somebody looks which schedules are due."""
    seen = threading.Event()
    monkeypatch.setattr(background, "LOOK", 0.01)
    monkeypatch.setattr(schedule, "tick", lambda emulator: seen.set())
    return seen


def test_schedules_fire_while_a_process_holds_the_state(emulator, looks):
    with background.ticking(emulator):
        assert looks.wait(5)


def test_bug_in_one_look_does_not_end_the_others(emulator, looks, monkeypatch, capsys):
    calls = []

    def fail_once(emulator):
        calls.append(emulator)
        if len(calls) == 1:
            raise RuntimeError("broken")
        looks.set()

    monkeypatch.setattr(schedule, "tick", fail_once)
    with background.ticking(emulator):
        assert looks.wait(5)
    assert "broken" in capsys.readouterr().err


@pytest.mark.deterministic
def test_schedules_of_a_deterministic_emulator_wait_for_a_trigger(emulator, looks):
    with background.ticking(emulator):
        assert not looks.wait(0.2)


def test_new_schedule_without_a_start_fires_at_once(client, emulator, monkeypatch):
    client.environments.create_or_update(Environment(name="python", image="mcr.microsoft.com/a"))
    step = command(name="greet", command="echo hello", environment="python@latest")
    greet = client.components.create_or_update(step.component)

    @dsl.pipeline(default_compute="serverless")
    def built():
        greet()

    monkeypatch.setattr(background, "LOOK", 0.01)
    asked = JobSchedule(
        name="now", trigger=RecurrenceTrigger(frequency="day", interval=1), create_job=built()
    )
    with background.ticking(emulator):
        client.schedules.begin_create_or_update(asked).result()
        emulator.executor.wait_for(emulator.executor.active, 10)
    (job,) = client.jobs.list(scheduled_job_name="now")
    assert emulator.executor.wait(job.id, 120)
    assert client.jobs.get(job.name).status == "Completed"
