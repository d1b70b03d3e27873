"""Artifacts of runs: names in the workspace's artifact store, written and read with SAS.

The operations are those that the ``run_artifact`` client of azureml-mlflow calls.
"""

from ..arm.storage import container_sas
from ..execution.data import Location, locate, location_url
from ..messages import ArmError, Request, Response

LOGS = ("user_logs/", "azureml-logs/", "logs/azureml/")  # of commands, sweeps and pipelines
ROOT = "azureml://datastores/workspaceartifactstore/paths/"


def handle(emulator, request: Request, root: Location, place: str, operation: str) -> Response:
    """Answer one request about artifacts.

    Args:
        root: where they lie.
        place: origin and container of the artifacts, such as ``ExperimentRun/dcid.name``.
        operation: what follows ``artifacts/`` in the path.

    Raises:
        ArmError: 404 for an artifact that does not exist or an operation that is not modelled.
    """
    path = request.query.get("path", "")
    if operation == "batch/metadata" and request.method == "POST":
        names = [item["path"] for item in (request.json() or {}).get("paths", [])]
        return _reserve(emulator, root, place, names)
    if operation == "contentinfo":
        if emulator.blobs.properties(*root.child(path)) is None:
            raise ArmError(404, "UserError", f"There is no artifact '{path}' in {place}.")
        return Response.of_json(_content(emulator, root, place, path))
    if operation in ("", "path"):
        names = [name for name in _names(emulator, root) if name.startswith(path)]
        return Response.of_json({"value": [_artifact(place, name) for name in names]})
    if operation == "prefix/contentinfo":
        names = [name for name in _names(emulator, root) if name.startswith(path)]
        return Response.of_json(
            {"value": [_content(emulator, root, place, name) for name in names]}
        )
    text = f"The artifact service has no {operation}: extend planes/artifacts.py."
    raise ArmError(404, "UserError", text)


def store(emulator, workspace: str) -> Location:
    """The artifact store of a workspace."""
    return locate(emulator, workspace, ROOT)


def of_job(emulator, job: dict) -> Location:
    """Where the artifacts of a job lie."""
    place = f"ExperimentRun/dcid.{job['name']}"
    return store(emulator, job["id"].rpartition("/jobs/")[0]).child(place)


def logs(emulator, job: dict) -> dict[str, str]:
    """Name and address of each log of a job."""
    root = of_job(emulator, job)
    names = [name for name in _names(emulator, root) if name.startswith(LOGS)]
    return {name: _signed(emulator, root.child(name)) for name in names}


def log_sizes(emulator, job: dict) -> dict[str, int]:
    """Name and length of each log of a job."""
    account, container, path = of_job(emulator, job)
    return {
        name: properties["size"]
        for folder in LOGS
        for name, properties in emulator.blobs.list(account, container, f"{path}/{folder}")
    }


def _reserve(emulator, root: Location, place: str, names: list[str]) -> Response:
    """Say where the contents of new artifacts are to be written; an artifact never changes."""
    taken = [name for name in names if emulator.blobs.properties(*root.child(name))]
    text = "Resource Conflict: ArtifactId {} already exists."
    errors = {
        name: {"error": {"code": "UserError", "message": text.format(f"{place}/{name}")}}
        for name in taken
    }
    contents = {name: _content(emulator, root, place, name) for name in names if name not in errors}
    return Response.of_json(
        {
            "artifacts": {name: _artifact(place, name) for name in contents},
            "artifactContentInformation": contents,
            "errors": errors,
        }
    )


def _names(emulator, root: Location) -> list[str]:
    """The artifacts below ``root``."""
    account, container, path = root
    found = emulator.blobs.list(account, container, f"{path}/")
    return [name[len(path) + 1 :] for name, _ in found]


def _artifact(place: str, name: str) -> dict:
    """An artifact as the service describes it."""
    origin, container = place.split("/", 1)
    identity = {"artifactId": f"{place}/{name}", "origin": origin, "container": container}
    return identity | {"path": name}


def _content(emulator, root: Location, place: str, name: str) -> dict:
    """Where the content of an artifact is."""
    origin, container = place.split("/", 1)
    identity = {"origin": origin, "container": container, "path": name}
    return identity | {"contentUri": _signed(emulator, root.child(name))}


def _signed(emulator, location: Location) -> str:
    """The address of a blob with the right to read and write it."""
    signature = container_sas(location.account, location.container, emulator.clock)
    return f"{location_url(location)}?{signature}"
