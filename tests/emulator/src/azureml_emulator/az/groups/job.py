"""``az ml job``."""

from pathlib import Path

import yaml
from azure.ai.ml import load_job

from ..call import Call
from ..output import plain
from ..verbs import arguments, call_on, update

LISTED = 50  # what az lists without --max-results or --all-results


def _load(call: Call):
    """The job of ``--file`` with the overrides of the line."""
    return load_job(source=call["file"], params_override=call.overrides({"name": "name"}))


def _create(call: Call):
    """Submit; with ``--stream`` print the log until the end, then the job."""
    jobs = call.workspace_client.jobs
    job = jobs.create_or_update(_load(call), **call.given("skip_validation"))
    if call.get("stream"):
        jobs.stream(job.name)
        job = jobs.get(job.name)
    if path := call.get("save_as"):
        Path(path).write_text(yaml.safe_dump(plain(job), sort_keys=False), encoding="utf-8")
    return job


def _list(call: Call):
    """The newest jobs, or the children of one."""
    if not call.get("all_results"):
        call.values.setdefault("max_results", LISTED)
    given = arguments(call, ("parent_job_name",))
    return call.limited(call.workspace_client.jobs.list(list_view_type=call.view, **given))


def _validate(call: Call):
    """What is wrong with the file, without submitting it."""
    return call.workspace_client.jobs.validate(_load(call))


VERBS = {
    "create": _create,
    "update": update("jobs", "create_or_update", {}),
    "show": call_on("jobs", "get", "name"),
    "list": _list,
    "stream": call_on("jobs", "stream", "name", silent=True),
    "cancel": call_on("jobs", "begin_cancel", "name", silent=True),
    "archive": call_on("jobs", "archive", "name", silent=True),
    "restore": call_on("jobs", "restore", "name", silent=True),
    "download": call_on(
        "jobs", "download", "name", "download_path", "output_name", "all", silent=True
    ),
    "validate": _validate,
    "show-services": call_on("jobs", "show_services", "name", "node_index"),
}
