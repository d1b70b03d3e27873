"""What the notes that this project began from said is answered where the mapping says so."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

LEDGER = Path(__file__).parent / "data/seed_coverage.csv"
MOST_DROPPED = 34
with LEDGER.open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))
ANSWERS = sorted({row["answer"] for row in ROWS if ":" not in row["answer"]})


@cache
def anchors(page: Path) -> frozenset[str]:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return frozenset(element["id"] for element in soup.find_all(id=True))


def test_every_row_is_answered_once():
    assert [name for name, count in Counter(row["id"] for row in ROWS).items() if count > 1] == []


def test_a_row_without_an_answer_has_a_reason():
    for row in ROWS:
        kind, colon, reason = row["answer"].partition(": ")
        assert not colon or (kind in ("dropped", "open") and reason.strip()), row


def test_few_rows_are_dropped():
    assert sum(row["answer"].startswith("dropped:") for row in ROWS) <= MOST_DROPPED


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_leads_to_a_heading_of_the_site(built_site, answer):
    path, _, anchor = answer.partition("#")
    page = built_site / path / "index.html"
    assert page.is_file(), f"no page {path}"
    assert anchor in anchors(page), f"{path} has no anchor #{anchor}"
