"""Pages are complete, in order, lead somewhere, and show only code that holds."""

import pytest

from support.promises import assert_none, checker, each_file
from support.sandbox import Sandbox

PAGE = "docs/jobs/echo.md"
SDK = "snippets/jobs/echo/sdk.py"


@each_file(checker().guide.pages)
def test_page_keeps_the_rules(path):
    assert_none(checker().page(path))


@each_file(checker().guide.notebooks)
def test_notebook_is_formatted_and_lint_free(path):
    assert_none(checker().notebook(path))


def test_sound_page_passes(tmp_path):
    assert_none(Sandbox(tmp_path / "guide").findings(PAGE))


BREAKAGES = {
    "description missing": ("description: Submit", "descriptionn: Submit", "no 'description'"),
    "unknown skill": ("[hello-skill]", "[helo-skill]", "unknown skill 'helo-skill'"),
    "future date": ("checked: 2026-11-21", "checked: 2026-11-22", "in the future"),
    "plain http": ("- https:", "- http:", "no https address"),
    "line number": (f"{SDK}:submit", f"{SDK}:3:9", "by line number"),
    "unknown region": (f"{SDK}:submit", f"{SDK}:submitt", "no region 'submitt'"),
    "whole script": (f"{SDK}:submit", SDK, "included as a whole"),
    "missing file": ("echo/job.yml", "echo/jobb.yml", "there is no file"),
    "dead anchor": ("(#submit-it)", "(#submit)", "no anchor '#submit'"),
    "dead link": ("(#submit-it)", "(../data/none.md)", "leads to no file"),
    "section missing": ("## Check yourself", "## Test yourself", "a section 'Check yourself'"),
    "level skipped": ("## If it goes", "#### If it goes", "skips a level"),
    "no needs": ("<!-- guide:needs -->", "", "needs <!-- guide:needs -->"),
    "unknown directive": ("## Cost", "<!-- guide:need -->\n\n## Cost", "no directive 'guide:need'"),
    "left over": ("The smallest job", "TODO: The smallest job", "a TODO is left"),
    "old address": ("Go back", "Ask docs.microsoft.com or go back", "an old address"),
    "old name": ("The smallest", "With Azure AD the smallest", "'Azure AD' is called"),
}


@pytest.mark.parametrize(("old", "new", "expected"), BREAKAGES.values(), ids=BREAKAGES)
def test_breakage_gives_one_finding(tmp_path, old, new, expected):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, old, new)
    [finding] = sandbox.findings(PAGE)
    assert finding.path == PAGE
    assert expected in finding.what


FENCES = {
    "python lint": ("python", "print(unknown)", "Undefined name `unknown`"),
    "python import": (
        "python",
        "from azure.ai.ml import commandd\n\ncommandd()",
        "has no 'commandd'",
    ),
    "bash flag": ("bash", "az ml job list --nam x", "has no flag --nam"),
    "yaml": ("yaml", "a: b: c", "not YAML"),
    "skip without a reason": ('{.python test="skip"}', "print(1)", "without a reason"),
}


@pytest.mark.parametrize(("info", "code", "expected"), FENCES.values(), ids=FENCES)
def test_code_typed_into_a_page_is_checked(tmp_path, info, code, expected):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, "Look at [", f"```{info}\n{code}\n```\n\nLook at [")
    [finding] = sandbox.findings(PAGE)
    assert expected in finding.what


def test_code_typed_into_a_page_runs(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, "Look at [", "```python\nprint(1 / 0)\n```\n\nLook at [")
    [finding] = sandbox.findings(PAGE)
    assert "ZeroDivisionError" in finding.what


def test_more_than_three_tips_are_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    text = "The flag belongs to the script. The key of the input belongs to the job."
    tip = f'!!! exam-tip "Again"\n    {text}\n\n'
    sandbox.replace(PAGE, '!!! exam-tip "The name', tip * 3 + '!!! exam-tip "The name')
    [finding] = sandbox.findings(PAGE)
    assert "more than 3 exam tips" in finding.what


def test_tabs_out_of_order_are_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, '"Studio"', '"?"')
    sandbox.replace(PAGE, '"YAML"', '"Studio"')
    sandbox.replace(PAGE, '"?"', '"YAML"')
    [finding] = sandbox.findings(PAGE)
    assert "the tabs are Python SDK, Azure CLI, Studio, YAML" in finding.what


def test_step_without_a_tab_for_every_face_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    text = (sandbox.root / PAGE).read_text()
    start, end = text.index('=== "YAML"'), text.index('=== "Studio"')
    sandbox.replace(PAGE, text[start:end], "")
    nowhere, not_here = sorted(finding.what for finding in sandbox.findings(PAGE))
    assert nowhere == "no tab 'YAML' shows snippets/jobs/echo"
    assert not_here == "the tabs show the step submit of snippets/jobs/echo, but not in YAML"
