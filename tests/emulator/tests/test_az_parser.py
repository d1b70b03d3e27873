import pytest

from azureml_emulator.az.parser import UsageError, parse
from azureml_emulator.az.table import commands, shapes

PLACE = {"group": "learning", "workspace": "learning-ws"}


def parsed(line, configured=PLACE):
    return parse(line.split(), configured)


def refused(line, configured=PLACE):
    with pytest.raises(UsageError) as refusal:
        parsed(line, configured)
    return str(refusal.value)


def test_flags_become_values():
    line = parsed("ml compute create -n gpu --type amlcompute --max-instances=4")
    assert str(line.command) == "az ml compute create"
    assert line.values["max_instances"] == "4"
    assert line.values["name"] == "gpu"


def test_configured_defaults_fill_group_and_workspace():
    values = parsed("ml job show -n x").values
    assert (values["resource_group"], values["workspace_name"]) == ("learning", "learning-ws")
    values = parsed("ml job show -n x -w other").values
    assert values["workspace_name"] == "other"


def test_the_name_of_a_workspace_command_is_the_configured_workspace():
    assert parsed("ml workspace show").values["name"] == "learning-ws"


def test_a_missing_flag_is_named_with_its_spellings():
    assert refused("ml job create") == "the following arguments are required: --file/-f"
    assert "--workspace-name/-w" in refused("ml job show -n x", {"group": "g"})


@pytest.mark.parametrize(
    ("line", "proposal"),
    [
        ("ml jbo create", "job"),
        ("ml job craete", "create"),
        ("ml job show --nmae x", "--name"),
    ],
)
def test_a_misspelt_word_is_refused_with_the_nearest(line, proposal):
    assert f"Did you mean '{proposal}'" in refused(line)


def test_unambiguous_beginnings_of_flags_are_accepted():
    values = parsed("ml job download --name x --download ./here").values
    assert values["download_path"] == "./here"
    assert "ambiguous" in refused("ml compute create --m 1")


def test_switches_take_no_value_and_lists_take_many():
    line = "ml job create -f job.yml --set a=1 b=2 --stream --set c=3"
    values = parsed(line).values
    assert values["set"] == ["a=1", "b=2", "c=3"]
    assert values["stream"] is True
    assert "unrecognized arguments: now" in refused("ml job create -f job.yml --stream now")


def test_a_truth_value_may_follow_some_switches():
    line = "ml compute create --enable-node-public-ip"
    assert parsed(line).values["enable_node_public_ip"] is True
    values = parsed(line + " false").values
    assert values["enable_node_public_ip"] is False
    assert "neither true nor false" in refused(line + " maybe")


def test_unknown_output_formats_are_refused():
    assert "'xml' is not a valid value for '--output'" in refused("ml job list -o xml")


def test_the_table_holds_all_commands_of_the_extension():
    extension = [words for words in commands() if words[0] == "ml"]
    assert len(extension) == 171


def test_every_flag_with_a_shape_exists_in_the_table():
    known = {name for command in commands().values() for names in command.flags for name in names}
    for shape in ("switches", "three-state", "lists"):
        assert set(shapes()[shape]) <= known
