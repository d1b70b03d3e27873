"""Rung 2: every face runs to its end, jobs included."""

import types

import openai
import pytest

from azureml_emulator import Emulator
from azureml_emulator.messages import Response
from support.promises import assert_rung_holds, each_listing
from support.python.signatures import unwrapped
from support.runs import run_cli, run_sdk, stage
from support.sandbox import Sandbox

ECHO = "snippets/jobs/echo"
SAID = (200, b"fine"), (400, b"no such role"), (201, b"made")


@each_listing()
def test_faces_run_to_their_end(name):
    assert_rung_holds(name, "execution")


def test_job_that_fails_is_found_where_it_is_streamed(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(f"{ECHO}/src/hello.py", "required=True", "type=int")
    found = sandbox.findings(ECHO)
    assert {(finding.path, finding.line) for finding in found} == {
        (f"{ECHO}/sdk.py", 23),
        (f"{ECHO}/cli.sh", 6),
    }


def test_need_that_fails_is_named(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace("snippets/workspace/create/sdk.py", "description=", "descriptionn=")
    found = sandbox.checker().ladder.findings("jobs/echo")
    assert "snippets/workspace/create, whose sdk face fails" in found[0].what


def test_run_ends_when_its_jobs_have_ended(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(f"{ECHO}/sdk.py", "ml_client.jobs.stream(job.name)\n", "")
    runner = sandbox.checker().ladder.runner
    runner.run("jobs/echo", "sdk")
    emulator = Emulator(runner.state_after(("workspace/create", "jobs/echo")))
    [job] = [value for key, value in emulator.resources.items() if "/jobs/" in key]
    emulator.close()
    assert job["properties"]["status"] == "Completed"


def test_run_that_fails_does_not_wait_for_its_jobs(tmp_path, monkeypatch):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(f"{ECHO}/sdk.py", "ml_client.jobs.stream(job.name)", "job.nmae")
    monkeypatch.setattr(run_sdk, "finish_jobs", lambda *_: pytest.fail("it waits"))
    failure = sandbox.checker().ladder.runner.run("jobs/echo", "sdk").failure
    assert (failure.line, failure.cure) == (23, "write name instead of nmae")


@pytest.mark.parametrize(
    ("face", "file", "endless", "line"),
    [
        ("sdk", "sdk.py", "while True: pass", 23),
        ("cli", "cli.sh", "sleep 60", 6),
    ],
)
def test_face_without_an_end_is_stopped(tmp_path, monkeypatch, face, file, endless, line):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.checker().ladder.runner.run("workspace/create", face)  # needs longer than what follows
    text = (sandbox.root / ECHO / file).read_text("utf-8").splitlines()
    sandbox.replace(f"{ECHO}/{file}", text[line - 1], endless)
    for module in (run_sdk, run_cli):
        monkeypatch.setattr(module, "LONGEST", 10)
    failure = sandbox.checker().ladder.runner.run("jobs/echo", face).failure
    assert (failure.file, failure.line, failure.what) == (file, line, "it still runs after 10 s")


def test_job_without_an_end_is_named(monkeypatch):
    monkeypatch.setattr(stage, "LONGEST", 0)
    executor = types.SimpleNamespace(
        active=lambda: ["jobs/slow"], wait=lambda *_, **__: False, is_recorded=lambda _: False
    )
    failure = stage.finish_jobs(types.SimpleNamespace(executor=executor), "sdk.py")
    assert (failure.file, failure.what) == ("sdk.py", "the job slow still runs after 0 s")


def test_run_is_made_once_for_the_same_content(tmp_path):
    first = Sandbox(tmp_path / "first").checker().ladder.runner.run("jobs/echo", "sdk")
    second = Sandbox(tmp_path / "second").checker().ladder.runner.run("jobs/echo", "sdk")
    assert first == second  # also the seconds that it took


def test_run_leaves_the_listing_alone(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    before = sorted(sandbox.root.rglob("*"))
    sandbox.replace(
        f"{ECHO}/sdk.py", "# --8<-- [end:stream]", "open('new', 'w')\n# --8<-- [end:stream]"
    )
    sandbox.checker().ladder.runner.run("jobs/echo", "sdk")
    assert sorted(sandbox.root.rglob("*")) == before


def test_silent_curl_is_told_by_the_answer():
    answers = [types.SimpleNamespace(response=Response(status, {}, body)) for status, body in SAID]
    emulator = types.SimpleNamespace(journal=answers)
    assert run_cli._answer(emulator) == "the service answered 400: no such role"
    assert run_cli._answer(types.SimpleNamespace(journal=[])) == "it says nothing"


def test_complaint_starts_at_the_error_and_goes_on():
    assert run_cli._complaint("WARNING: old\nERROR: \nit is wrong\n") == "ERROR: \nit is wrong\n"
    assert run_cli._complaint("curl: (6) no host\n") == "curl: (6) no host\n"


def test_class_that_wraps_itself_for_ever_ends():
    assert unwrapped(openai.ChatCompletion) is not None
