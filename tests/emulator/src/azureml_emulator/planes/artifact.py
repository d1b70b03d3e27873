"""The artifact service: files that belong to no run, as azureml-mlflow writes and reads them.

The operations are those that the ``artifact`` client of azureml-mlflow calls.
"""

import re

from ..execution.data import DataError, Location, locate
from ..messages import ArmError, Request, Response
from . import artifacts

MODELS = "Models"  # the origin of what lies in a registered model: container is name.version
_PATH = re.compile(
    r"/artifact/v2\.0(?P<workspace>/subscriptions/[^/]+/resourceGroups/[^/]+/providers/[^/]+"
    r"/workspaces/[^/]+)/artifacts/(?P<origin>[^/]+)/(?P<container>[^/]+)(?:/(?P<operation>.+))?",
    re.IGNORECASE,
)


def handle(emulator, request: Request) -> Response:
    """Answer one request.

    Raises:
        ArmError: 404 for a workspace, model or operation that does not exist.
    """
    found = _PATH.fullmatch(request.path)
    if not found or emulator.resources.get(found["workspace"]) is None:
        raise ArmError(404, "UserError", f"There is nothing at {request.path}.")
    workspace, origin, container = found["workspace"], found["origin"], found["container"]
    place = f"{origin}/{container}"
    if origin == MODELS:
        root = _model(emulator, workspace, container)
    else:
        root = artifacts.store(emulator, workspace).child(place)
    return artifacts.handle(emulator, request, root, place, found["operation"] or "")


def model_address(emulator, version: dict) -> str:
    """Where an MLflow client finds the files of a model version.

    Args:
        version: the resource of the version.
    """
    name, number = version["id"].split("/")[-3::2]
    leaf = version["properties"]["modelUri"].rstrip("/").rsplit("/", 1)[-1]
    return f"azureml://artifacts/{MODELS}/{name}.{number}/{leaf}"


def _model(emulator, workspace: str, container: str) -> Location:
    """The folder that the files of a model version lie in.

    Raises:
        ArmError: 404 when they are not here.
    """
    name, _, number = container.rpartition(".")
    try:
        place = locate(emulator, workspace, f"{workspace}/models/{name}/versions/{number}")
    except DataError as error:
        raise ArmError(404, "UserError", str(error)) from None
    return place._replace(path=place.path.rpartition("/")[0])
