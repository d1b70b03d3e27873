"""What a deployment brings along: its code and its model, copied to this machine."""

import json
import shutil
from pathlib import Path

from ..arm.ids import ResourceId
from ..execution.data import DataError, Location, fetch, locate
from ..kinds.asset_reference import find_asset
from ..kinds.public_asset import absence, is_public
from ..messages import ArmError


def asset(emulator, reference: str, noun: str) -> dict:
    """The asset that a deployment names, of the workspace or of a registry.

    Raises:
        ArmError: 404 that names it.
    """
    resource = find_asset(emulator, reference)
    if resource is None:
        text = f"The {noun} '{reference}' of the deployment was not found."
        raise ArmError(404, "ResourceNotFound", text)
    return resource


def check_environment(emulator, reference: str | None) -> None:
    """Refuse an environment that does not exist; the curated ones all do.

    Raises:
        ArmError: 404.
    """
    if reference and not is_public(reference):
        asset(emulator, reference, "environment")


def is_mlflow(emulator, reference: str | None) -> bool:
    """Whether a model is in MLflow format, so that it can be deployed without a script."""
    if not reference:
        return False
    if is_out_of_reach(emulator, reference):
        return False
    properties = asset(emulator, reference, "model")["properties"]
    return str(properties.get("modelType")).lower() == "mlflow_model"


def is_out_of_reach(emulator, reference: str | None) -> bool:
    """Whether an asset is a public one that only Azure has."""
    return is_public(reference) and find_asset(emulator, reference) is None


def fetch_code(emulator, code_id: str, folder: Path) -> Path:
    """Copy the code of a deployment into ``folder``.

    Raises:
        DataError: there is none.
    """
    _, location = _find(emulator, code_id, "codeUri")
    return fetch(emulator, location, folder)


def fetch_model(emulator, model_id: str, root: Path) -> Path:
    """Copy a model; return the folder for ``AZUREML_MODEL_DIR``.

    It is called after name and version of the model and contains what was registered: one file,
    or one folder under the name that it had.

    Raises:
        DataError: there is none.
    """
    asset_id, location = _find(emulator, model_id, "modelUri")
    name, version = asset_id.segments[-3::2]
    folder = root / name / version
    leaf = location.path.rsplit("/", 1)[-1]
    fetched = fetch(emulator, location, folder / leaf)
    if fetched.is_file():
        aside = fetched.rename(folder / f".{leaf}")
        shutil.rmtree(folder / leaf)
        aside.rename(folder / leaf)
    return folder


def recipe(properties: dict) -> str:
    """What a deployment runs, as text: two deployments with the same text do the same."""
    keys = ("model", "codeConfiguration", "environmentId", "environmentVariables")
    return json.dumps({key: properties.get(key) for key in keys}, sort_keys=True)


def _find(emulator, reference: str, key: str) -> tuple[ResourceId, Location]:
    """The id of an asset, and where its files are."""
    resource = find_asset(emulator, reference)
    if resource is None:
        gone = f"{reference} does not exist any more."
        raise DataError(absence(reference) if is_public(reference) else gone)
    asset_id = ResourceId.parse(resource["id"])
    return asset_id, locate(emulator, str(asset_id.root), resource["properties"][key])
