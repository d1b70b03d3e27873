"""The workflows and forms are valid, pinned, and ask for no right or secret they can do without."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
MAY_WRITE = {
    "drift.yml": {"newest": {"contents": "read", "issues": "write"}},
    "pages.yml": {"deploy": {"pages": "write", "id-token": "write"}},
    "release.yml": {"attach": {"contents": "write"}},
}
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/*.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
    ],
)
def test_github_files_follow_their_schema(schema, files):
    found = sorted(ROOT.glob(files))
    assert found
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *found]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit(workflow):
    used = re.findall(r"uses: (.+)", workflow.read_text())
    assert used
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_only_what_publishes_or_reports_may_write(workflow):
    parsed = yaml.safe_load(workflow.read_text())
    assert parsed["permissions"] == {"contents": "read"}
    jobs = parsed["jobs"].items()
    grants = {name: job["permissions"] for name, job in jobs if "permissions" in job}
    assert grants == MAY_WRITE.get(workflow.name, {})
    assert "secrets." not in workflow.read_text()


@pytest.mark.parametrize("form", ["wrong-fact", "broken-snippet", "wrong-answer"])
def test_reports_must_name_a_source(form):
    parsed = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{form}.yml").read_text())
    fields = {field.get("id"): field for field in parsed["body"]}
    assert fields["source"]["validations"]["required"] is True
    assert "version" in fields
