"""The outputs of a job: folders to write to, which become data in a datastore and assets."""

import contextlib
import json
import posixpath
import re
from pathlib import Path

from .. import planes
from ..arm.ids import REGION
from ..messages import ArmError, Request
from ..planes import entra
from .data import DataError, collect, fetch, locate
from .expressions import render
from .runner import JobFailed

API_VERSION = "2024-04-01"
DEFAULT = "azureml://datastores/{datastore}/paths/azureml/{job}/{output}/"
MODELS = {
    "custom_model": "CustomModel",
    "mlflow_model": "MLFlowModel",
    "triton_model": "TritonModel",
}


def declare(job_name: str, outputs: dict, datastore: str = "workspaceblobstore") -> dict:
    """Complete the declared outputs: where each goes, how it is mounted, and the default one.

    Args:
        datastore: where outputs go that do not say where.
    """
    completed = {}
    for name, output in outputs.items():
        default = DEFAULT.format(datastore=datastore, job=job_name, output=name)
        if output["jobOutputType"] == "uri_file":
            default = default.rstrip("/")
        uri = output.get("uri") or default
        values = {"name": job_name, "output_name": name, "default_datastore": datastore}
        completed[name] = {"mode": "ReadWriteMount", **output, "uri": render(uri, values)}
    completed["default"] = {
        "jobOutputType": "uri_folder",
        "mode": "ReadWriteMount",
        "uri": f"azureml://datastores/workspaceartifactstore/ExperimentRun/dcid.{job_name}",
    }
    return completed


def prepare(run) -> dict[str, str]:
    """Make the folders that a run writes to; return the value of each output expression."""
    values = {}
    for name, output in _named(run):
        if output["mode"] == "Direct":
            values[name] = output["uri"]
            continue
        path = _path(run, name, output)
        folder = path.parent if output["jobOutputType"] == "uri_file" else path
        folder.mkdir(parents=True, exist_ok=True)
        _mount(run, name, output, path)
        values[name] = str(path)
    return values


def _mount(run, name: str, output: dict, path: Path) -> None:
    """Show in a mounted folder what is there already, as after an interrupted job."""
    single = output["jobOutputType"] == "uri_file"
    if output["mode"] == "ReadWriteMount" and not (single or is_default(name, output["uri"])):
        with contextlib.suppress(DataError):  # a new folder is empty
            fetch(run.emulator, locate(run.emulator, run.workspace, output["uri"]), path)


def save(run, *, completed: bool) -> None:
    """Copy what a run wrote to its datastores; register it when the run completed.

    A mounted output keeps what was written before a failure; an uploaded one does not.
    """
    assets = {}
    for name, output in _named(run):
        if output["mode"] == "Direct" or (output["mode"] == "Upload" and not completed):
            continue
        target = locate(run.emulator, run.workspace, output["uri"])
        count = collect(run.emulator, _path(run, name, output), target)
        run.say(f"output {name}: {count} file(s) in {output['uri']}")
        if completed:
            assets[name] = _register(run, name, output)
    if assets:
        run.note(outputs=assets)


def is_default(name: str, uri: str) -> bool:
    """Whether an output goes where outputs go that do not say where."""
    return (
        re.fullmatch(rf"azureml://datastores/[^/]+/paths/azureml/[^/]+/{name}/?", uri) is not None
    )


def adopt(run, name: str, uri: str) -> None:
    """Make the data of a child the output of its parent, and register it if it has a name.

    Args:
        name: of the parent's output.
        uri: where the child has written.
    """
    emulator = run.emulator
    with emulator.lock:
        job = emulator.resources.get(run.id)
        output = job["properties"]["outputs"][name]
        output["uri"] = uri
        emulator.resources.put(run.id, job)
    known = emulator.executor.records.get(run.id, {}).get("outputs", {})
    run.note(outputs=known | {name: _register(run, name, output)})


def _named(run) -> list[tuple[str, dict]]:
    """The outputs that the user declared."""
    outputs = run.properties["outputs"]
    return [(name, output) for name, output in outputs.items() if name != "default"]


def _path(run, name: str, output: dict) -> Path:
    """Where a run writes an output on this machine."""
    folder = run.folder / "outputs" / name
    if output["jobOutputType"] != "uri_file":
        return folder
    return folder / (posixpath.basename(output["uri"].rstrip("/")) or name)


def _register(run, name: str, output: dict) -> dict:
    """Note an output as an asset, and register it in the workspace if it has a name.

    Returns:
        ``{"assetId": …, "type": …, "uri": …}`` as run history shows it.
    """
    kind = output["jobOutputType"]
    models = kind in MODELS
    asset, version = output.get("assetName"), output.get("assetVersion")
    if asset:
        version = _create_asset(run, name, output, "models" if models else "data")
    workspace = run.emulator.resources.get(run.workspace)["properties"]
    name = asset or f"azureml_{run.name}_output_{'model' if models else 'data'}_{name}"
    collection = "models" if models else "data"
    scope = f"azureml://locations/{REGION}/workspaces/{workspace.get('workspaceId')}"
    return {
        "assetId": f"{scope}/{collection}/{name}/versions/{version or 1}",
        "type": MODELS.get(kind, kind),
        "uri": output["uri"],
    }


def _create_asset(run, name: str, output: dict, collection: str) -> str:
    """Create a version of an asset, as a client would; return the version."""
    base = f"https://management.azure.com{run.workspace}/{collection}/{output['assetName']}"
    version = output.get("assetVersion") or _next_version(run, base)
    uri, kind = ("modelUri", "modelType") if collection == "models" else ("dataUri", "dataType")
    properties = {uri: output["uri"], kind: output["jobOutputType"]}
    if output.get("description"):
        properties["description"] = output["description"]
    try:
        _send(run, "PUT", f"{base}/versions/{version}", {"properties": properties})
    except ArmError as error:
        text = f"The output '{name}' cannot be registered: {error.message}"
        raise JobFailed(text) from None
    return version


def _next_version(run, base: str) -> str:
    """The version that a new asset gets: one more than the latest."""
    try:
        container = _send(run, "GET", base)
    except ArmError:
        return "1"
    return container["properties"].get("nextVersion") or "1"


def _send(run, method: str, url: str, body: dict | None = None) -> dict:
    """Ask the control plane directly: the journal keeps only what clients send."""
    headers = {"Authorization": f"Bearer {entra.access_token('https://management.azure.com')}"}
    data = json.dumps(body).encode() if body else b""
    request = Request(method, f"{url}?api-version={API_VERSION}", headers, data)
    return planes.dispatch(run.emulator, request).json()
