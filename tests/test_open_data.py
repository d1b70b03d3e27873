"""The open data is whole: ids, counts, mappings, dates and sources."""

import datetime
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
OPEN_DATA = ROOT / "docs/open-data"
SYLLABUS = yaml.load((OPEN_DATA / "syllabus.yml").read_text(), Loader=yaml.CSafeLoader)
RETIREMENTS = yaml.safe_load((OPEN_DATA / "retirements.yml").read_text())
OUTLINES = {outline["id"]: outline for outline in SYLLABUS["outlines"]}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def groups(outline):
    return [group for domain in outline["domains"] for group in domain["groups"]]


def bullets(outline):
    return [bullet for group in groups(outline) for bullet in group["bullets"]]


def ids(outline):
    levels = [[outline], outline["domains"], groups(outline), bullets(outline)]
    return [item["id"] for level in levels for item in level]


def parse_date(text):
    """The first day of YYYY, YYYY-MM or YYYY-MM-DD."""
    return datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)


def test_ids_are_unique_slugs():
    every = [i for outline in OUTLINES.values() for i in ids(outline)]
    assert len(every) == len(set(every))
    assert [i for i in every if not SLUG.fullmatch(i)] == []


@pytest.mark.parametrize(
    ("outline", "counts"),
    [
        ("dp100-2025", (4, 14, 64)),
        ("ai300-2026", (5, 14, 58)),
        ("dp100-2023", (4, 14, 59)),
        ("dp100-2021", (4, 21, 79)),
        ("dp100-2020", (4, 15, 50)),
    ],
)
def test_outline_has_every_skill(outline, counts):
    found = OUTLINES[outline]
    assert (len(found["domains"]), len(groups(found)), len(bullets(found))) == counts


def test_weights_can_add_up_to_the_whole_exam():
    for outline in OUTLINES.values():
        ranges = [domain["weight"].removesuffix("%").split("-") for domain in outline["domains"]]
        assert sum(int(low) for low, _ in ranges) <= 100 <= sum(int(high) for _, high in ranges)


def test_crosswalk_maps_every_skill_of_the_last_outline_once():
    rows = SYLLABUS["crosswalk"]
    last = {bullet["id"] for bullet in bullets(OUTLINES["dp100-2025"])}
    assert sorted(row["dp100"] for row in rows) == sorted(last)


def test_crosswalk_names_only_skills_of_ai300():
    successors = {bullet["id"] for bullet in bullets(OUTLINES["ai300-2026"])}
    for row in SYLLABUS["crosswalk"]:
        assert set(row["ai300"]) <= successors, row
        assert row["relation"] in SYLLABUS["relations"], row
        assert bool(row["ai300"]) == (row["relation"] != "gone"), row


def test_older_skills_lead_to_existing_ones():
    last = {bullet["id"] for bullet in bullets(OUTLINES["dp100-2025"])}
    successors = {bullet["id"] for bullet in bullets(OUTLINES["ai300-2026"])}
    for outline in OUTLINES.values():
        if outline["status"] == "superseded":
            for bullet in bullets(outline):
                assert set(bullet["last_outline"]) <= last, bullet
                assert set(bullet.get("ai300", [])) <= successors, bullet
                assert bullet["status"] in SYLLABUS["bullet_statuses"], bullet


def test_every_date_is_a_date():
    keys = ("as_of", "in_use_since", "in_use_until", "retired_on", "last_checked")
    dates = [outline[key] for outline in OUTLINES.values() for key in keys if key in outline]
    dates += [row["retired_on"] for row in RETIREMENTS["retirements"] if row["retired_on"]]
    assert len(dates) > 20
    for date in [*dates, RETIREMENTS["checked"]]:
        assert parse_date(date) >= datetime.date(2020, 1, 1)


def test_every_source_is_an_https_address():
    sources = [outline["official_page"] for outline in OUTLINES.values()]
    sources += [row["source"] for row in RETIREMENTS["retirements"]]
    assert [source for source in sources if not re.fullmatch(r"https://\S+", source)] == []


def test_retirements_agree_with_their_dates():
    checked = parse_date(RETIREMENTS["checked"])
    for row in RETIREMENTS["retirements"]:
        expected = "renamed" if row["kind"] == "name" else "retired"
        if row["retired_on"] and parse_date(row["retired_on"]) > checked:
            expected = "announced"
        assert row["status"] == expected, row
        assert row["certainty"] in ("confirmed", "secondary sources", "conflicting sources"), row
        assert row.get("note") or row["certainty"] != "conflicting sources", row


def test_versions_on_the_site_are_those_of_the_locks():
    tool = [sys.executable, "overrides/tools/toolchain.py", "check"]
    ran = subprocess.run(tool, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
