"""What ``job.yml`` cannot say."""

from pathlib import Path

import yaml
from azure.ai.ml.entities._validate_funcs import validate_job as validate_file

from ..call import Call
from ..output import plain
from ..session import AzError
from ..update import update
from ..verbs import create, operations


def create_job(call: Call):
    """Submit; with ``--stream`` print the log until the end, then the job."""
    job = create(call)
    if call.get("stream"):
        operations(call).stream(job.name)
        job = operations(call).get(job.name)
    if path := call.get("save_as"):
        Path(path).write_text(yaml.safe_dump(plain(job), sort_keys=False), encoding="utf-8")
    return job


def update_job(call: Call):
    """Change a job.

    Raises:
        AzError: it is a step of a pipeline, which only its pipeline can change.
    """
    if operations(call).get(call["name"]).type is None:
        raise AzError(f"{call['name']} is a step of a pipeline. Update the pipeline instead.")
    return update(call)


def validate_job(call: Call):
    """What is wrong with the file, without submitting it."""
    return validate_file(call["file"], call.client, call.overrides({}))
