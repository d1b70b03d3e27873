"""Workflows that a page shows are valid and name what exists; so are the repository's own."""

import pytest

from support.check import ROOT
from support.yaml_files import workflows

WORKFLOW = """\
on: {push: {branches: [main]}}
permissions:
  id-token: write
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
  train:
    needs: test
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - uses: azure/login@v2
        with:
          client-id: ${{ secrets.AZURE_CLIENT_ID }}
          tenant-id: ${{ secrets.AZURE_TENANT_ID }}
          subscription-id: ${{ secrets.AZURE_SUBSCRIPTION_ID }}
      - run: az ml job create --file job.yml --stream
"""
LOGIN = "          client-id: ${{ secrets.AZURE_CLIENT_ID }}\n"
RUNNER = "ubuntu-lastest\n    steps:\n      - uses: act"
PIPELINE = """\
stages:
- stage: Train
  jobs:
  - job: Submit
    pool: {vmImage: ubuntu-latest}
    steps:
    - task: AzureCLI@2
      inputs:
        azureSubscription: mine
        scriptType: bash
        scriptLocation: inlineScript
        inlineScript: az ml job create --file job.yml
  - job: Wait
    dependsOn: Submit
    pool: server
    steps:
    - task: AzureMLJobWaitTask@1
"""


@pytest.mark.parametrize(
    ("old", "new", "what", "line"),
    [
        ("actions/checkout@v4", "actions/checkouts@v4", "is not known here", 9),
        ("actions/checkout@v4", "actions/checkout@master", "has no version 'master'", 9),
        ("actions/checkout@v4", "actions/checkout", "has no version ''", 9),
        ("  id-token: write\n", "", "the login gets no token", 14),
        ("id-token: write", "id-token: read", "not valid: 'read'", 3),
        ("contents: read", "content: read", "not valid", 4),
        ("needs: test", "needs: tests", "which is none", 11),
        ("ubuntu-latest\n    steps:\n      - uses: act", RUNNER, "no runner 'ubuntu-lastest'", 7),
        (LOGIN, LOGIN.replace("client-id", "client"), "has no 'client-id'", 15),
        (LOGIN, "          creds: ${{ secrets.A }}\n", "stores a password", 17),
        ("secrets.AZURE_TENANT_ID", "secret.AZURE_TENANT_ID", "no context 'secret'", 18),
        ("${{ secrets.AZURE_TENANT_ID }}", "${ secrets.AZURE_TENANT_ID }", "is no expression", 18),
        ("github.event_name", "github.event.name", "events have no 'name'", 12),
        ("az ml job create", "az ml job creates", "is no command", 20),
        ("--stream", "--streams", "has no flag --streams", 20),
        ("az ml job create", "echo ${{ secrets.KEY }}; az ml job create", "show a secret", 20),
    ],
)
def test_workflow_that_would_fail_is_found(old, new, what, line):
    assert WORKFLOW.count(old) == 1
    found = workflows.check(WORKFLOW.replace(old, new), "github")
    assert any(what in said and number == line for number, said, _ in found), found


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("dependsOn: Submit", "dependsOn: Submits", "nothing here is called 'Submits'"),
        ("pool: server", "pool: serverless", "no pool 'serverless'"),
        ("AzureMLJobWaitTask@1", "AzureMLJobWait@1", "AzureMLJobWait@1"),
        ("vmImage: ubuntu-latest", "vmImage: ubuntu-lastest", "no runner 'ubuntu-lastest'"),
        ("--file job.yml", "--fil job.yml", "has no flag --fil"),
        ("scriptType: bash", "scriptTypes: bash", "not valid"),
    ],
)
def test_pipeline_of_azure_devops_that_would_fail_is_found(old, new, what):
    assert workflows.check(PIPELINE, "azure") == []
    found = workflows.check(PIPELINE.replace(old, new), "azure")
    assert any(what in said for _, said, _ in found), found


@pytest.mark.parametrize("path", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=str)
def test_own_workflow_names_what_exists(path):
    assert workflows.check(path.read_text("utf-8"), "github") == []


def test_sound_workflow_is_left_alone():
    assert workflows.check(WORKFLOW, "github") == []
