import json
import shlex
import sys

import pytest

from azureml_emulator.az.line import execute

JOB = """\
$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
command: echo hello
environment: azureml:env@latest
experiment_name: first
"""


@pytest.fixture
def az(installed, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", open("/dev/null"))  # noqa: SIM115

    def run(line, code=0):
        found = execute(shlex.split(line), installed.folder)
        printed = capsys.readouterr()
        assert found == code, printed.err
        return printed.err if code else printed.out

    return run


@pytest.fixture
def workspace(az):
    az("configure --defaults group=learning workspace=learning-ws")
    az("group create -n learning -l eastus")
    az("ml workspace create -n learning-ws -o none")
    return az


def test_login_and_account_name_the_emulated_subscription(az):
    accounts = json.loads(az("login"))
    assert accounts == json.loads(az("account list"))
    assert accounts[0]["id"] == "00000000-0000-0000-0000-000000000000"
    other = "11111111-2222-3333-4444-555555555555"
    az(f"account set --subscription {other}")
    assert az("account show --query id -o tsv") == f"{other}\n"
    assert "doesn't exist" in az("account set -s nowhere", code=1)


def test_defaults_are_kept_between_lines_and_forgotten_when_empty(az):
    az("configure --defaults group=a workspace=b")
    listed = json.loads(az("configure --list-defaults"))
    assert [(item["name"], item["value"]) for item in listed] == [
        ("group", "a"),
        ("workspace", "b"),
    ]
    az("configure --defaults workspace=")
    assert az("configure -l --query '[].name' -o tsv") == "group\n"


def test_resource_groups_come_and_go(az):
    assert az("group exists -n learning") == "false\n"
    az("group create -n learning -l westus")
    assert az("group show -n learning --query location -o tsv") == "westus\n"
    assert az("group exists -n learning") == "true\n"
    az("group delete -n learning --yes")
    assert az("group exists -n learning") == "false\n"
    assert "ERROR: (ResourceGroupNotFound)" in az("group show -n learning", code=3)


def test_a_compute_is_made_of_flags_changed_and_deleted(workspace):
    az = workspace
    made = json.loads(az("ml compute create -n gpu --type amlcompute --max-instances 2"))
    assert (made["name"], made["max_instances"], made["provisioning_state"]) == (
        "gpu",
        2,
        "Succeeded",
    )
    az("ml compute update -n gpu --max-instances 4")
    az("ml compute update -n gpu --set min_instances=1")
    query = "[].[name,min_instances,max_instances]"
    assert az(f"ml compute list --query '{query}' -o tsv") == "gpu\t1\t4\n"
    assert "sise" in az("ml compute update -n gpu --set sise=1", code=1)
    assert "Use --yes" in az("ml compute delete -n gpu", code=1)
    az("ml compute delete -n gpu --yes")
    assert "ERROR: (ResourceNotFound)" in az("ml compute show -n gpu", code=3)


def test_files_are_loaded_with_overrides(workspace, tmp_path):
    az = workspace
    (tmp_path / "env.yml").write_text("name: env\nimage: ubuntu:22.04\ntags: {a: b}\n")
    az("ml environment create --file env.yml --version 7 --set description='for tests' tags.c=d")
    shown = json.loads(az("ml environment show -n env --version 7"))
    assert shown["description"] == "for tests"
    assert shown["tags"] == {"a": "b", "c": "d"}


def test_data_is_uploaded_from_the_working_directory_and_archived(workspace, tmp_path):
    az = workspace
    (tmp_path / "data.csv").write_text("a,b\n1,2\n")
    az("ml data create -n titanic --version 1 --type uri_file --path data.csv")
    assert az("ml data show -n titanic --label latest --query version -o tsv") == "1\n"
    az("ml data archive -n titanic --version 1")
    assert json.loads(az("ml data list -n titanic")) == []
    listed = az("ml data list -n titanic --include-archived --query '[].version' -o tsv")
    assert listed == "1\n"


def test_a_job_is_submitted_streamed_and_shown(workspace, tmp_path):
    az = workspace
    az("ml environment create -n env --image ubuntu:22.04")
    (tmp_path / "job.yml").write_text(JOB)
    printed = az("ml job create -f job.yml --name hello --stream --query status -o tsv")
    assert "hello" in printed
    assert printed.splitlines()[-1] == "Completed"
    listed = az("ml job list --query '[].[name,experiment_name]' -o tsv")
    assert listed == "hello\tfirst\n"


def test_what_the_sdk_refuses_is_printed_without_a_traceback(workspace, tmp_path):
    (tmp_path / "job.yml").write_text(JOB + "colour: red\n")
    error = workspace("ml job create -f job.yml", code=1)
    assert error.startswith("ERROR:")
    assert "colour" in error
    assert "Traceback" not in error
