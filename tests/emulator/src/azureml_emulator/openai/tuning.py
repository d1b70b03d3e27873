"""Fine-tuning jobs.

A job moves one state on whenever somebody looks: validating_files, queued, running, succeeded.
Source: https://learn.microsoft.com/azure/foundry/openai/how-to/fine-tuning
"""

import re

from ..language import tuning as learning
from ..messages import Request, Response
from . import deployments, files, training_data
from .errors import ServiceError, invalid

JOBS = "openai-jobs"
STATES = ("validating_files", "queued", "running", "succeeded")
ENDED = ("succeeded", "failed", "cancelled")
SECONDS = {"queued": 5, "running": 60, "succeeded": 600}  # after the one before, on the job's clock
LIMITS = {"n_epochs": (1, 50), "batch_size": (1, 256), "learning_rate_multiplier": (0.0001, 10)}
AUTOMATIC = {"n_epochs": 3, "batch_size": 1, "learning_rate_multiplier": 1.0}
TYPES = ("Standard", "GlobalStandard", "DeveloperTier", "Developer")
SUFFIX = re.compile(r"[A-Za-z0-9_-]{1,18}")
CHECKPOINTS = 3  # of the last epochs
COLUMNS = (
    "step",
    "train_loss",
    "train_mean_token_accuracy",
    "valid_loss",
    "validation_mean_token_accuracy",
    "full_valid_loss",
    "full_valid_mean_token_accuracy",
)
METRICS = {"validation_mean_token_accuracy": "valid_mean_token_accuracy"}  # in checkpoints


def create(emulator, request: Request) -> Response:
    """Create a fine-tuning job.

    Raises:
        ServiceError: 400 for a model, file, suffix or hyperparameter that cannot be.
    """
    body = request.json() or {}
    base = _base(body.get("model"))
    files.text(emulator, body.get("training_file"), "training_file")
    if body.get("validation_file"):
        files.text(emulator, body["validation_file"], "validation_file")
    suffix = body.get("suffix")
    if suffix and not SUFFIX.fullmatch(suffix):
        raise invalid(
            "Invalid suffix: use up to 18 letters, digits, hyphens and underscores.", "suffix"
        )
    if body.get("trainingType", TYPES[0]) not in TYPES:
        raise invalid(f"Invalid trainingType. Use one of {', '.join(TYPES)}.", "trainingType")
    now = int(emulator.clock.now().timestamp())
    job = {
        "id": f"ftjob-{emulator.ids.new().replace('-', '')}",
        "object": "fine_tuning.job",
        "created_at": now,
        "finished_at": None,
        "model": deployments.full_name(base),
        "base": base["name"],
        "fine_tuned_model": None,
        "organization_id": "",
        "status": STATES[0],
        "training_file": body["training_file"],
        "validation_file": body.get("validation_file"),
        "hyperparameters": _hyperparameters(body),
        "result_files": [],
        "trained_tokens": None,
        "error": None,
        "seed": body.get("seed") if body.get("seed") is not None else now % 2**31,
        "suffix": suffix,
        "method": {"type": "supervised"},
        "clock": now,
        "events": [],
        "checkpoints": [],
    }
    _say(job, f"Created fine-tuning job: {job['id']}")
    _say(job, "Validating training file: " + job["training_file"])
    return Response.of_json(_keep(emulator, job), 201)


def retrieve(emulator, request: Request, id: str) -> Response:
    """Get a job."""
    return Response.of_json(_shown(_advanced(emulator, id)))


def listed(emulator, request: Request) -> Response:
    """List jobs, the newest first."""
    jobs = [_shown(job) for _, job in emulator.store.collection(JOBS).items()]
    return Response.of_json({"object": "list", "data": jobs[::-1], "has_more": False})


def cancel(emulator, request: Request, id: str) -> Response:
    """Cancel a job.

    Raises:
        ServiceError: 400 when it has ended.
    """
    job = _find(emulator, id)
    if job["status"] in ENDED:
        raise invalid(f"Job has already completed: {id}", code="invalid_job_state")
    job |= {"status": "cancelled", "finished_at": job["clock"]}
    _say(job, "Job was cancelled.")
    return Response.of_json(_keep(emulator, job))


def events(emulator, request: Request, id: str) -> Response:
    """List the events of a job, the newest first."""
    return _page(request, _advanced(emulator, id)["events"][::-1], 20)


def checkpoints(emulator, request: Request, id: str) -> Response:
    """List the checkpoints of a job, the newest first."""
    return _page(request, _advanced(emulator, id)["checkpoints"][::-1], 10)


def _page(request: Request, rows: list[dict], size: int) -> Response:
    """Rows after the one that ``after`` names."""
    after = request.query.get("after")
    names = [row["id"] for row in rows]
    rest = rows[names.index(after) + 1 :] if after in names else rows
    limit = int(request.query.get("limit", size))
    answer = {"object": "list", "data": rest[:limit], "has_more": len(rest) > limit}
    return Response.of_json(answer)


def _base(name: str | None) -> dict:
    """The model that is to be tuned, by its name with or without version.

    Raises:
        ServiceError: 400.
    """
    for model in deployments.models().values():
        if name in (model["name"], deployments.full_name(model)) and model.get("fine_tune"):
            return model
    text = f"The specified base model does not support fine-tuning: {name}."
    raise invalid(text, "model", "invalidPayload")


def _hyperparameters(body: dict) -> dict:
    """Those of the request, old style or under ``method``; ``auto`` stays until the job runs.

    Raises:
        ServiceError: 400.
    """
    method = body.get("method") or {"type": "supervised"}
    if method.get("type") != "supervised":
        raise invalid("The emulator tunes with the method 'supervised' only.", "method.type")
    nested = (method.get("supervised") or {}).get("hyperparameters") or {}
    given = {**(body.get("hyperparameters") or {}), **nested}
    for name, value in given.items():
        if name not in LIMITS:
            raise invalid(f"Unrecognized request argument supplied: {name}", "hyperparameters")
        least, most = LIMITS[name]
        if value != "auto" and not (isinstance(value, (int, float)) and least <= value <= most):
            text = f"Invalid {name}: {value}. It must be from {least} to {most}, or 'auto'."
            raise invalid(text, f"hyperparameters.{name}", "invalid_value")
    return {name: given.get(name, "auto") for name in LIMITS}


def _advanced(emulator, number: str) -> dict:
    """The job, one state further if it has not ended."""
    with emulator.lock:
        job = _find(emulator, number)
        if job["status"] in ENDED:
            return job
        state = STATES[STATES.index(job["status"]) + 1]
        if job["status"] == STATES[0] and _refused(emulator, job):
            state = "failed"
        job["clock"] += SECONDS.get(state, 0)
        job["status"] = state
        if state == "queued":
            _say(job, "Files validated, moving job to queued state")
        elif state == "running":
            _say(job, "Fine-tuning job started")
        elif state == "succeeded":
            _train(emulator, job)
        if state in ENDED:
            job["finished_at"] = job["clock"]
        _keep(emulator, job)
        return job


def _refused(emulator, job: dict) -> bool:
    """Check the files; a wrong one ends the job."""
    encoding = deployments.models()[job["base"]]["encoding"]
    for name, fewest in (("training_file", training_data.FEWEST), ("validation_file", 1)):
        if not job[name]:
            continue
        data = training_data.read(files.text(emulator, job[name], name), encoding, fewest)
        if data.problems:
            text = f"The job failed due to an invalid {name.replace('_', ' ')}. {data.error}"
            job["error"] = {"code": f"invalid_{name}", "param": name, "message": text}
            _say(job, text, "error")
            return True
    return False


def _train(emulator, job: dict) -> None:
    """Learn, write the results, and put the tuned model up."""
    base = deployments.models()[job["base"]]
    data = training_data.read(files.text(emulator, job["training_file"], ""), base["encoding"])
    valid = training_data.TrainingData()
    if job["validation_file"]:
        text = files.text(emulator, job["validation_file"], "")
        valid = training_data.read(text, base["encoding"], 1)
    settings = {n: AUTOMATIC[n] if v == "auto" else v for n, v in job["hyperparameters"].items()}
    epochs, batch = int(settings["n_epochs"]), int(settings["batch_size"])
    rate = settings["learning_rate_multiplier"]
    steps = learning.train(data.examples, valid.examples, epochs, batch, rate, job["seed"])
    per_epoch = len(steps) // epochs
    result = files.store(emulator, "results.csv", "fine-tune-results", _table(steps, per_epoch))
    suffix = f"-{job['suffix']}" if job["suffix"] else ""
    name = f"{job['model']}.ft-{job['id'].removeprefix('ftjob-')}{suffix}"
    ends = [steps[per_epoch * epoch - 1] for epoch in range(1, epochs + 1)][-CHECKPOINTS:]
    job["checkpoints"] = [_checkpoint(job, name, step) for step in ends]
    job |= {
        "fine_tuned_model": name,
        "hyperparameters": settings,
        "result_files": [result["id"]],
        "trained_tokens": data.tokens * epochs,
    }
    tuned = base | {"name": name, "base": base["name"], "fine_tune": False}
    deployments.tuned(emulator).put(name, tuned | {"examples": data.examples})
    for step in (steps[0], *ends):
        _say(job, f"Step {step.step}: training loss={step.train_loss:.2f}")
    _say(job, f"New fine-tuned model created: {name}")
    _say(job, "The job has successfully completed")


def _checkpoint(job: dict, name: str, step: learning.Step) -> dict:
    values = dict(zip(COLUMNS, _row(step, ends_epoch=True), strict=True))
    return {
        "id": f"ftchkpt-{job['id'].removeprefix('ftjob-')[:24]}-{step.step}",
        "object": "fine_tuning.job.checkpoint",
        "created_at": job["clock"],
        "fine_tuned_model_checkpoint": f"{name}:ckpt-step-{step.step}",
        "fine_tuning_job_id": job["id"],
        "metrics": {METRICS.get(k, k): v for k, v in values.items() if v is not None},
        "step_number": step.step,
    }


def _table(steps: list[learning.Step], per_epoch: int) -> bytes:
    """The result file: a table with commas, a row a step.

    Source: https://learn.microsoft.com/azure/foundry/openai/how-to/fine-tuning (analyze)
    """
    rows = [_row(step, ends_epoch=step.step % per_epoch == 0) for step in steps]
    lines = [",".join("" if value is None else f"{value:.6g}" for value in row) for row in rows]
    return "\n".join([",".join(COLUMNS), *lines, ""]).encode()


def _row(step: learning.Step, *, ends_epoch: bool) -> tuple:
    """A step in the order of the columns; the last two are measured when an epoch ends."""
    valid = (step.valid_loss, step.valid_accuracy)
    full = valid if ends_epoch else (None, None)
    return (step.step, step.train_loss, step.train_accuracy, *valid, *full)


def _say(job: dict, message: str, level: str = "info") -> None:
    job["events"].append(
        {
            "id": f"ftevent-{job['id'].removeprefix('ftjob-')[:24]}-{len(job['events'])}",
            "object": "fine_tuning.job.event",
            "created_at": job["clock"],
            "level": level,
            "message": message,
            "type": "message",
        }
    )


def _find(emulator, number: str) -> dict:
    found = emulator.store.collection(JOBS).get(number)
    if found is None:
        raise ServiceError(404, "jobNotFound", f"Could not find fine tune: {number}", "id")
    return found


def _keep(emulator, job: dict) -> dict:
    emulator.store.collection(JOBS).put(job["id"], job)
    return _shown(job)


def _shown(job: dict) -> dict:
    hidden = ("events", "checkpoints", "clock", "base")
    return {name: value for name, value in job.items() if name not in hidden}
