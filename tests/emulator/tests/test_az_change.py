"""The paths of ``--set``, ``--add`` and ``--remove``."""

from types import SimpleNamespace

import pytest

from azureml_emulator.az.call import Call
from azureml_emulator.az.change import change
from azureml_emulator.az.session import AzError


def changed(target, **flags):
    change(target, Call(flags, session=None))
    return target


def data():
    return {
        "name": "x",
        "tags": {"a": "b"},
        "items": [{"name": "one", "size": 1}, {"name": "two", "size": 2}],
        "empty": None,
    }


def test_values_are_read_as_json_unless_text_is_forced():
    assert changed(data(), set=["name=3"])["name"] == 3
    assert changed(data(), set=["name=3"], force_string=True)["name"] == "3"
    assert changed(data(), set=['tags={"c": true}'])["tags"] == {"c": True}
    assert changed(data(), set=["name=a=b"])["name"] == "a=b"


def test_a_key_of_a_dictionary_is_made():
    assert changed(data(), set=["tags.c=d"])["tags"] == {"a": "b", "c": "d"}
    assert changed(data(), set=["empty.inner=1"])["empty"] == {"inner": 1}


def test_items_of_a_list_are_named_by_index_or_by_a_value():
    assert changed(data(), set=["items[1].size=5"])["items"][1]["size"] == 5
    assert changed(data(), set=["items[name=one].size=7"])["items"][0]["size"] == 7


def test_attributes_are_set_in_either_spelling_but_never_made():
    entity = changed(SimpleNamespace(min_nodes=0), set=["minNodes=2"])
    assert entity.min_nodes == 2
    with pytest.raises(AzError, match=r"Couldn't find 'max_nodes' in ''.*\['min_nodes'\]"):
        changed(entity, set=["max_nodes=2"])


def test_items_are_added_and_removed():
    added = changed(data(), add=["items", "name=three", "size=3", "text"])["items"]
    assert added[2:] == [{"name": "three", "size": "3"}, "text"]
    assert len(changed(data(), remove=["items", "0"])["items"]) == 1
    assert "tags" not in changed(data(), remove=["tags"])
    assert changed(data(), add=["empty", "1"])["empty"] == [1]


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        ({"set": ["tgas.a=1"]}, "Couldn't find 'tgas'"),
        ({"set": ["items[7].size=1"]}, "index 7 doesn't exist"),
        ({"set": ["items[name=six].size=1"]}, "no match"),
        ({"set": ["name.inner=1"]}, "does not support further indexing"),
        ({"set": ["name"]}, "invalid syntax"),
        ({"add": ["name", "1"]}, "is not a list"),
        ({"remove": ["name", "0"]}, "doesn't exist"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(flags, text):
    with pytest.raises(AzError, match=text):
        changed(data(), **flags)
