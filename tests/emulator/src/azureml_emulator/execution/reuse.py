"""Steps of pipelines that need not run again, because nothing has changed since they did.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-debug-pipeline-reuse-issues
"""

import hashlib
import json

from .steps import Step

# Component, inputs and parameters, output settings, and run settings.
COMPARED = (
    "command",
    "codeId",
    "environmentId",
    "inputs",
    "outputs",
    "computeId",
    "distribution",
    "environmentVariables",
    "limits",
    "resources",
)


def find(emulator, workspace: str, step: Step) -> dict | None:
    """The completed job of the same step, if there is one."""
    job_id = _completed(emulator).get(_key(emulator, workspace, step))
    job = emulator.resources.get(job_id) if job_id else None
    return job if job and job["properties"]["status"] == "Completed" else None


def remember(emulator, workspace: str, step: Step, job_id: str) -> None:
    """Note that a step has completed."""
    _completed(emulator).put(_key(emulator, workspace, step), job_id)


def _completed(emulator):
    """The collection of completed jobs by what they did."""
    return emulator.store.collection("completed-steps")


def _key(emulator, workspace: str, step: Step) -> str:
    """What a step does, as a key."""
    compared = {key: step.properties.get(key) for key in COMPARED}
    compared["codeId"] = _content(emulator, compared["codeId"])
    compared["parallel"] = step.record.get("parallel")
    if compared["parallel"]:
        task = dict(compared["parallel"]["task"], code=compared["codeId"])
        compared["parallel"] = compared["parallel"] | {"task": task}
    text = json.dumps(compared, sort_keys=True)
    return f"{workspace}/{hashlib.sha256(text.encode()).hexdigest()}"


def _content(emulator, code_id: str | None) -> str | None:
    """The hash of a code asset; the same code can have been uploaded more than once."""
    code = emulator.resources.get(code_id) if code_id else None
    properties = code["properties"].get("properties", {}) if code else {}
    return properties.get("hash_sha256") or code_id
