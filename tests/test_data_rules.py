"""Open data and navigation hold no slip, and a slip in them is found."""

import shutil

import pytest

from support.check import ROOT
from support.facts import open_data
from support.guide import Guide
from support.promises import assert_none, checker, each_file

FOLDER = ROOT / "docs/open-data"


@each_file(sorted(FOLDER.glob("*.yml")))
def test_file_has_no_slip(path):
    assert_none(open_data.check(checker().guide, path))


def test_navigation_has_every_page_once():
    assert_none(open_data.navigation(checker().guide))


def test_abbreviations_stand_for_their_letters():
    assert_none(open_data.glossary(checker().guide))


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A guide of pages and data only."""
    root = tmp_path_factory.mktemp("copy") / "guide"
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def changed(root, file, old, new):
    """The findings of a guide in which the first ``old`` of a file became ``new``."""
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    try:
        guide = Guide(root)
        if file == "mkdocs.yml":
            return [finding.what for finding in open_data.navigation(guide)]
        rows = [*open_data.check(guide, path), *open_data.glossary(guide)]
        return [finding.what for finding in rows]
    finally:
        path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("retirements.yml", "retired_on: '2025-09-30'", "retired_on: '2025-9-30'", "not the form"),
        ("retirements.yml", "'2025-09-30'", "'2025-09-31'", "no day 2025-09-31"),
        ("retirements.yml", "    kind: name", "    kidn: name", "the key 'kidn'"),
        ("retirements.yml", "https://learn.", "http://learn.", "is not encrypted"),
        ("limits.yml", "learn.microsoft.com/azure", "docs.microsoft.com/azure", "an old address"),
        ("limits.yml", "microsoft.com/azure", "microsoft.com/en-us/azure", "names a language"),
        ("limits.yml", "how-to-manage-quotas}", "how-to-mange-quotas}", "stands only here"),
        ("glossary.yml", "Azure Kubernetes Service", "Azure Container Service", "AKS does not"),
        ("errors.yml", "cause: ", "cause: TODO ", "left to do"),
    ],
)
def test_slip_in_open_data_is_found(copy, file, old, new, what):
    assert any(what in said for said in changed(copy, f"docs/open-data/{file}", old, new))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("          - jobs/compute.md\n", "", "lacks jobs/compute.md"),
        ("- jobs/compute.md", "- jobs/computes.md", "no page jobs/computes.md"),
        ("- jobs/compute.md", "- jobs/organise.md", "has jobs/organise.md twice"),
        ("jobs/run-script.md: jobs/", "jobs/run-script.md: job/", "which is no page"),
        ("jobs/run-script.md:", "jobs/compute.md:", "exists, and is redirected"),
        ("  - Train and deploy models:", "  - Train models:", "not those of the outline"),
    ],
)
def test_slip_in_the_navigation_is_found(copy, old, new, what):
    assert any(what in said for said in changed(copy, "mkdocs.yml", old, new))
