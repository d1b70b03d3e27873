import json
from pathlib import Path

import pytest

from azureml_emulator import __main__ as command_line
from azureml_emulator import coverage
from azureml_emulator.coverage import markdown

FILE = Path(__file__).parents[1] / "COVERAGE.md"


@pytest.fixture(scope="module")
def found():
    from azureml_emulator import emulator  # noqa: F401  imports every room

    return coverage.collect()


def recorded_only(found):
    """What stands for nothing here: whole types by their name, single operations behind it."""
    for entry in found["resources"]:
        states = entry["operations"]
        if set(states.values()) == {"recorded only"}:
            yield entry["type"]
        else:
            yield from (f"{entry['type']}: {n}" for n, s in states.items() if s == "recorded only")
    for entry in found["variants"]:
        group, states = entry["group"], entry["types"]
        yield from (f"{group}: {name}" for name, s in states.items() if s == "recorded only")


def test_the_committed_file_is_current(found):
    cure = "cure: make update, or azureml-emulator coverage > COVERAGE.md"
    assert FILE.read_text(encoding="utf-8") == markdown.render(found), cure


def test_whatever_is_recorded_only_is_explained_by_a_difference(found):
    explained = [name for entry in found["differences"] for name in entry["explains"]]
    assert sorted(explained) == sorted(recorded_only(found))


def test_every_difference_says_what_azure_does_and_what_happens_here(found):
    for entry in found["differences"]:
        for key in ("about", "azure", "emulator"):
            assert entry[key].strip(), entry
        assert {"room", "title", "explains", "about", "azure", "emulator"} == set(entry)
    titles = [(entry["title"], entry["about"]) for entry in found["differences"]]
    assert len(titles) == len(set(titles))


def test_an_operation_that_nothing_answers_is_not_modelled(found):
    states = {entry["type"]: entry["operations"] for entry in found["resources"]}
    assert states["workspaces/jobs"]["cancel"] == "modelled"
    assert states["workspaces/capabilityHosts"]["put"] == "recorded only"
    assert states["workspaces/privateEndpointConnections"]["put"] == "not modelled"


def test_every_command_that_is_not_modelled_has_a_reason(found):
    missing = [entry for entry in found["commands"] if entry["state"] == "not modelled"]
    assert missing
    assert [entry for entry in missing if not entry["reason"]] == []


def test_the_command_prints_it_as_data_too(found, capsys):
    assert command_line.main(["coverage", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == found
