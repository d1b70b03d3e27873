"""Run history: the state of jobs as runs, their details while they run, and their artifacts.

The operations are those of the SDK's own ``azure.ai.ml._restclient.runhistory`` client.
"""

import re

from ..execution.run import ENDED
from ..messages import ArmError, Request, Response
from . import artifacts

NEWS = 1.0  # seconds that details of an active run are held back until there is news
_PATH = re.compile(
    r"/history/v1\.0(?P<workspace>/subscriptions/[^/]+/resourceGroups/[^/]+/providers/[^/]+"
    r"/workspaces/[^/]+)/(?:(?:experiments|experimentids)/[^/]+/)?"
    r"(?:runs/(?P<run>[^/]+)(?:/(?P<rest>.+))?|(?P<data>rundata))",
    re.IGNORECASE,
)


def handle(emulator, request: Request) -> Response:
    """Answer one request.

    Raises:
        ArmError: 404 for an unknown run, or for a path that is not modelled.
    """
    found = _PATH.fullmatch(request.path)
    if not found:
        raise ArmError(
            404, "UserError", f"Run history has no {request.path}: extend planes/history.py."
        )
    workspace = found["workspace"]
    if found["data"]:
        job = _job(emulator, workspace, (request.json() or {}).get("runId", ""))
        return Response.of_json({"runMetadata": view(emulator, job), "runDefinition": {}})
    job = _job(emulator, workspace, found["run"])
    rest = found["rest"] or ""
    if rest.startswith("artifacts"):
        place = f"ExperimentRun/dcid.{job['name']}"
        root = artifacts.of_job(emulator, job)
        return artifacts.handle(emulator, request, root, place, rest.partition("/")[2])
    operation = _OPERATIONS.get((request.method, rest))
    if operation is None:
        text = f"Run history has no {request.method} {rest}: extend planes/history.py."
        raise ArmError(404, "UserError", text)
    return operation(emulator, request, job)


def view(emulator, job: dict) -> dict:
    """A job as run history shows it."""
    properties, name = job["properties"], job["name"]
    record = emulator.executor.records.get(job["id"], {})
    compute = (properties.get("computeId") or "serverless").rsplit("/", 1)[-1]
    error = record.get("error") if properties["status"] == "Failed" else None
    return {
        "runId": name,
        "runUuid": emulator.ids.of(job["id"]),
        "rootRunId": record.get("root", name),
        "parentRunId": record.get("parent"),
        "experimentId": emulator.ids.of(f"{job['id']}/{properties['experimentName']}"),
        "status": properties["status"],
        "displayName": properties["displayName"],
        "name": properties["displayName"],
        "description": properties.get("description"),
        "hidden": properties["isArchived"],
        "tags": properties["tags"],
        "properties": properties["properties"],
        "runType": "azureml." + properties["jobType"],
        "target": compute,
        "compute": {"target": compute},
        "createdUtc": job["systemData"]["createdAt"],
        "createdBy": {"userName": job["systemData"]["createdBy"]},
        "startTimeUtc": record.get("started"),
        "endTimeUtc": record.get("ended"),
        "error": {"error": error} if error else None,
        "warnings": [],
        "inputs": {},
        "outputs": {
            key: {"assetId": output["assetId"], "type": output["type"]}
            for key, output in record.get("outputs", {}).items()
        },
        "services": {},
    }


def _get(emulator, request: Request, job: dict) -> Response:
    """Get a run."""
    return Response.of_json(view(emulator, job))


def _details(emulator, request: Request, job: dict) -> Response:
    """Get the details of a run: its state and the addresses of its logs.

    An answer that would say what the last one said is held back until there is news. The first
    look at a run never shows its end: ``jobs.stream`` prints no log of a run that has ended
    before; on Azure none ends that fast, here a small job can.
    """
    views = emulator.executor.views
    seen = views.get(job["id"])
    if seen and job["properties"]["status"] not in ENDED:
        emulator.executor.wait_for(lambda: _state(emulator, job["id"]) != seen, NEWS)
    job = emulator.resources.get(job["id"])
    state = _state(emulator, job["id"])
    details = view(emulator, job)
    if not seen and details["status"] in ENDED:
        details |= {"status": "Finalizing", "endTimeUtc": None, "error": None}
    details["logFiles"] = artifacts.logs(emulator, job)
    views.put(job["id"], state)
    return Response.of_json(details)


def _state(emulator, job_id: str) -> list:
    """What changes while a run is active: its status and the length of its logs."""
    job = emulator.resources.get(job_id)
    return [job["properties"]["status"], artifacts.log_sizes(emulator, job)]


def _service_instances(emulator, request: Request, job: dict) -> Response:
    """The interactive services of a node: no job has any."""
    return Response.of_json({"instances": {}})


def _children(emulator, request: Request, job: dict) -> Response:
    """List the runs that a run has started."""
    records = emulator.executor.records
    prefix = job["id"].rpartition("/")[0] + "/"
    children = [
        view(emulator, child)
        for _, child in emulator.resources.items(prefix)
        if records.get(child["id"], {}).get("parent") == job["name"]
    ]
    return Response.of_json({"value": children})


def _change(emulator, request: Request, job: dict) -> Response:
    """Change name, description, archive flag, tags and properties; the last two are merged."""
    change = request.json() or {}
    fields = {"displayName": "displayName", "description": "description", "hidden": "isArchived"}
    with emulator.lock:
        job = emulator.resources.get(job["id"])
        properties = job["properties"]
        for key, field in fields.items():
            if change.get(key) is not None:
                properties[field] = change[key]
        for key in ("tags", "properties"):
            properties[key] |= change.get(key) or {}
        emulator.resources.put(job["id"], job)
    emulator.executor.tracking.touch(job["id"])
    return Response.of_json(view(emulator, job))


_OPERATIONS = {
    ("GET", ""): _get,
    ("PATCH", ""): _change,
    ("GET", "details"): _details,
    ("GET", "children"): _children,
    ("GET", "serviceinstances/0"): _service_instances,
}


def _job(emulator, workspace: str, name: str) -> dict:
    """The job of a run.

    Raises:
        ArmError: 404 when there is none.
    """
    job = emulator.resources.get(f"{workspace}/jobs/{name}")
    if job is None:
        raise ArmError(404, "UserError", f"RunId {name} was not found.")
    return job
