"""What the guide says about the emulator is what the emulator says."""

from pathlib import Path

import emulator_coverage
import emulator_tables as hook
from guide import data

ROOT = Path(__file__).parents[1]


def test_the_published_coverage_is_current(capsys):
    code = emulator_coverage.main(["check"])
    assert code == 0, capsys.readouterr().err


def test_a_stale_file_is_named_with_its_cure(tmp_path, capsys):
    assert emulator_coverage.main(["check"], tmp_path) == 1
    said = capsys.readouterr().err
    assert "docs/open-data/emulator.yml:1" in said
    assert "cure: make update" in said


def test_the_page_has_every_difference_and_every_command_that_is_missing():
    found = data.load(ROOT / "docs" / hook.FILE)
    differences = hook.differences(found["differences"])
    for entry in found["differences"]:
        assert f"| {entry['about']} |" in differences
    coverage = hook.coverage(found)
    assert "| Jobs |" in coverage
    for entry in found["commands"]:
        assert (f"`az {entry['command']}`" in coverage) == (entry["state"] != "modelled")


def test_operations_are_named_for_people():
    states = {"put": "modelled", "listKeys": "recorded only", "patch": "not modelled"}
    assert hook.by_state("workspaces/x", states) == ("workspaces/x", "create", "listKeys", "update")
