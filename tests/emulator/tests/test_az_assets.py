"""``az ml data``, ``environment``, ``model``, ``component`` and ``registry``."""

import pytest

COMPONENT = """\
name: hello
version: "1"
type: command
command: echo ${{inputs.text}}
tags: {team: one}
inputs: {text: {type: string, default: world}}
environment: azureml:base:1
"""
REGISTRY = "name: shared\nlocation: eastus\nreplication_locations: [{location: eastus}]\n"


@pytest.fixture(scope="module")
def assets(az):
    az("ml environment create -n base --version 1 --image ubuntu:22.04 --tags a=b -o none")
    az.write("data/rows.csv", "a\n1\n")
    az("ml data create -n rows --version 1 --type uri_file --path data/rows.csv -o none")
    az("ml model create -n tree --version 1 --type custom_model --path data/rows.csv -o none")
    az.write("hello.yml", COMPONENT)
    az("ml component create -f hello.yml -o none")
    return az


@pytest.mark.parametrize(
    ("group", "name"),
    [("data", "rows"), ("environment", "base"), ("model", "tree"), ("component", "hello")],
)
def test_an_asset_is_updated_archived_and_restored(assets, group, name):
    az, line = assets, f"ml {group} {{}} -n {name}"
    changed = az.json(f"{line.format('update')} -v 1 --set description=new tags.stage=test")
    assert (changed["description"], changed["tags"]["stage"]) == ("new", "test")
    assert az(f"{line.format('show')} --label latest --query version -o tsv") == "1\n"
    names = f"{line.format('list')} --query '[].name' -o tsv"
    for verb, listed, archived in (("archive", "", f"{name}\n"), ("restore", f"{name}\n", "")):
        az(f"{line.format(verb)} -v 1")
        assert az(names) == listed
        assert az(f"{names} --archived-only") == archived
    assert "Cannot provide both" in az(f"{names} --archived-only --include-archived", code=1)
    az(f"{line.format('show')} -v 7", code=3)


@pytest.mark.parametrize(
    ("group", "header"),
    [
        ("data", ["Name", "Version", "Data type", "Path"]),
        ("environment", ["Name", "Version"]),
        ("component", ["Name", "Version", "Component type"]),
    ],
)
def test_a_table_has_the_columns_of_the_extension(assets, group, header):
    name = {"data": "rows", "environment": "base", "component": "hello"}[group]
    first = assets(f"ml {group} list -n {name} -o table").splitlines()[0]
    assert first.split() == " ".join(header).split()


def test_lists_of_models_and_environments_are_reshaped_in_every_format(assets):
    assert assets.json("ml environment list") == [{"name": "base", "latest version": "1"}]
    model = assets.json("ml model list -n tree")[0]
    assert model["model type"] == "custom_model"
    assert "latest version" not in model and model["version"] == "1"


def test_a_model_is_staged_and_downloaded(assets):
    assert assets.json("ml model update -n tree -v 1 --stage Production")["stage"] == "Production"
    assert assets.json("ml model list -n tree --stage Archived") == []
    assets("ml model download -n tree -v 1 -p here")
    assert (assets.folder / "here" / "tree" / "rows.csv").read_text() == "a\n1\n"


def test_a_component_needs_a_version_to_be_shown_and_is_prepared_for_signing(assets):
    assert "either version or label" in assets("ml component show -n hello", code=1)
    assets.write("signed/run.py", "print(1)\n")
    assets.write("signed.yml", COMPONENT.replace("hello", "signed") + "code: ./signed\n")
    assets("ml component prepare-for-sign -f signed.yml")
    assert (assets.folder / "signed" / "catalog.json").exists()


def test_flags_win_over_set_and_set_over_the_file(assets):
    line = "ml component create -f hello.yml --version 2 --set version=3 description=set"
    made = assets.json(line)
    assert (made["version"], made["description"]) == ("2", "set")


def test_neither_a_file_nor_a_name_is_an_error(assets):
    assert "Please provide either --file/-f" in assets("ml model create", code=1)


def test_assets_are_shared_with_a_registry(assets):
    az = assets
    az.write("registry.yml", REGISTRY)
    assert az.json("ml registry create -f registry.yml")["location"] == "eastus"
    az("ml registry update -n shared --tags team=a -o none")
    for group, name in (("data", "rows"), ("environment", "base"), ("model", "tree")):
        line = f"ml {group} share -n {name} -v 1 --registry-name shared"
        made = az.json(f"{line} --share-with-name common --share-with-version 2")
        assert made["id"].startswith("azureml://registries/shared/")
        shown = f"ml {group} show -n common -v 2 --registry-name shared --query name -o tsv"
        assert az(shown) == "common\n"
    assert az("ml registry list -o table").splitlines()[2].split() == ["shared", "eastus", "eastus"]
    az("ml registry delete -n shared")
    az("ml registry show -n shared", code=3)
