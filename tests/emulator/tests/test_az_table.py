"""Every command of Microsoft's table is mapped to the SDK, or refused with a reason."""

import inspect

import pytest
from azure.ai.ml import MLClient
from azure.ai.ml.entities import _load_functions

from azureml_emulator.az import columns, groups
from azureml_emulator.az.parser import UsageError, key_of, parse
from azureml_emulator.az.session import Credential
from azureml_emulator.az.table import commands, preview_of

COMMANDS = {" ".join(words): command for words, command in commands().items()}
OPERATIONS = ("call", "list", "create", "update")


@pytest.fixture(scope="module")
def client():
    return MLClient(Credential(), "subscription", "group", "workspace")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_mapped_or_has_a_reason_why_not(name):
    mapped = name in groups.load()
    reason = groups.not_modelled()["commands"].get(name)
    assert mapped != bool(reason)


def test_nothing_is_mapped_or_excused_that_is_no_command():
    excused = set(groups.not_modelled()["commands"])
    assert set(groups.load()) | excused == set(COMMANDS)
    shown = {f"ml {name}" for kind in columns.columns().values() for name in kind}
    assert shown <= set(COMMANDS)


@pytest.mark.parametrize("name", groups.load())
def test_every_flag_of_a_mapping_is_a_flag_of_its_command(name):
    entry = groups.load()[name].entry
    flags = {key_of(names) for names in COMMANDS[name].flags}
    named = {flag.partition(":")[0] for flag in entry.get("with", ())}
    named |= set(entry.get("fields", ())) - {"identity"}  # made of two flags by a function
    for kind in ("json", "lower", "labels"):
        named |= set(entry.get(kind, ()))
    named -= {"grant_materialization_permissions"}  # the opposite of a flag
    assert named <= flags


@pytest.mark.parametrize("name", groups.load())
def test_every_operation_of_a_mapping_exists_in_the_sdk(name, client):
    entry = groups.load()[name].entry
    if "operations" not in entry:
        assert name.split()[0] != "ml"
        return
    operations = getattr(client, entry["operations"])
    for kind in OPERATIONS:
        assert kind not in entry or callable(getattr(operations, entry[kind]))
    if "load" in entry:
        assert callable(getattr(_load_functions, entry["load"]))


@pytest.mark.parametrize("name", groups.load())
def test_the_flags_of_a_call_are_arguments_of_the_operation(name, client):
    entry = groups.load()[name].entry
    kind = next((kind for kind in ("call", "list") if kind in entry), None)
    if kind is None:
        return
    method = getattr(getattr(client, entry["operations"]), entry[kind])
    parameters = inspect.signature(method).parameters
    given = {flag.rpartition(":")[2] for flag in entry.get("with", ())}
    assert given | set(entry.get("fixed", ())) <= set(parameters)


def test_every_refused_flag_is_a_flag_of_the_extension():
    known = {name for command in COMMANDS.values() for names in command.flags for name in names}
    refused = groups.not_modelled()
    assert set(refused["flags"]) | set(refused["ignored"]) <= known


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_parses_with_its_required_flags_and_names_them_when_absent(name):
    command = COMMANDS[name]
    words = name.split()
    for names in command.required:
        words += [names[0], "x"]
    assert parse(words, {}).values.keys() == {key_of(names) for names in command.required}
    if command.required:
        with pytest.raises(UsageError, match="the following arguments are required"):
            parse(name.split(), {})


def test_a_preview_is_announced_for_the_group_or_for_the_command():
    assert preview_of(COMMANDS["ml connection list"]) == "Command group 'ml connection'"
    assert preview_of(COMMANDS["ml data import"]) == "Command 'ml data import'"
    assert preview_of(COMMANDS["ml data list"]) is None
