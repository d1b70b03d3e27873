"""Reference pages are made from the listings and from the published data."""

from pathlib import Path

import pytest

import crosswalk
import glossary
import name_index
import retirement_table
from guide import names, syllabus

ROOT = Path(__file__).parents[1]
DOCS, SNIPPETS = ROOT / "docs", ROOT / "snippets"
FOUND = names.index(DOCS, SNIPPETS)


@pytest.mark.parametrize(
    ("kind", "name", "page"),
    [
        ("sdk", "AmlCompute", "compute/cluster.md"),
        ("sdk", "ml_client.jobs.create_or_update", "jobs/command-job.md"),
        ("mlflow", "mlflow.log_metric", "jobs/command-job.md"),
        ("cli", "az ml compute create", "compute/cluster.md"),
        ("yaml", "commandJob: command", "jobs/command-job.md"),
    ],
)
def test_a_name_leads_to_the_page_that_runs_it(kind, name, page):
    assert page in [entry.source for entry in FOUND[kind][name]]


def test_names_that_the_writer_has_chosen_are_no_keys():
    assert not any("inputs." in name or "tags." in name for name in FOUND["yaml"])


def test_the_index_links_relative_to_its_page():
    rows = {"AmlCompute": FOUND["sdk"]["AmlCompute"]}
    text = name_index.table("Name", rows, "reference/sdk.md")
    assert "| `AmlCompute` | " in text and "](../compute/cluster.md)" in text


def test_the_crosswalk_has_every_skill_of_both_outlines():
    text = crosswalk.table(DOCS, "exam/crosswalk.md")
    wanted = {s.text for s in syllabus.skills(DOCS).values() if s.outline == "dp100-2025"}
    assert all(f"| {text_of} | **" in text for text_of in wanted)
    assert "### New in AI-300" in text


def test_every_retirement_has_a_date_or_a_status_and_a_source():
    text = retirement_table.table(DOCS)
    rows = [line for line in text.splitlines() if line.startswith("| ") and "](https://" in line]
    assert len(rows) > 20
    assert all(line.count("|") == 5 for line in rows)


def test_the_glossary_is_in_alphabetical_order():
    text = glossary.table([{"term": "b", "meaning": "two"}, {"term": "A", "meaning": "one"}])
    assert text == "A\n:   one\n\nb\n:   two"
