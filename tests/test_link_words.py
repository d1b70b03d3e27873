"""A link whose words speak of another page is found; one that says where it leads is not."""

import pytest

from support.guide import Guide
from support.pages import link_words
from support.pages.markdown import parse
from support.promises import checker

TITLES = {
    "compute/cluster": "Create a compute cluster",
    "data/tables": "Describe a table with MLTable",
    "jobs/logs": "Read the logs of a job",
}


@pytest.fixture
def guide(tmp_path):
    """A guide of three pages, and fifty that speak of monitors."""
    pages = {name: f"# {title}\n\nText of {title}.\n" for name, title in TITLES.items()}
    pages |= {f"monitors/m{n}": "# A drift monitor\n\nIt costs a budget.\n" for n in range(50)}
    for name, text in pages.items():
        path = tmp_path / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        title = TITLES.get(name, "A drift monitor")
        path.write_text(f"---\ntitle: {title}\n---\n\n{text}")
    return Guide(tmp_path)


def said(guide, line):
    """What is said of a line on a page of jobs."""
    path = guide.root / "docs" / "jobs" / "page.md"
    path.write_text(f"---\ntitle: A page\n---\n\n{line}\n")
    return [finding.what for finding in link_words.check(guide, parse(path))]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Watch it with [a drift monitor](../compute/cluster.md).", "50 pages have more"),
        ("See the [budget](../data/tables.md#cost) of a monitor.", "50 pages have more"),
        ("Make a [compute cluster](../data/tables.md) first.", "the name of compute/cluster"),
    ],
)
def test_link_to_another_page_than_its_words_say_is_found(guide, line, what):
    [found] = said(guide, line)
    assert what in found


@pytest.mark.parametrize(
    "line",
    [
        "Make a [compute cluster](../compute/cluster.md) first.",
        "Read [what it printed](logs.md) in its log.",
        "It is on [this page](#here), and [there](https://learn.microsoft.com/azure/x).",
        "A link to [no file](../compute/none.md) is a finding of its own.",
    ],
)
def test_link_that_says_where_it_leads_is_left_alone(guide, line):
    assert said(guide, line) == []


def test_words_that_lead_there_elsewhere_are_right(guide):
    link = "See [what may be spent](../data/tables.md) on a drift monitor."
    (guide.root / "docs" / "jobs" / "logs.md").write_text(f"---\ntitle: Logs\n---\n\n{link}\n")
    assert said(guide, link) == []


def test_allowed_links_are_there_and_needed(monkeypatch):
    allowed = link_words._allowed("links")
    monkeypatch.setattr(link_words, "_allowed", lambda kind: frozenset())
    guide = checker().guide
    for pair in allowed:
        source, target = pair.split(" -> ")
        findings = link_words.check(guide, parse(guide.root / "docs" / f"{source}.md"))
        assert any(f"leads to {target}," in finding.what for finding in findings), pair
