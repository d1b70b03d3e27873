"""The day on which something ended is that of the list of retirements."""

import re

import pytest
import yaml

from support.check import ROOT
from support.facts import retired
from support.promises import checker

ROWS = yaml.safe_load((ROOT / retired.DATA).read_text("utf-8"))["retirements"]


@pytest.mark.parametrize(
    ("sentence", "about", "day"),
    [
        ("Data Lake Storage **Gen1** was retired on 2025-02-28.", "", "2024-02-29"),
        ("Data Lake Storage **Gen1** was retired on 2024-02-29.", "", None),
        ("Support for SDK v1 ended on 30 June 2027.", "", "2026-06-30"),
        ("Support for SDK v1 ended on 30 June 2026.", "", None),
        ("It ends on 2027-04-21.", "Read prompt flow", "2027-04-20"),
        ("It ends on 2027-04-21.", "Schedules", None),
        ("Prompt flow retires, says the page of 2026-05-05.", "", None),
        ("Prompt flow (2026-05-05) has variants.", "", None),
        ("NC6 retired 2023-08-31, NC6s_v3 2024-09-30.", "", "2023-08-31"),
    ],
)
def test_another_day_is_found(sentence, about, day):
    found = list(retired.wrong(ROOT, sentence, about))
    assert len(found) == (day is not None)
    assert all(cure.startswith(f"write {day}") for _, cure in found)


def test_a_page_is_told_where():
    guide = checker().guide
    path = guide.root / "docs/data/datastores.md"
    assert retired.check(guide, path, path.read_text("utf-8")) == []


@pytest.mark.parametrize("row", retired.listed(), ids=lambda row: row["what"])
def test_the_words_of_each_subject_are_of_use(row):
    assert row["what"] in [entry["what"] for entry in ROWS]
    texts = [path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md")]
    assert any(re.search(row["words"], text) for text in texts)
    days = [str(day) for day in row.get("also", ())]
    assert [day for day in days if not any(day in text for text in texts)] == []
