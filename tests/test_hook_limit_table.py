"""Limits and defaults have a source, a unit that reads well, and agree with the SDK."""

import inspect
from pathlib import Path

import pytest
from azure.ai.ml import entities

import limit_table
from guide import data
from guide.problem import Problem

DOCS = Path(__file__).parents[1] / "docs"
CONTENT = data.load(DOCS / limit_table.FILE)
LIMITS = CONTENT["limits"]
FROM_SDK = [row for row in LIMITS if "argument" in row["source"]]


def test_every_number_says_for_what_it_is_and_where_it_stands():
    assert len(LIMITS) >= 60
    for row in LIMITS:
        assert row["area"] in CONTENT["areas"], row["name"]
        assert row["kind"] in ("limit", "default"), row["name"]
        assert row["adjustable"] in limit_table.CHANGE, row["name"]
        assert row["source"].get("url", "https://").startswith("https://"), row["name"]


def test_no_number_is_listed_twice():
    names = [(row["area"], row["kind"], row["name"]) for row in LIMITS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", FROM_SDK, ids=[row["source"]["argument"] for row in FROM_SDK])
def test_a_default_of_the_sdk_is_the_one_that_it_has(row):
    name, _, argument = row["source"]["argument"].partition(".")
    signature = inspect.signature(getattr(entities, name).__init__)
    assert signature.parameters[argument].default == row["value"]


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (30000, "steps", "30,000 steps"),
        ("3-32", "characters", "3–32 characters"),
        (-1, None, "-1"),
        ("`append_row`", None, "`append_row`"),
    ],
)
def test_an_amount_reads_well(value, unit, shown):
    assert limit_table.amount(value, unit) == shown


def test_every_area_is_a_section_with_its_page():
    text = limit_table.tables(DOCS, "reference/limits.md")
    for area in CONTENT["areas"]:
        assert f"{{ #{area} }}" in text
    assert text.count("In use: [") == len(CONTENT["areas"])


def test_an_unknown_answer_to_can_it_change_stops_the_build():
    row = LIMITS[0] | {"adjustable": "maybe"}
    with pytest.raises(Problem, match="maybe"):
        limit_table.line(row)
