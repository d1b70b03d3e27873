"""Tables: what the head of a column promises, its cells hold, and a row does not mix two things."""

import pytest

from support.names import table_names
from support.pages.markdown import parse_text
from support.promises import checker
from support.site import ROOT

GUIDE = checker().guide
PAGE = ROOT / "docs" / "compute" / "cluster.md"
SETTINGS = "| Setting (SDK and YAML) | CLI flag | Default |"
VERBS = "| `az ml compute …` | Flags, and why |"
CLIENT = "| Azure CLI | `ml_client.…` |"
ANY = "| You want to | Command |"


def found(head, *rows, path=PAGE):
    rule = "|---" * (head.count("|") - 1) + "|"
    text = "\n".join(["# Page", "", "Text.", "", head, rule, *rows])
    return [(f.line, f.what, f.cure) for f in table_names.check(GUIDE, parse_text(text, path))]


@pytest.mark.parametrize(
    ("head", "row", "what", "cure"),
    [
        (
            *(SETTINGS, "| `max_instances` | `--max-nodes` | 4 |"),
            *("no command of this page takes --max-nodes", "--max-instances"),
        ),
        (
            *(SETTINGS, "| `max_instances` | `--min-instances` | 4 |"),
            *("the flag of 'max_instances' is not --min-instances", "write --max-instances"),
        ),
        (VERBS, "| `resize` | nodes |", "there is no 'az ml compute resize'", "az ml compute"),
        (
            *(VERBS, "| `create` | `--size`, `--priority` |"),
            *("`az ml compute create` has no flag --priority", "`az ml compute create --help`"),
        ),
        (
            *(CLIENT, "| `compute create` | `compute.create_or_update` |"),
            *("there is no 'ml_client.compute.create_or_update'", "begin_create_or_update"),
        ),
        (
            *(ANY, "| `az role assignment create` | `--rolle` |"),
            *("`az role assignment create` has no flag --rolle", "write --role"),
        ),
    ],
)
def test_cell_that_is_not_what_its_column_or_row_says_is_found(head, row, what, cure):
    [(line, said, told)] = found(head, row)
    assert (line, said) == (7, what)
    assert cure in told


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (SETTINGS, ["| `max_instances` | `--max-instances` | 4 |", "| `size`, `tier` | – | |"]),
        (SETTINGS, ["| `network_settings` | `--vnet-name`, `--subnet` | none |"]),
        (VERBS, ["| `create --type amlcompute` | `--size` |", "| `… --tier` | `low_priority` |"]),
        (VERBS, ["| `start`, `stop` | an instance |", "| `list-sizes` | sizes |"]),
        (CLIENT, ["| `job create` | `jobs.create_or_update`, `stream` |"]),
        (ANY, ["| `az ml compute delete` | `--name`, `--yes` |", "| sign in | `az login` |"]),
        ("| v1 | Today |", ["| `az ml computetarget create` | `--max-nodes` |"]),
    ],
)
def test_table_that_is_right_is_left_alone(head, rows):
    assert found(head, *rows) == []


def test_tables_of_the_guide_are_right():
    pages = (parse_text(path.read_text("utf-8"), path) for path in GUIDE.pages)
    assert [finding for page in pages for finding in table_names.check(GUIDE, page)] == []
