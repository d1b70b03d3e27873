"""What schedules do when they fire: one job each time.

To add an action, write a class with ``check`` and ``job``, and put it into ``ACTIONS``.
"""

import copy
import re
from datetime import datetime
from typing import Protocol

from ..arm import provider
from ..arm.ids import ResourceId
from ..arm.kind import Context
from ..messages import ArmError
from . import data_import, monitor

# Where outputs of a job are that did not say where: the next job has a place of its own.
_DEFAULT_PLACE = re.compile(r"azureml://datastores/[^/]+/paths/azureml/[^/]+/[^/]+/?")
TRIGGER_TIME = "${{creation_context.trigger_time}}"
MERGED = ("inputs", "outputs", "settings")
OF_ONE_RUN = ("status", "services", "properties", "displayName", "isArchived")
STAMP = "%Y%m%dT%H%M%SZ"
ISO = "%Y-%m-%dT%H:%M:%SZ"


class Action(Protocol):
    """What a schedule does."""

    @staticmethod
    def check(context: Context, action: dict) -> None:
        """Refuse an action that could never be done, and complete it.

        Raises:
            ArmError: 400 or 404.
        """

    @staticmethod
    def job(emulator, schedule: dict, time: datetime) -> dict:
        """The properties of the job that the schedule starts at ``time``.

        Raises:
            ArmError: when what it needs is gone.
        """


def check(context: Context, action: dict) -> None:
    """Check and complete the action of a schedule.

    Raises:
        ArmError: 400 or 404 for one that could never be done.
    """
    ACTIONS[action["actionType"].lower()].check(context, action)


def start(emulator, schedule: dict, time: datetime) -> str:
    """Start the job of a schedule; return its name.

    Source: https://learn.microsoft.com/azure/machine-learning/how-to-schedule-pipeline-job

    Args:
        time: when the schedule was due, in UTC.

    Raises:
        ArmError: when the job is refused.
    """
    action = ACTIONS[schedule["properties"]["action"]["actionType"].lower()]
    properties = action.job(emulator, schedule, time)
    properties["displayName"] = f"{schedule['name']}-{time.strftime(STAMP)}"
    job_id = ResourceId.parse(schedule["id"]).root.child("jobs", emulator.ids.new())
    records = emulator.executor.records
    records.put(str(job_id), {"schedule": schedule["name"]} | properties.pop("record", {}))
    try:
        provider.create(emulator, job_id, {"properties": properties})
    except ArmError:
        records.delete(str(job_id))
        raise
    return job_id.name


class CreateJob:
    """Submits a job: the one that the schedule has, or a copy of one that has run before."""

    @staticmethod
    def check(context: Context, action: dict) -> None:
        """Complete the job, and refuse one that copies a job which is missing."""
        job = action["jobDefinition"]
        source = job.get("sourceJobId")
        found = context.emulator.resources.get(source) if source else None
        if source and found is None:
            raise ArmError(400, "UserError", f"The job {source} of the schedule does not exist.")
        if not job.get("experimentName"):
            known = found["properties"]["experimentName"] if found else None
            job["experimentName"] = known or context.id.name

    @staticmethod
    def job(emulator, schedule: dict, time: datetime) -> dict:
        """The job, with the trigger time where an input asks for it."""
        job = copy.deepcopy(schedule["properties"]["action"]["jobDefinition"])
        source = job.pop("sourceJobId", None)
        if source:
            job = _copied(emulator, source, job)
        for item in (job.get("inputs") or {}).values():
            if isinstance(item.get("value"), str):
                item["value"] = item["value"].replace(TRIGGER_TIME, time.strftime(ISO))
        return job


class CreateMonitor:
    """Computes the signals of a monitor."""

    @staticmethod
    def check(context: Context, action: dict) -> None:
        """Check the monitor."""
        monitor.check(context, action["monitorDefinition"])

    @staticmethod
    def job(emulator, schedule: dict, time: datetime) -> dict:
        """The job of the monitor."""
        return monitor.job(schedule, time)


class ImportData:
    """Imports data through a connection; the job is recorded, as no data comes in."""

    recorded = True

    @staticmethod
    def check(context: Context, action: dict) -> None:
        """Check the source."""
        definition = action["dataImportDefinition"]
        data_import.check_source(context, definition.get("source") or {})

    @staticmethod
    def job(emulator, schedule: dict, time: datetime) -> dict:
        """The pipeline that ``data.import_data`` of the SDK would submit."""
        return data_import.job(schedule["properties"]["action"]["dataImportDefinition"])


ACTIONS: dict[str, type[Action]] = {
    "createjob": CreateJob,
    "createmonitor": CreateMonitor,
    "importdata": ImportData,
}


def _copied(emulator, source: str, changes: dict) -> dict:
    """A job that has run before as a new one, with what the schedule says otherwise."""
    found = emulator.resources.get(source)
    if found is None:
        raise ArmError(404, "ResourceNotFound", f"The job {source} of the schedule is gone.")
    job = {key: value for key, value in found["properties"].items() if key not in OF_ONE_RUN}
    job["outputs"] = {
        name: _without_place(output)
        for name, output in (job.get("outputs") or {}).items()
        if name != "default"
    }
    given = {key: value for key, value in changes.items() if value not in (None, "", {}, [])}
    for key in MERGED:
        given[key] = (job.get(key) or {}) | (given.get(key) or {})
    return job | given


def _without_place(output: dict) -> dict:
    """An output that goes where outputs go which do not say where."""
    if not _DEFAULT_PLACE.fullmatch(output.get("uri") or ""):
        return output
    return {key: value for key, value in output.items() if key != "uri"}
