"""``az ml job`` and ``az ml schedule``."""

import pytest

JOB = "command: echo hello\nenvironment: azureml:base:1\nexperiment_name: first\n"
PIPELINE = """\
type: pipeline
settings: {default_compute: serverless}
jobs:
  only: {type: command, command: echo step, environment: azureml:base:1}
"""
SCHEDULE = """\
name: nightly
trigger: {type: recurrence, frequency: day, interval: 1}
create_job: ./pipeline.yml
"""


@pytest.fixture(scope="module")
def files(az):
    az("ml environment create -n base --version 1 --image ubuntu:22.04 -o none")
    for name, text in (("job", JOB), ("pipeline", PIPELINE), ("schedule", SCHEDULE)):
        az.write(f"{name}.yml", text)
    return az


def test_a_job_runs_and_is_changed_downloaded_and_archived(files):
    az = files
    az("ml job create -f job.yml -n hello --set tags.a=b --stream -o none")
    changed = az.json("ml job update -n hello --set display_name=Hello tags.c=d")
    assert (changed["display_name"], changed["tags"]) == ("Hello", {"a": "b", "c": "d"})
    az("ml job download -n hello -p there --all")
    log = az.folder / "there" / "artifacts" / "user_logs" / "std_log.txt"
    assert log.read_text().startswith("hello")
    row = az("ml job list -o table").splitlines()[2].split()
    assert row[:4] == ["hello", "Completed", "first", "command"]
    az("ml job archive -n hello")
    assert az.json("ml job list") == []
    az("ml job restore -n hello")
    assert az("ml job show-services -n hello") == ""
    assert "cannot be canceled" in az("ml job cancel -n hello", code=1)


def test_a_running_job_is_canceled(files):
    files.write("long.yml", JOB.replace("echo hello", "sleep 60"))
    files("ml job create -f long.yml -n long -o none")
    files("ml job cancel -n long")
    assert files("ml job show -n long --query status -o tsv") == "Canceled\n"


def test_a_file_is_validated_without_a_job(files):
    assert files.json("ml job validate -f pipeline.yml") == {"result": "Succeeded"}
    files.write("bad.yml", JOB + "colour: red\n")
    found = files.json("ml job validate -f bad.yml")
    assert found["result"] == "Failed"
    assert "colour" in found["errors"][0]["message"]
    files("ml job show -n bad", code=3)


def test_a_pipeline_is_saved_and_its_steps_are_listed(files):
    files("ml job create -f pipeline.yml -n flow --save-as saved.yml --web -o none")
    assert "ignores '--web'" in files.warnings
    assert "name: flow" in (files.folder / "saved.yml").read_text()
    files("ml job stream -n flow")
    steps = files.json("ml job list --parent-job-name flow")
    assert [step["status"] for step in steps] == ["Completed"]


def test_a_schedule_is_changed_disabled_triggered_and_deleted(files):
    az = files
    assert az.json("ml schedule create -f schedule.yml")["is_enabled"] is True
    changed = az.json("ml schedule update -n nightly --set trigger.interval=2 description=new")
    assert (changed["trigger"]["interval"], changed["description"]) == (2, "new")
    job = az.json("ml schedule trigger -n nightly")["job_name"]
    assert az.json(f"ml job show -n {job} --query name") == job
    assert az.json("ml schedule disable -n nightly")["is_enabled"] is False
    assert az.json("ml schedule list") == []
    assert az("ml schedule list --disabled-only --query '[].name' -o tsv") == "nightly\n"
    assert az.json("ml schedule enable -n nightly")["is_enabled"] is True
    az("ml schedule disable -n nightly -o none")
    az("ml schedule delete -n nightly")
    az("ml schedule show -n nightly", code=3)
