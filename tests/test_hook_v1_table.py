"""Every name of v1 is found where it stands, and nothing of v2 is taken for it."""

import re
from pathlib import Path

import pytest
import yaml

import v1_table
from guide.problem import Problem
from support.names import names

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
AREAS = v1_table.areas(DOCS)
ROWS = [row for area in AREAS for row in area["names"]]
KINDS = {"module", "class", "method", "function", "property"}
KINDS |= {"argument", "command", "key", "term"}
V2 = [path for end in ("py", "sh", "yml") for path in ROOT.glob(f"snippets/**/*.{end}")]


def forms(name: str) -> list[str]:
    """Lines of code in which v1 code may write the name."""
    last = name.split(".")[-1]
    objects = ["", "run.", "ws.", "service.", "pipeline.", "datastore.", "dataset.", "env."]
    small = name[0].lower() + name[1:]
    calls = [f"{owner}{last}(" for owner in objects]
    return [name, small, f"{name} import", f"{name}(ws", f'{name}="a"', f"{name}=[", *calls]


def test_a_name_is_found_in_a_line_that_uses_it():
    missed = []
    for row in ROWS:
        expression = re.compile(v1_table.expression(row))
        lines = [line + rest for line in forms(row["v1"]) for rest in ("", " show", " -w x")]
        if not any(expression.search(line) for line in lines):
            missed.append(row["v1"])
    assert missed == []


def test_no_code_of_today_is_taken_for_v1():
    found = []
    for path in V2:
        text = path.read_text("utf-8")
        found += [
            f"{path.name}: {row['v1']}"
            for row in ROWS
            if not row.get("both") and re.search(v1_table.expression(row), text)
        ]
    assert V2 and found == []


def test_names_are_complete_and_notes_are_short():
    assert len(ROWS) > 120
    assert len({row["v1"] for row in ROWS}) == len(ROWS)
    assert {row["kind"] for row in ROWS} <= KINDS
    assert [r["v1"] for r in ROWS if len(str(r.get("note", "")).split()) > 20] == []


def test_what_a_name_is_today_exists():
    assert [row["v1"] for row in ROWS if names.unknown(row["v2"] or "")] == []


def test_each_area_has_a_page_with_its_own_table():
    for area in AREAS:
        here = f"v1/{area['id']}.md"
        assert "<!-- guide:v1-names -->" in (DOCS / here).read_text("utf-8")
        rows = v1_table.tables(DOCS, here).splitlines()
        assert len(rows) == len(area["names"]) + 2


def test_other_pages_get_links_to_every_table():
    text = v1_table.tables(DOCS, "v1/recognise.md")
    assert [f"(../v1/{area['id']}.md#names)" in text for area in AREAS] == [True] * len(AREAS)


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [("page", "jobs/none", "which is no page"), ("find", "run(", "no regular expression")],
)
def test_a_row_that_does_not_hold_stops_the_build(tmp_path, key, value, what):
    row = {"v1": "Run", "kind": "class", "v2": None, "page": "page", key: value}
    (tmp_path / "open-data").mkdir()
    areas = {"areas": [{"id": "x", "title": "X", "names": [row]}]}
    (tmp_path / v1_table.FILE).write_text(yaml.safe_dump(areas))
    (tmp_path / "page.md").write_text("---\ntitle: Page\n---\n")
    with pytest.raises(Problem, match=what):
        v1_table.areas(tmp_path)


def test_the_recogniser_has_a_label_and_finds_every_name():
    html = v1_table.recogniser("../../")
    assert '<label for="guide-v1-code">' in html and 'aria-live="polite"' in html
    script = v1_table.script(DOCS, lambda source: source)
    assert script.count('"find":') == len(ROWS)
