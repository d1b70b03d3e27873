"""The tab of the CLI says something of its own: flags, where the command has them."""

import pytest

from support.commands import flag_form
from support.commands.shell import az_commands
from support.promises import assert_none, checker
from support.sandbox import Sandbox

CREATE = "snippets/workspace/create"
SCHEMA = "$schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json\n"


def test_no_cli_face_of_the_guide_only_repeats_the_yaml_face():
    listings = checker().guide.listings.values()
    assert_none([finding for listing in listings for finding in flag_form.check(listing)])


def test_loading_a_file_that_flags_can_say_is_found_with_the_flags(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    flags = """--name my-workspace --resource-group my-resource-group \\
  --location eastus --description "DP-100 practice"
"""
    file = "--file workspace.yml --resource-group my-resource-group\n"
    sandbox.replace(f"{CREATE}/cli.sh", flags, file)
    [finding] = sandbox.findings(CREATE)
    assert str(finding) == (
        "snippets/workspace/create/cli.sh:3\n"
        "  `az ml workspace create --file workspace.yml` sends what the YAML face sends, and every "
        "key of the file has a flag\n"
        "  cure: write az ml workspace create --name my-workspace --location eastus "
        "--description 'DP-100 practice' --resource-group my-resource-group"
    )


def form(line: str, data: dict) -> str | None:
    [command] = az_commands(line)
    return flag_form.flag_form(command, data)


def test_every_key_becomes_a_flag_and_other_flags_stay():
    data = {
        "$schema": "x",
        "name": "cpu-cluster",
        "type": "amlcompute",
        "max_instances": 4,
        "ssh_public_access_enabled": False,
        "description": "for the night",
        "tags": {"team": "risk", "cost": "low"},
    }
    line = "az ml compute create --file cpu.yml --resource-group 'my group' --no-wait"
    assert form(line, data) == (
        "az ml compute create --name cpu-cluster --type amlcompute --max-instances 4 "
        "--ssh-public-access-enabled false --description 'for the night' "
        "--tags team=risk cost=low --resource-group 'my group' --no-wait"
    )


def test_type_is_implied_where_the_command_has_no_such_flag():
    data = {"$schema": "x", "name": "e", "type": "online", "auth_mode": "key"}
    expected = "az ml online-endpoint create --name e --auth-mode key"
    assert form("az ml online-endpoint create -f e.yml", data) == expected


@pytest.mark.parametrize(
    ("line", "data"),
    [
        ("az ml online-endpoint create --file e.yml", {"name": "e", "compute": "azureml:k8s"}),
        ("az ml compute create --file c.yml", {"name": "c", "identity": {"type": "x"}}),
        ("az ml data create --file d.yml", {"name": "d", "description": ["a"]}),
        ("az ml job create --file j.yml", {"command": "python x.py"}),
    ],
)
def test_key_without_a_flag_keeps_the_file(line, data):
    assert form(line, data) is None


@pytest.mark.parametrize(
    "line",
    [
        "az ml workspace create --file workspace.yml --name other --resource-group my-rg",
        "az ml workspace create --file workspace.yml --set location=westus -g my-rg",
        "az ml workspace create --file other.yml --resource-group my-resource-group",
    ],
)
def test_file_with_flags_and_another_file_raise_no_alarm(tmp_path, line):
    sandbox = Sandbox(tmp_path / "guide")
    text = f"# --8<-- [start:create]\n{line}\n# --8<-- [end:create]\n"
    (sandbox.root / CREATE / "cli.sh").write_text(text)
    assert flag_form.check(sandbox.checker().guide.listings["workspace/create"]) == []
