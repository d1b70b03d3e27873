"""The texts of a notebook are held to what holds for pages, at the lines of its file."""

import json

import pytest

from support.pages import notebook_text
from support.promises import assert_none, checker, each_file
from support.python import notebooks
from support.sandbox import Sandbox

CELLS = [
    ("markdown", ["# A notebook\n", "\n", "Call `ml_client.jobs.stream` in the [lab](echo.md).\n"]),
    ("code", ["print(1)\n", "print(2)"]),
    ("markdown", ["It ends well."]),
]
ABOUT = {"checked": "2026-11-21", "needs": ["jobs/echo"], "skills": []}


def findings(tmp_path, old: str = "", new: str = "") -> list:
    """What is said of a small notebook in which one text was replaced."""
    sandbox = Sandbox(tmp_path / "guide")
    cells = [{"cell_type": kind, "metadata": {}, "source": lines} for kind, lines in CELLS]
    path = sandbox.root / "docs" / "jobs" / "small.ipynb"
    text = json.dumps({"cells": cells, "metadata": {"guide": ABOUT}}, indent=1)
    assert not old or text.count(old) == 1
    path.write_text(text.replace(old, new) if old else text)
    made = sandbox.checker()
    return notebook_text.check(made.guide, made.rules, path)


@each_file(checker().guide.notebooks)
def test_texts_of_a_notebook_are_sound(path):
    made = checker()
    assert_none(notebook_text.check(made.guide, made.rules, path))


def test_sound_notebook_has_no_finding(tmp_path):
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "what", "line"),
    [
        ("jobs.stream", "jobs.steam", "there is no 'ml_client.jobs.steam'", 9),
        ("echo.md", "ehco.md", "leads to no file", 9),
        ("It ends well", "It ends teh well", "'teh' is misspelt", 24),
        ("jobs/echo", "jobs/ehco", "there is no 'jobs/ehco'", 32),
        ("2026-11-21", "21.11.2026", "is no day", 30),
    ],
)
def test_mistake_in_a_notebook_is_found_at_its_line(tmp_path, old, new, what, line):
    found = findings(tmp_path, old, new)
    assert [what in finding.what for finding in found] == [True]
    assert found[0].line == line


def test_cell_that_ran_out_of_turn_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / "docs" / "jobs" / "small.ipynb"
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["print(1)"]}
    cells = [cell | {"execution_count": number} for number in (1, 3)]
    path.write_text(json.dumps({"cells": cells, "metadata": {}}, indent=1))
    [finding] = notebooks.check(sandbox.checker().guide, path)
    assert "the cell is the code cell 2" in finding.what
