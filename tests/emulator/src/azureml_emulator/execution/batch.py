"""Batch endpoints: every request becomes a pipeline job with one step, which does the scoring."""

from ..arm import provider
from ..arm.ids import PROVIDER, ResourceId
from ..messages import ArmError, Request, Response
from . import batch_request, batch_scoring, children
from .batch_request import SCORE
from .defaults import complete
from .log import Log
from .outputs import adopt
from .pipeline import LOG
from .run import Run
from .runner import JobFailed, Runner

DEPLOYMENT = "azureml-model-deployment"
TYPE = f"{PROVIDER}/workspaces/batchEndpoints/deployments/jobs"


class BatchRunner(Runner):
    """Runs the job of a request: starts its step and waits for it."""

    job_type = "BatchDeployment"

    def run(self, run: Run) -> None:
        """Score, and make the output of the step the output of the job."""
        run.enter("Running", started=run.emulator.clock.timestamp())
        settings = run.emulator.executor.records.get(run.id)["settings"]
        properties, record = batch_scoring.step(run.properties, settings)
        name = run.emulator.ids.of(f"{run.id}/{batch_scoring.STEP}")
        child = children.start(run, name, properties, **record)
        log = run.log(LOG)
        _say(run, log, f"Submitting 1 runs, first five are: {batch_scoring.STEP}:{name}")
        while child not in children.wait_for_one(run, [child]):
            continue
        if not children.completed(run, child):
            raise JobFailed(children.error(run, child) or "The scoring step was canceled.")
        _say(run, log, f"Completing processing run id {name}.")
        run.enter("Finalizing")
        adopt(run, SCORE, children.job(run, child)["properties"]["outputs"][SCORE]["uri"])


def _say(run: Run, log: Log, text: str) -> None:
    """Add a line to the log of the job."""
    time = run.emulator.clock.now().strftime("%Y-%m-%d %H:%M:%SZ")
    log.write(f"[{time}] {text}\n".encode())
    log.publish()


def handle(emulator, request: Request, endpoint: dict) -> Response:
    """Answer a request to a batch endpoint: start a job.

    Raises:
        ArmError: 400 for a request that cannot work, 404 for a deployment that does not exist.
    """
    if (request.method, request.path.rstrip("/")) != ("POST", "/jobs"):
        text = f"A batch endpoint takes POST /jobs, not {request.method} {request.path}."
        raise ArmError(404, "NotFound", text)
    deployment = _deployment(emulator, request, endpoint)
    asked = batch_request.read(request)
    with emulator.lock:
        if deployment["properties"].get("deploymentConfiguration"):
            job = _start_pipeline(emulator, endpoint, deployment, asked)
        else:
            job = _start_scoring(emulator, endpoint, deployment, asked)
    return Response.of_json(_view(endpoint, job), 201)


def jobs_of(emulator, endpoint: dict, deployment: str | None) -> list[dict]:
    """The jobs of an endpoint, or of one of its deployments, the newest first."""
    workspace = ResourceId.parse(endpoint["id"]).root
    wanted = {"azureml.endpointname": endpoint["name"]}
    if deployment:
        wanted["azureml.deploymentname"] = deployment
    found = [
        _view(endpoint, job)
        for _, job in emulator.resources.items(f"{workspace}/jobs/")
        if wanted.items() <= job["properties"]["properties"].items()
    ]
    return found[::-1]


def _start_scoring(emulator, endpoint: dict, deployment: dict, asked: dict) -> dict:
    """Start the job of a model deployment."""
    workspace = str(ResourceId.parse(endpoint["id"]).root)
    data = batch_request.inputs(emulator, workspace, asked)
    if len(data) != 1 or "uri" not in next(iter(data.values())):
        text = "A request to a model deployment has one input: a file or a folder."
        raise ArmError(400, "BadArgument", text)
    written = list(batch_request.outputs(emulator, workspace, asked).values())
    if len(written) > 1:
        raise ArmError(400, "BadArgument", "A model deployment has one output.")
    output = written[0] if written else {"jobOutputType": "uri_folder"}
    name = _name(emulator, workspace, asked, "batchjob")
    properties = _properties(endpoint, deployment, asked)
    properties |= {"inputs": data, "outputs": {SCORE: output}, "jobs": {}}
    now = emulator.clock.timestamp()
    job = {
        "id": f"{workspace}/jobs/{name}",
        "name": name,
        "type": f"{PROVIDER}/workspaces/jobs",
        "systemData": deployment["systemData"] | {"createdAt": now, "lastModifiedAt": now},
        "properties": complete(workspace, name, properties),
    }
    settings = batch_request.settings(deployment, asked)
    emulator.resources.put(job["id"], job)
    record = {"runner": BatchRunner.job_type, "settings": settings}
    emulator.executor.records.put(job["id"], record)
    emulator.executor.submit(job)
    return job


def _start_pipeline(emulator, endpoint: dict, deployment: dict, asked: dict) -> dict:
    """Start the job of a pipeline component deployment, as a client would."""
    workspace = ResourceId.parse(endpoint["id"]).root
    configuration = deployment["properties"]["deploymentConfiguration"]
    component = configuration["componentId"]["assetId"]
    data = batch_request.inputs(emulator, str(workspace), asked)
    written = batch_request.outputs(emulator, str(workspace), asked)
    name = _name(emulator, str(workspace), asked, "pipelinejob")
    properties = _properties(endpoint, deployment, asked)
    properties["tags"]["azureml.jobtype"] = "azureml.pipelinejob"
    properties |= {
        "componentId": component,
        "inputs": data,
        "outputs": _declared_outputs(emulator, component) | written,
        "settings": _pipeline_settings(workspace, configuration["settings"]),
    }
    job_id = workspace.child("jobs", name)
    provider.create(emulator, job_id, {"properties": properties})
    return emulator.resources.get(str(job_id))


def _declared_outputs(emulator, reference: str) -> dict:
    """The outputs of a component as outputs of a job.

    Raises:
        ArmError: 404 when the component was deleted.
    """
    from ..kinds.asset_reference import find_asset  # kinds import execution

    component = find_asset(emulator, reference)
    if component is None:
        raise ArmError(404, "ResourceNotFound", f"The component '{reference}' was not found.")
    declared = component["properties"]["componentSpec"].get("outputs") or {}
    return {name: {"jobOutputType": output["type"]} for name, output in declared.items()}


def _pipeline_settings(workspace: ResourceId, settings: dict) -> dict:
    """The settings of a pipeline component deployment as those of a job."""
    compute = settings.get("default_compute")
    if not compute:
        return settings
    return settings | {"default_compute": batch_request.compute_id(workspace, compute)}


def _properties(endpoint: dict, deployment: dict, asked: dict) -> dict:
    """What the jobs of both kinds of deployments have in common."""
    given = asked.get("properties") or {}
    return {
        "jobType": "Pipeline",
        "experimentName": given.get("experimentName") or endpoint["name"],
        "tags": {
            "azureml.batchrun": "true",
            "azureml.deploymentname": deployment["name"],
        },
        "properties": {
            "azureml.deploymentname": deployment["name"],
            "azureml.endpointname": endpoint["name"],
            "runSource": "BatchDeployment",
            "runType": "HTTP",
        },
    }


def _name(emulator, workspace: str, asked: dict, prefix: str) -> str:
    """The name of the new job: the one of the request, or a new one.

    Raises:
        ArmError: 409 when there is such a job.
    """
    name = asked.get("name") or f"{prefix}-{emulator.ids.new()}"
    if f"{workspace}/jobs/{name}" in emulator.resources:
        raise ArmError(409, "Conflict", f"A job with the name '{name}' already exists.")
    return name


def _deployment(emulator, request: Request, endpoint: dict) -> dict:
    """The deployment that a request names, or the default one."""
    default = endpoint["properties"]["defaults"].get("deploymentName")
    name = request.headers.get(DEPLOYMENT) or default
    if not name:
        raise ArmError(
            400,
            "BadArgument",
            f"The batch endpoint '{endpoint['name']}' has no default deployment. Set one, or name "
            f"a deployment in the header '{DEPLOYMENT}'.",
        )
    deployment = emulator.resources.get(f"{endpoint['id']}/deployments/{name}")
    if deployment is None:
        text = f"The batch endpoint '{endpoint['name']}' has no deployment '{name}'."
        raise ArmError(404, "ResourceNotFound", text)
    return deployment


def _view(endpoint: dict, job: dict) -> dict:
    """A job as the endpoint shows it."""
    properties = job["properties"]
    deployment = properties["properties"]["azureml.deploymentname"]
    return {
        "id": f"{endpoint['id']}/deployments/{deployment}/jobs/{job['name']}",
        "name": job["name"],
        "type": TYPE,
        "systemData": job["systemData"],
        "properties": {
            "name": properties["displayName"],
            "status": properties["status"],
            "provisioningState": "Succeeded",
            "tags": properties["tags"],
            "properties": properties["properties"],
            "interactionEndpoints": {
                name: {"jobEndpointType": name, "endpoint": service["endpoint"]}
                for name, service in properties["services"].items()
            },
        },
    }
