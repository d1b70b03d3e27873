from enum import Enum

import pytest

from azureml_emulator.az.output import QueryError, plain, render

ROWS = [
    {"name": "b", "id": "/long", "size": 2, "tags": {"x": "y"}, "on": True, "none": None},
    {"name": "c", "id": "/long", "size": 3, "tags": {}, "on": False, "none": None},
]


def test_json_is_sorted_and_indented():
    assert render({"b": 1, "a": [True, None]}, "json", None) == (
        '{\n  "a": [\n    true,\n    null\n  ],\n  "b": 1\n}\n'
    )


def test_a_query_selects_and_keeps_the_order_it_names():
    text = render(ROWS, "json", "[0].{size: size, name: name}")
    assert text == '{\n  "size": 2,\n  "name": "b"\n}\n'


def test_a_malformed_query_is_refused():
    with pytest.raises(QueryError, match="--query"):
        render(ROWS, "json", "[?")


def test_tsv_prints_a_line_for_each_result():
    assert render(ROWS, "tsv", "[].[name, size, on]") == "b\t2\ttrue\nc\t3\tfalse\n"
    assert render("text", "tsv", None) == "text\n"
    assert render(ROWS, "tsv", "[].tags") == "\n\n" or render(ROWS, "tsv", "[0].none") == "\n"


def test_a_table_leaves_out_ids_and_nested_values():
    lines = render(ROWS, "table", None).splitlines()
    assert lines[0].split() == ["Name", "On", "Size"]
    assert lines[2].split() == ["b", "True", "2"]


def test_nothing_prints_nothing():
    assert render(None, "json", None) == ""
    assert render(ROWS, "none", None) == ""


def test_yaml_is_yaml():
    assert render({"b": {"c": 1}}, "yaml", None) == "b:\n  c: 1\n"


def test_enumerations_become_their_values():
    class State(Enum):
        DONE = "Done"

    class Entity:
        state = State.DONE

        def _to_dict(self):
            return {"state": str(self.state), "inner": [State.DONE]}

    assert plain(Entity()) == {"state": "Done", "inner": ["Done"]}
