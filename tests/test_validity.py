"""Rung 1: every name, keyword, flag, key and literal exists in the installed versions."""

import types
from pathlib import Path

import pytest

from support.check import ROOT
from support.commands import cli_validity
from support.promises import assert_rung_holds, each_listing
from support.python.strict import StrictLoader, Swallowed
from support.quiet import quiet
from support.yaml_files import yaml_validity

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
