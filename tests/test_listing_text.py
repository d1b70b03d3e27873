"""``listing.yml`` says something: titles, reasons, masks and needs; and errors name their place."""

import pytest

from support.finding import one_line
from support.guide import Guide
from support.listings import listing_text, references
from support.promises import checker
from support.python import imports, tracebacks
from support.sandbox import Sandbox

ECHO = "snippets/jobs/echo"
MASK = "masks:\n  - pattern: '{}'\n    replace: {}\n    reason: {}\n"
FRAMES = ("state/jobs/1/code/a.py", 24), ("/site-packages/b.py", 9)
TRACE = "".join(
    ["Execution failed. Error: Traceback (most recent call last):\\n"]
    + [f'  File \\"{file}\\", line {line}, in log\\n    x\\n' for file, line in FRAMES]
    + ["AttributeError: no 'items'\\n View run"]
)


@pytest.mark.parametrize(
    ("old", "new", "what", "line"),
    [
        ("Say hello in a job", "TBD", "the title 'TBD' does not say what", 1),
        ("Say hello in a job", "Create a workspace", "has the title 'Create a workspace'", 1),
        ("Say hello in a job", "say hello", "begins with the small letter", 1),
        ("Say hello in a job", "Say hello.", "ends with a full stop", 1),
        ("  studio: docs\n", "", "why there is no face 'studio'", 3),
        ("  studio: docs\n", "missing:\n  studio: none\n", "'none' is no reason", 8),
        ("[workspace/create]", "[workspace/create, workspace/create]", "stands twice", 2),
        ("docs\n", "docs\nmissing:\n  stduio: it is not there\n", "no face 'stduio'", 9),
        ("docs\n", "docs\n" + MASK.format("pid [0-9]", "x", "''"), "'' is no reason", 9),
        ("docs\n", "docs\n" + MASK.format("[0-9", "x", "it is by chance"), "no regular", 9),
        ("docs\n", "docs\n" + MASK.format("[0-9.]+", "7", "it is by chance"), "every number", 9),
    ],
)
def test_listing_that_says_nothing_is_found(tmp_path, old, new, what, line):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(f"{ECHO}/listing.yml", old, new)
    guide = sandbox.checker().guide
    [finding] = listing_text.check(guide, guide.listings["jobs/echo"])
    assert (what in finding.what, finding.line) == (True, line)


def test_compute_that_nothing_creates_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(f"{ECHO}/job.yml", "code: src\n", "code: src\ncompute: azureml:no-cluster\n")
    guide = Guide(sandbox.root)
    [finding] = references.check(guide, guide.listings["jobs/echo"])
    assert (finding.line, "nothing creates 'no-cluster'" in finding.what) == (3, True)


def test_listings_of_the_guide_say_something():
    guide = checker().guide
    found = [listing_text.check(guide, listing) for listing in guide.listings.values()]
    found += [references.check(guide, listing) for listing in guide.listings.values()]
    assert [finding for rows in found for finding in rows] == []


def test_error_of_a_job_is_told_at_the_line_of_its_script():
    text = one_line(TRACE)
    assert text == "Execution failed. Error: code/a.py, line 24: AttributeError: no 'items'"
    assert tracebacks.place(text, ["src/a.py", "sdk.py"]) == (
        "src/a.py",
        24,
        "AttributeError: no 'items'",
    )
    assert tracebacks.place(text, ["one/a.py", "two/a.py"]) is None


def test_other_text_is_not_shortened():
    assert one_line("Traceback (most recent call last): nothing more") == (
        "Traceback (most recent call last): nothing more"
    )


def test_failing_script_is_one_finding(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / ECHO / "src" / "hello.py"
    path.write_text(path.read_text() + "print(args.name.title)\nprint(args.no_name)\n")
    [finding] = sandbox.checker().ladder.climb("jobs/echo").rungs["execution"]
    assert (finding.path, finding.line) == (f"{ECHO}/src/hello.py", 9)
    assert "the job fails here: AttributeError" in finding.what
    assert "which sdk.py:23 runs" in finding.cure


def test_sdk_v1_is_told_before_its_order():
    [(line, what, _)] = imports.old("import json\nfrom azureml.core import Run\n")
    assert (line, "'azureml.core' is SDK v1" in what) == (2, True)
