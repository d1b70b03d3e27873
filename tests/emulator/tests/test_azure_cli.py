"""The real Azure CLI, unpatched, through the proxy."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from azureml_emulator import Emulator

PYTHON = Path(os.environ.get("AZURE_CLI_PYTHON", Path(sys.prefix) / "azure-cli/bin/python"))
SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000"
PROVIDER = "Microsoft.MachineLearningServices"
WORKSPACES = f"{PROVIDER}/workspaces"

pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="the Azure CLI is not installed; `make test` installs it"
)


@pytest.fixture(scope="module")
def emulator(tmp_path_factory):
    made = Emulator(tmp_path_factory.mktemp("cli") / "state")
    yield made
    made.close()


@pytest.fixture(scope="module")
def run(emulator, tmp_path_factory):
    """Run one line; what comes back has ``stdout``, ``stderr`` and ``returncode``."""
    settings = {
        "AZURE_CONFIG_DIR": str(tmp_path_factory.mktemp("config")),
        "AZURE_CORE_COLLECT_TELEMETRY": "no",
        "AZURE_CORE_LOGIN_EXPERIENCE_V2": "off",
        "AZURE_CORE_NO_COLOR": "yes",
        "PYTHONDONTWRITEBYTECODE": "",
    }
    environment = os.environ | emulator.door.environment | settings

    def run(*words):
        return subprocess.run(
            [PYTHON, "-m", "azure.cli", *words],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture(scope="module")
def az(run):
    """Run one line that has to succeed, signed in as a service principal; gives its JSON."""

    def az(*words):
        done = run(*words, "--output", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    az("login", "--service-principal", "-u", "app", "-p", "secret", "--tenant", "common")
    return az


def test_a_service_principal_signs_in_and_chooses_a_subscription(az, run):
    identifier = SUBSCRIPTION.rpartition("/")[2]
    assert [account["id"] for account in az("account", "list", "--refresh")] == [identifier]
    az("account", "set", "--subscription", identifier)
    assert az("account", "show")["user"] == {"name": "app", "type": "servicePrincipal"}
    unknown = run("account", "set", "--subscription", identifier.replace("0000", "1111"))
    assert unknown.returncode == 1


def test_resource_groups_are_created_shown_listed_and_deleted(az, run):
    assert az("group", "exists", "--name", "learning") is False
    az("group", "create", "--name", "learning", "--location", "westeurope", "--tags", "a=b")
    shown = az("group", "show", "--name", "learning")
    assert (shown["location"], shown["tags"]) == ("westeurope", {"a": "b"})
    assert [group["name"] for group in az("group", "list")] == ["learning"]
    az("group", "delete", "--name", "learning", "--yes")
    assert az("group", "list") == []
    gone = run("group", "show", "--name", "learning")
    assert (gone.returncode, "could not be found" in gone.stderr) == (3, True)


@pytest.fixture(scope="module")
def template(az, tmp_path_factory):
    """The flags that deploy a workspace with what it depends on, written with a comment."""
    az("group", "create", "--name", "templates", "--location", "eastus")
    common = {"apiVersion": "2024-10-01", "location": "eastus"}
    needed = {
        "storageAccount": "Microsoft.Storage/storageAccounts",
        "keyVault": "Microsoft.KeyVault/vaults",
        "applicationInsights": "Microsoft.Insights/components",
    }
    resources = [common | {"type": kind, "name": "learning"} for kind in needed.values()]
    ids = {key: f"[resourceId('{kind}', 'learning')]" for key, kind in needed.items()}
    workspace = {"type": WORKSPACES, "name": "made-by-template", "properties": ids}
    identity = {"identity": {"type": "SystemAssigned"}}
    schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    content = {"$schema": schema, "contentVersion": "1.0.0.0"}
    content["resources"] = [*resources, common | identity | workspace]
    file = tmp_path_factory.mktemp("template") / "template.json"
    file.write_text("// a workspace\n" + json.dumps(content))
    return ("--name", "first", "--resource-group", "templates", "--template-file", str(file))


def test_a_template_is_validated_without_making_anything(az, template):
    az("deployment", "group", "validate", *template)
    assert az("resource", "list", "--resource-group", "templates") == []


def test_a_template_makes_a_workspace_that_rest_and_resource_show(az, template):
    az("deployment", "group", "create", *template)
    where = ("--resource-group", "templates")
    shown = az("resource", "show", *where, "--resource-type", WORKSPACES, "-n", "made-by-template")
    assert shown["properties"]["provisioningState"] == "Succeeded"
    uri = f"{SUBSCRIPTION}/resourceGroups/templates/providers/{WORKSPACES}?api-version=2024-10-01"
    listed = az("rest", "--method", "get", "--uri", uri)
    assert [found["name"] for found in listed["value"]] == ["made-by-template"]


def test_an_error_of_the_service_is_the_error_of_the_line(az, run):
    uri = f"{SUBSCRIPTION}/resourceGroups/g/providers/{WORKSPACES}/none"
    done = run("rest", "--method", "get", "--uri", f"{uri}?api-version=2024-10-01")
    assert done.returncode == 1
    assert "ResourceNotFound" in done.stderr


def test_blobs_are_uploaded_and_listed_with_a_key(az, tmp_path):
    (tmp_path / "data.csv").write_text("a\n1\n")
    account = ("--account-name", "learning", "--account-key", "a2V5")
    az("storage", "container", "create", "--name", "data", *account)
    file = ("--file", str(tmp_path / "data.csv"), "--name", "raw/data.csv")
    az("storage", "blob", "upload", "--container-name", "data", *file, *account)
    listed = az("storage", "blob", "list", "--container-name", "data", *account)
    assert [(blob["name"], blob["properties"]["contentLength"]) for blob in listed] == [
        ("raw/data.csv", 4)
    ]


def test_regions_and_providers_are_listed(az):
    assert "westeurope" in [found["name"] for found in az("account", "list-locations")]
    shown = az("provider", "show", "--namespace", PROVIDER)
    kinds = {found["resourceType"].lower() for found in shown["resourceTypes"]}
    assert {"workspaces", "workspaces/jobs", "registries"} <= kinds


def test_a_person_signs_in_with_a_device_code(run):
    done = run("login", "--use-device-code", "--output", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["user"]["name"] == "learner@example.com"


def test_the_ml_extension_is_not_part_of_it(run):
    """It is on no package index: the emulator's own ``az ml`` stands in for it."""
    assert run("ml", "workspace", "list").returncode == 2
