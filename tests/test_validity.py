"""Rung 1: every name, keyword, flag, key and literal exists in the installed versions."""

import types
from pathlib import Path

import pytest
import yaml

from support.check import ROOT
from support.commands import cli_validity
from support.promises import assert_rung_holds, each_listing
from support.python.strict import StrictLoader, Swallowed
from support.quiet import quiet
from support.yaml_files import schema_kind, yaml_validity

DATA = Path(__file__).parent / "data" / "ladder"


@each_listing()
def test_everything_named_exists(name):
    assert_rung_holds(name, "validity")


def load(path: Path) -> None:
    with quiet():
        StrictLoader(path, lambda line: None).exec_module(types.ModuleType("listing"))


def test_correct_pipeline_and_sweep_raise_no_alarm():
    load(DATA / "strict" / "correct.py")


@pytest.mark.parametrize(
    ("code", "cure"),
    [
        ("Output(type='uri_file', nme='x')", "name"),
        ("AmlCompute(name='x', size='s', max_instance=2)", "max_instances"),
        ("AmlCompute(name='x', size='s', tier='lo_priority')", "LowPriority"),
        ("Input(type='uri_fle', path='x')", "uri_file"),
        ("command(command='x', environment='e').set_resource(instance_count=1)", "set_resources"),
    ],
)
def test_what_the_sdk_would_swallow_is_refused(tmp_path, code, cure):
    path = tmp_path / "sdk.py"
    imports = "from azure.ai.ml import Input, Output, command\n"
    path.write_text(f"{imports}from azure.ai.ml.entities import AmlCompute\n\n{code}\n")
    with pytest.raises(Swallowed) as refused:
        load(path)
    assert refused.value.line == 4
    assert cure in refused.value.cure


@pytest.mark.parametrize(
    ("kind", "text", "cure"),
    [
        (
            "sweepJob",
            "command: ls\nenvironment: azureml:train:1\ncompute: azureml:cpu\n",
            "commandJob",
        ),
        ("commandJob", "type: sweep\ntrial: {command: ls}\n", "sweepJob"),
        ("kubernetesOnlineDeployment", "endpoint_name: e\ninstance_type: s\n", "managedOnlineDep"),
        ("azureFile", "name: raw\ntype: azure_blob\n", "azureBlob"),
        ("amlCompute", "name: me\ntype: computeinstance\n", "computeInstance"),
        ("schedule", "name: watch\ncreate_monitor: {}\n", "monitorSchedule"),
        ("kubernetesOnlineEndpoint", "name: e\nauth_mode: key\n", "batchEndpoint or managedOnline"),
        ("model", "name: train\nimage: ubuntu:22.04\ntype: conda\n", None),
        ("environment", "name: train\nbuild: {path: .}\n", None),
        ("workspace", "name: mine\nlocation: westeurope\n", None),
        (
            "managedOnlineDeployment",
            "endpoint_name: e\ninstance_type: s\nmodel: azureml:m:1\n",
            None,
        ),
    ],
)
def test_schema_of_another_kind_is_told(kind, text, cure):
    address = f"https://azuremlschemas.azureedge.net/latest/{kind}.schema.json"
    meant = schema_kind.meant(yaml.safe_load(f"$schema: {address}\n{text}"))
    assert " or ".join(meant).startswith(cure) if cure else meant == []


def test_schema_of_another_kind_is_found_at_its_line(tmp_path):
    text = (ROOT / "snippets/jobs/organise/job.yml").read_text("utf-8")
    (tmp_path / "job.yml").write_text(text.replace("commandJob", "sweepJob"), "utf-8")
    [(line, what, cure)] = yaml_validity.check(tmp_path / "job.yml")
    assert (line, cure) == (1, "let it end in commandJob.schema.json")
    assert what.startswith("the $schema is of another kind")


@pytest.mark.parametrize(
    ("line", "what", "cure"),
    [
        ("az ml run submit-script train.py", "a command of CLI v1", "az ml job create"),
        ("az ml computetarget create amlcompute", "a command of CLI v1", "az ml compute"),
        ("az configure --defaults gorup=g", "sets the default 'gorup'", "write group"),
        ("az ml job creat", "`az ml job creat` is no command", "az ml job create"),
        ("az ml job show", "requires --name", "add --name"),
        ("x=$(az ml job list --all-result)", "no flag --all-result", "--all-results"),
        ("az ml job create --file \\\n  none.yml", "names 'none.yml'", "correct the path"),
        ("az ml data create --name d --path ./none", "names './none'", "correct the path"),
    ],
)
def test_wrong_command_line_is_found(tmp_path, line, what, cure):
    [row] = cli_validity.check(f"# first\n{line}\n", tmp_path, {"group", "workspace"})
    assert row[0] == 2
    assert what in row[1]
    assert cure in row[2]


def test_defaults_stand_in_for_required_flags(tmp_path):
    [row] = cli_validity.check("az ml compute list", tmp_path, set())
    assert "az configure --defaults group=…" in row[2]
    script = "az configure --defaults group=g workspace=w\naz ml compute list\n"
    assert cli_validity.check(script, tmp_path, set()) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "cure"),
    [
        ("data_context: model_inputs", "data_context: inputs", 16, "model_inputs"),
        ("frequency: day", "frequency: daily", 5, "day"),
    ],
)
def test_refusal_of_a_nested_schema_is_told_at_its_value(tmp_path, old, new, line, cure):
    text = (ROOT / "snippets/monitoring/monitor-schedule/monitor.yml").read_text("utf-8")
    path = tmp_path / "monitor.yml"
    path.write_text(text.replace(old, new))
    [(number, what, said)] = yaml_validity.check(path)
    assert (number, "is not an allowed value" in what, cure in said) == (line, True, True)
