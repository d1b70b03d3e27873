"""make drift says which listing, symbol and release a newer package breaks."""

import pytest

import newest

OLDER = "class AmlCompute:\n    def __init__(self, name, size, tier=None): ...\n\nclass Gone: ...\n"
NEWER = "class AmlCompute:\n    def __init__(self, name, vm_size, tier=None): ...\n"
FINDING = """\
snippets/compute/cluster/sdk.py:12  (docs/compute/cluster.md)
  AmlCompute() has no argument 'size' and ignores it
  cure: write vm_size instead of size

1 finding in 1 file
"""


@pytest.fixture
def sites(tmp_path):
    for name, text in (("older", OLDER), ("newer", NEWER)):
        package = tmp_path / name / "azure" / "ai" / "ml"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text("from .entities import *\n")
        (package / "entities.py").write_text(text)
    return tmp_path / "older", tmp_path / "newer"


def test_symbols_that_a_newer_release_lost_are_named(sites):
    found = newest.changes("azure-ai-ml", "azure.ai.ml", *sites)
    said = {(change.symbol.removesuffix(".__init__"), change.detail) for change in found}
    assert ("azure.ai.ml.entities.AmlCompute", "size: Parameter was removed") in said
    assert ("azure.ai.ml.entities.Gone", "Public object was removed") in said


def test_an_older_release_lacks_what_the_newer_one_has(sites):
    older, newer = sites
    found = newest.changes("azure-ai-ml", "azure.ai.ml", newer, older)
    assert "vm_size: Parameter was removed" in {change.detail for change in found}


def test_same_release_breaks_nothing(sites):
    assert newest.changes("azure-ai-ml", "azure.ai.ml", sites[0], sites[0]) == []


def test_report_names_listing_symbol_and_release(sites, tmp_path):
    listing = tmp_path / "snippets" / "compute" / "cluster"
    listing.mkdir(parents=True)
    (listing / "sdk.py").write_text("cluster = AmlCompute(name='c', size='s')\n")
    found = newest.breaks(FINDING)
    moved = newest.releases({"azure-ai-ml": "1.35.2"}, {"azure-ai-ml": "1.40.0"})
    changed = newest.changes("azure-ai-ml", "azure.ai.ml", *sites)
    text = newest.report(found, moved, changed, tmp_path)
    assert "- `snippets/compute/cluster/sdk.py:12`: AmlCompute() has no argument 'size'" in text
    assert "azure-ai-ml 1.35.2 → 1.40.0: `azure.ai.ml.entities.AmlCompute" in text
    assert "Gone" not in text
    assert "1 findings" in text


def test_equal_releases_are_not_listed():
    same = {"mlflow": "3.15.0", "only-here": "1"}
    assert newest.releases(same, {"mlflow": "3.15.0"}) == {}
    assert "No package has a newer release." in newest.report([], {}, [])
