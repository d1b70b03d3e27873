"""Commands of `az` beside `az ml`: in scripts, blocks, workflows, questions and sentences."""

import re

import pytest
import yaml

from support.commands import azure_commands, cli_validity, yaml_commands
from support.names import names
from support.pages.markdown import parse
from support.pages.page_code import PYTHON, as_text, still, typed
from support.promises import checker
from support.sandbox import Sandbox
from support.site import ROOT

GUIDE = checker().guide
# A line of the guide, what becomes of it, and the message: (file, old, new, what, cure).
BROKEN = [
    (
        *("docs/data/identity-access.md", "az role assignment create", "az role asignment create"),
        *("`az role asignment create` is no command", "write az role assignment create"),
    ),
    (
        *("docs/workspace/connect.md", "--assignee ", "--asignee "),
        *("`az role assignment create` has no flag --asignee", "write --assignee"),
    ),
    (
        *("docs/workspace/roles.md", '--role "AzureML Data Scientist" \\', "\\"),
        *("`az role assignment create` requires --role", "add --role"),
    ),
    (
        *("docs/workspace/network.md", "--connection-name ", "--connection "),
        *("`az network private-endpoint create` has no flag --connection", "--connection-name"),
    ),
    (
        *(
            "docs/workspace/create-with-iac.md",
            "group what-if --resource",
            "group whatif --resource",
        ),
        *("`az deployment group whatif` is no command", "write az deployment group what-if"),
    ),
    (
        *(
            "docs/workspace/create-with-iac.md",
            "--template-file main.bicep \\",
            "--template main.bicep \\",
        ),
        *("`az deployment group create` has no flag --template", "--template-file"),
    ),
    (
        *(
            "docs/endpoints/settings.md",
            "az monitor autoscale create",
            "az monitor autoscal create",
        ),
        *("`az monitor autoscal create` is no command", "write az monitor autoscale create"),
    ),
    (
        *(
            "docs/monitoring/alerts.md",
            "az monitor metrics alert create",
            "az monitr metrics alert create",
        ),
        *("`az monitr metrics alert create` is no command", "write monitor instead of monitr"),
    ),
    (
        *("docs/language-models/choose-model.md", "--model-version", "--model-ver"),
        *(
            "`az cognitiveservices account deployment create` has no flag --model-ver",
            "--model-vers",
        ),
    ),
    (
        *("docs/compute/terminal.md", "az login --identity", "az login --identities"),
        *("`az login` has no flag --identities", "write --identity"),
    ),
    (
        *(
            "docs/monitoring/alerts.md",
            "az eventgrid event-subscription create",
            "az eventgrid subscription create",
        ),
        *("`az eventgrid subscription create` is no command", "az eventgrid"),
    ),
]


def blocks(text: str, path) -> list[tuple[int, str, str]]:
    """The findings of the blocks of a page that are no Python."""
    from support.pages.markdown import parse_text

    page = parse_text(text, path)
    fences = [fence for fence in typed(page) if fence.language not in PYTHON]
    return [row for fence in fences for row in still("docs/page.md", page, fence)]


@pytest.mark.parametrize(("file", "old", "new", "what", "cure"), BROKEN)
def test_line_of_the_guide_that_is_broken_is_found(file, old, new, what, cure):
    path = ROOT / file
    text = path.read_text("utf-8")
    start = next(fence.line for fence in typed(parse(path)) if old in fence.source)
    at = text.index(old, sum(map(len, text.splitlines(keepends=True)[:start])))
    found = blocks(text[:at] + new + text[at + len(old) :], path)
    assert [row for row in found if what in row[1] and cure in row[2]], found
    assert blocks(text, path) == []


@pytest.mark.parametrize(
    ("line", "what", "cure"),
    [
        ("az group create --name g", "`az group create` requires --location", "add --location"),
        ("az storage account create -n a -g g --sku Standard_LSR", "does not take", "Standard_LRS"),
        ("az storage account create -n a -g g --bypass Logging Metric", "'Metric'", "Metrics"),
        ("az keyvault secret set --vault-name v", "requires --name", "add --name"),
        ("az acr biuld --registry r .", "`az acr biuld` is no command", "write az acr build"),
        ("az ad sp creat-for-rbac", "`az ad sp creat-for-rbac` is no", "az ad sp create-for-rbac"),
        (
            "az vm deallocate --name v --resource-grp g",
            "no flag --resource-grp",
            "--resource-group",
        ),
        ("az identity create -n i -g g --locatoin x", "no flag --locatoin", "--location"),
        ("az extension add --nme ml", "`az extension add` has no flag --nme", "--name"),
        ("x=$(az account shwo --query id)", "`az account shwo` is no command", "account show"),
        ("az k8s-extension delete -n a -c c -t aks -g g", "-t does not take 'aks'", "managedCl"),
        ("az aks create --name a", "not among the recorded commands", "add 'aks' to GROUPS"),
        ("az gruop list", "`az gruop list` is no command", "write group"),
    ],
)
def test_wrong_command_is_found(tmp_path, line, what, cure):
    [row] = cli_validity.check(f"# first\n{line}\n", tmp_path, set())
    assert row[0] == 2
    assert what in row[1] and cure in row[2], row


@pytest.mark.parametrize(
    "line",
    [
        "az group create --name g --location eastus --tags team=risk",
        "az storage account create -n a -g g --sku standard_lrs --kind $KIND",
        "az configure --defaults group=g location=eastus\naz group create --name g",
        "az login --service-principal -u id -p secret --tenant t",
        "az acr build --registry r --image i:1 .",
        "az rest --method get --url https://management.azure.com/subscriptions",
        "az role assignment create --help",
    ],
)
def test_right_command_raises_no_alarm(tmp_path, line):
    assert cli_validity.check(line, tmp_path, set()) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Run `az role assigment list`.", ["az role assigment list"]),
        ("Run `az role assignment list --scop x`.", ["az role assignment list --scop"]),
        ("Give access with `az role`, `az role assignment` or `az login --identity`.", []),
        ("The group `az ml job` is of the extension.", []),
    ],
)
def test_commands_in_sentences_exist(sentence, found):
    assert [name for name, _ in names.unknown(sentence)] == found


def test_question_with_a_wrong_command_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    bank = sandbox.root / "docs" / "practice" / "bank" / "jobs.yml"
    entries = yaml.safe_load(bank.read_text())
    entries[0]["stem"] = "You run `az group remove --name g`. What happens?"
    bank.write_text(yaml.safe_dump(entries, sort_keys=False))
    [finding] = sandbox.findings("docs/practice/bank/jobs.yml")
    assert finding.what.endswith("there is no 'az group remove'")
    assert finding.cure == "write az group create or az group delete"


WORKFLOW = """\
jobs:
  deploy:
    steps:
      - uses: azure/cli@v2
        with:
          inlineScript: |
            az extension add --name ml
            az deployment group creat -g my-resource-group -f main.bicep
      - run: az ml job creat --file job.yml
"""


def test_steps_of_a_workflow_are_checked_at_their_line():
    assert yaml_commands.check(WORKFLOW.replace("creat ", "create ")) == []
    found = yaml_commands.check(WORKFLOW)
    assert [(line, what) for line, what, _ in found] == [
        (8, "`az deployment group creat` is no command"),
        (9, "`az ml job creat` is no command"),
    ]


@pytest.mark.parametrize("path", sorted((ROOT / ".github").rglob("*.y*ml")), ids=lambda p: p.name)
def test_workflows_of_this_repository_name_commands_that_exist(path):
    assert yaml_commands.check(path.read_text("utf-8")) == []


def test_command_in_a_block_of_text_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    block = "```text\n# once\naz login --identities\n```\n\n"
    sandbox.replace("docs/jobs/echo.md", "Look at [", f"{block}Look at [")
    [finding] = sandbox.findings("docs/jobs/echo.md")
    assert finding.what == "a command in a block of text is checked by nobody"
    text = (sandbox.root / "docs" / "jobs" / "echo.md").read_text()
    assert finding.line == text[: text.index("az login")].count("\n") + 1


def test_no_command_of_the_guide_stands_in_a_block_of_text():
    pages = [(GUIDE.relative(path), parse(path)) for path in GUIDE.pages]
    assert [row for here, page in pages for row in as_text(here, page)] == []


def test_table_is_that_of_the_locked_azure_cli():
    lock = (ROOT / "requirements-azure-cli.txt").read_text("utf-8")
    [version] = re.findall(r"^azure-cli==(\S+)", lock, re.MULTILINE)
    cure = "run .venv/azure-cli/bin/python tests/support/commands/azure_record.py"
    assert azure_commands.table()["version"] == version, cure
