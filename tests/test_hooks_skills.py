"""Exam skills on pages and pages of exam skills."""

from pathlib import Path

import pytest

import skill_pages
import skills
from guide import pages, syllabus
from guide.problem import Problem

DOCS = Path(__file__).parent / "data/site/docs"
KNOWN = syllabus.skills(DOCS)
TABLES = {outline["id"]: "../exam/" for outline in syllabus.outlines(DOCS)}


def test_an_unknown_skill_stops_the_build_and_names_the_nearest():
    with pytest.raises(Problem) as stopped:
        syllabus.choose(["new-run-scripts"], KNOWN, "docs/jobs/train.md")
    assert str(stopped.value).startswith("docs/jobs/train.md: the skill 'new-run-scripts'")
    assert "did you mean new-run-script" in str(stopped.value)


def test_the_line_stands_under_the_title_with_skill_date_and_link():
    block = skills.line([KNOWN["new-run-script"]], "2026-11-21", TABLES)
    html = skills.place("<h1>Train</h1><p>Text</p>", block)
    assert html.startswith('<h1>Train</h1><div class="guide-skills"')
    assert '<a href="../exam/#new-run-script">Run a script</a>' in html
    assert "2026-11-21" in html


def test_a_page_without_skills_and_date_has_no_line():
    assert skills.line([], "", TABLES) == ""


def test_coverage_has_every_skill_of_every_outline_with_an_anchor():
    last = skill_pages.sections(DOCS, "exam/coverage.md", older=False)
    older = skill_pages.sections(DOCS, "exam/older.md", older=True)
    assert all(
        (f'<span id="{name}">' in last) != (f'<span id="{name}">' in older) for name in KNOWN
    )


def test_coverage_counts_and_links_the_pages():
    text = skill_pages.sections(DOCS, "exam/coverage.md", older=False)
    assert "**1 of 2** skills" in text
    assert "[Train a model](../jobs/train.md)" in text
    assert '<span id="new-unwritten">Write what is missing</span> | not written yet |' in text


def test_an_older_skill_has_the_pages_of_the_skill_it_became():
    found = skill_pages.found(KNOWN["old-submit-run"], pages.by_skill(pages.read(DOCS)))
    assert [entry.source for entry in found] == ["jobs/train.md"]


def test_a_notebook_keeps_its_front_matter_in_its_metadata():
    text = '{"metadata": {"guide": {"title": "Lab", "skills": ["new-run-script"]}}}'
    assert pages.front_matter(text, ".ipynb")["skills"] == ["new-run-script"]


def test_an_older_skill_links_to_the_skill_it_became():
    text = skill_pages.sections(DOCS, "exam/older.md", older=True)
    assert "](../exam/coverage.md#new-run-script)" in text
