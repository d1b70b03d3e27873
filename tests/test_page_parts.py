"""Tips stay short, tabs show one listing, costs end, pictures agree, and nothing is said twice."""

import pytest

from support.pages import clean_up, page_includes, page_shape, page_tabs
from support.pages.markdown import parse_text
from support.promises import checker
from support.sandbox import Sandbox
from support.texts import repetition

CLUSTER = "docs/compute/cluster.md"
TABS = '=== "Python SDK"\n\n    ```python\n    --8<-- "snippets/{0}/sdk.py:{1}"\n    ```\n\n'
TABS += '=== "Azure CLI"\n\n    ```bash\n    --8<-- "snippets/{2}/cli.sh:{1}"\n    ```\n\n'
TABS += '=== "YAML"\n\n    ```yaml title="cluster.yml"\n    --8<-- "snippets/{3}"\n    ```\n'
FILE = "compute/cluster/cluster.yml"
CREATE = TABS.format("compute/cluster", "create", "{0}", "{1}")


def findings(rule, text, path=CLUSTER):
    guide = checker().guide
    return rule.check(guide, parse_text(text, guide.root / path))


def page(path):
    return (checker().guide.root / path).read_text("utf-8")


def test_a_tip_has_no_four_sentences():
    tip = '# A\n\n!!! exam-tip "One"\n    It is the flag of the cluster, not of the job.'
    assert findings(page_shape, tip + " So it seems. It costs." + "\n") == []
    [finding] = findings(page_shape, tip + " So it seems. It costs. It stays.\n")
    assert "more than 3 sentences" in finding.what


@pytest.mark.parametrize(
    ("listing", "file", "label"),
    [
        ("compute/cluster-private", "compute/cluster/cluster.yml", "Azure CLI"),
        ("compute/cluster", "compute/cluster-private/cluster.yml", "YAML"),
    ],
)
def test_the_tabs_show_one_listing(listing, file, label):
    own = {finding.what for finding in findings(page_tabs, CREATE.format("compute/cluster", FILE))}
    found = findings(page_tabs, CREATE.format(listing, file))
    assert any(f"the tab {label} shows snippets/compute/cluster-private" in f.what for f in found)
    assert not any(", another tab snippets/" in what for what in own)


def test_the_tabs_of_a_sheet_stay_with_one_noun():
    text = CREATE.format("compute/cluster", FILE).replace(
        "compute/cluster/cli", "jobs/command-job/cli"
    )
    path = "docs/cheatsheets/night-before.md"
    assert any("shows snippets/jobs/" in f.what for f in findings(page_tabs, text, path))
    assert findings(page_tabs, CREATE.format("compute/cluster", FILE), path) == []


def test_who_creates_says_how_to_delete():
    text = page(CLUSTER)
    assert findings(clean_up, text) == []
    section = text.index("## Cost")
    kept = (
        text[:section]
        + "## Cost\n\nNodes cost while they run.\n\n"
        + text[text.index("## Check") :]
    )
    [finding] = findings(clean_up, kept)
    assert "does not say how to delete it" in finding.what
    assert finding.line == text[:section].count("\n") + 1
    linked = kept.replace("while they run.", "while they run: [delete it](cost.md).")
    assert findings(clean_up, linked) == []


def test_a_picture_says_the_same_in_both_palettes():
    text = "# A\n\n![Two bars of equal height, side by side.](a.light.svg#only-light)\n"
    text += "![Two bars of another height, side by side.](a.dark.svg#only-dark)\n"
    assert any(
        "with the same description" in finding.what for finding in findings(page_shape, text)
    )


@pytest.mark.parametrize(
    ("info", "count"),
    [('bash title="cli.sh"', 1), ('bash title="other.sh"', 0), ('text title="cli.sh"', 0)],
)
def test_file_of_the_listing_is_not_typed(tmp_path, info, count):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace("docs/jobs/echo.md", "Look at", f"```{info}\naz version\n```\n\nLook at")
    path = sandbox.root / "docs/jobs/echo.md"
    found = page_includes.check(sandbox.checker().guide, parse_text(path.read_text(), path))
    cures = [finding.cure for finding in found if "is typed" in finding.what]
    assert cures == ["include snippets/jobs/echo/cli.sh"] * count


SOURCE = "docs/endpoints/batch-compute.md"
BUSY = (
    "A job that ends before its input is read leaves the mini-batches that were begun half written"
)


def test_a_paragraph_of_another_page_is_found_in_other_words(tmp_path):
    words = (
        f"{BUSY}. {BUSY[::-1]}. Who reads them finds half a table, and who counts them is wrong."
    )
    every = words.split()
    every[6::7] = ["perhaps"] * len(every[6::7])
    sandbox = Sandbox(tmp_path / "guide")
    (sandbox.root / "docs/jobs/other.md").write_text(f"# Other\n\n{words}\n")
    sandbox.replace("docs/jobs/echo.md", "Look at", f"{' '.join(every)}\n\nLook at")
    path = sandbox.root / "docs/jobs/echo.md"
    [finding] = repetition.check(sandbox.checker().guide, parse_text(path.read_text(), path))
    assert "docs/jobs/other.md:3, nearly word for word" in finding.what


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (BUSY, 1),
        (BUSY.replace("begun", "started"), 1),
        ("Mini-batches are half written when the job dies before it has read all of its input", 0),
    ],
)
def test_a_sentence_of_another_page_is_found(tmp_path, said, count):
    sandbox = Sandbox(tmp_path / "guide")
    (sandbox.root / "docs/jobs/other.md").write_text(f"# Other\n\n{BUSY}, says this one.\n")
    sandbox.replace("docs/jobs/echo.md", "Look at", f"{said}, more or less.\n\nLook at")
    checking = sandbox.checker()
    path = sandbox.root / "docs/jobs/echo.md"
    found = repetition.check(checking.guide, parse_text(path.read_text(), path))
    assert [("nearly word for word" in finding.what) for finding in found] == [True] * count
