"""Assistants find every page as plain Markdown, with its tabs named and without the answers."""

import re

import pytest
from mkdocs.config import load_config

from pdf import chapters, sections
from support.site import ROOT

NOT_COPIED = ("cheatsheets/", "reference/", "labs/", "tags/")  # excerpts, indexes, a notebook


@pytest.fixture(scope="module")
def listed(built_site):
    """Path of each copy that llms.txt names, below the site."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    text = (built_site / "llms.txt").read_text()
    return [
        link.removeprefix(config.site_url) for link in re.findall(r"^- \[.+\]\((.+)\)", text, re.M)
    ]


def test_every_page_of_the_nav_is_listed(listed):
    nav = load_config(str(ROOT / "mkdocs.yml")).nav
    pages = [page.url for title, inside in sections(nav) for page in chapters(inside, title)]
    wanted = {f"{url}index.md" for url in pages if not url.startswith(NOT_COPIED)}
    assert len(wanted) > 100
    assert wanted - set(listed) == set()


def test_every_copy_is_there_and_in_the_full_text(built_site, listed):
    full = (built_site / "llms-full.txt").read_text()
    for path in listed:
        assert (built_site / path).read_text().strip() in full, path


def test_a_copy_names_its_tabs_and_keeps_the_code(built_site):
    copy = (built_site / "jobs/command-job/index.md").read_text()
    for title in ("**Python SDK**", "**Azure CLI**", "**YAML**", "**Studio**"):
        assert title in copy
    assert "job = ml_client.jobs.create_or_update(job)" in copy
    assert "Answer and reasons" not in copy
