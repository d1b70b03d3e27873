"""Jobs: what all job types have in common; ``execution/`` runs them."""

import re
from collections.abc import Iterator

from ..arm.kind import Context, Kind, action
from ..arm.operations import accepted
from ..execution import RUNNERS
from ..execution.defaults import complete
from ..execution.run import ENDED
from ..messages import ArmError, Response
from . import data_import, name_values

NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_-]{0,254}")
CHANGEABLE = ("description", "displayName", "isArchived", "properties", "tags")


class Job(Kind):
    """``workspaces/jobs``.

    Source: https://learn.microsoft.com/rest/api/azureml/jobs
    """

    types = ("workspaces/jobs",)
    long_running = frozenset({"delete"})

    def put(self, context: Context) -> Response:
        """Submit a job, or change the description, tags and such of an existing one."""
        # The job must not move on before its first answer is made.
        with context.emulator.lock:
            return super().put(context)

    def get(self, context: Context) -> Response:
        """Show the job."""
        return Response.of_json(_shown(self.existing(context)))

    def answer(self, context: Context, verb: str, resource: dict | None, status: int) -> Response:
        """The response to a change, with the job as everybody sees it."""
        return super().answer(context, verb, _shown(resource) if resource else None, status)

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Complete a new job, or refuse to change what an old one did."""
        if previous:
            _change(resource, previous)
            return
        if not NAME.fullmatch(context.id.name):
            text = (
                f"The job name '{context.id.name}' has other characters than letters, digits, - _."
            )
            raise ArmError(400, "UserError", text)
        properties = resource["properties"]
        record = context.emulator.executor.records.get(str(context.id), {})
        runner = RUNNERS.get(record.get("runner") or properties["jobType"])
        if runner is None:
            text = (
                f"The emulator does not run {properties['jobType']} jobs yet: "
                "add a module to execution/."
            )
            raise ArmError(400, "UserError", text)
        resource["properties"] = complete(str(context.id.root), context.id.name, properties)
        data_import.check_steps(context, properties)
        runner.check(context, resource["properties"])

    def created(self, context: Context, resource: dict) -> None:
        """Start the job."""
        context.emulator.executor.submit(resource)

    def select(self, context: Context, resources: Iterator[dict]) -> list[dict]:
        """Newest first, without the children of other jobs; filtered as the query asks."""
        query, records = context.request.query, context.emulator.executor.records
        wanted_type = query.get("jobType")
        tags = name_values.parse(query.get("tag", ""))
        texts = name_values.parse(query.get("properties", ""))
        found = []
        for job in reversed(super().select(context, resources)):
            properties, record = job["properties"], records.get(job["id"], {})
            if (
                not record.get("parent")
                and wanted_type in (None, properties["jobType"])
                and name_values.match(properties["tags"], tags)
                and name_values.match(properties["properties"], texts)
                and _is_scheduled(query, record)
            ):
                found.append(_shown(job))
        return found

    def delete(self, context: Context) -> Response:
        """Remove a job that has ended.

        Raises:
            ArmError: 409 while it is active.
        """
        job = context.emulator.resources.get(str(context.id))
        if job and job["properties"]["status"] not in ENDED:
            text = f"The job '{context.id.name}' is {job['properties']['status']}: cancel it first."
            raise ArmError(409, "Conflict", text)
        return super().delete(context)

    def removed(self, context: Context, resource: dict) -> None:
        """Forget the record of a deleted job, and the jobs that it has started."""
        emulator, prefix = context.emulator, str(context.id).rpartition("/")[0] + "/"
        records = emulator.executor.records
        for _, child in list(emulator.resources.items(prefix)):
            if records.get(child["id"], {}).get("parent") == resource["name"]:
                emulator.resources.delete(child["id"])
                self.removed(context, child)
        emulator.executor.forget(resource["id"])

    @action("cancel")
    def cancel(self, context: Context, resource: dict) -> Response:
        """Stop the job; it is stopped when the answer is given.

        Raises:
            ArmError: 400 when it has ended.
        """
        emulator = context.emulator
        with emulator.lock:
            resource = emulator.resources.get(resource["id"])
            status = resource["properties"]["status"]
            if status in ENDED or not emulator.executor.cancel(resource["id"]):
                text = f"The job '{resource['name']}' cannot be canceled: it is {status}."
                raise ArmError(400, "UserError", text)
            resource["properties"]["status"] = "Canceled"
            emulator.resources.put(resource["id"], resource)
        return accepted(context, Response(202), None)


def _shown(job: dict) -> dict:
    """A job as everybody sees it.

    The SDK cannot write down an AutoML job that has outputs, so the one that all jobs have and
    nobody has declared is left out.
    """
    properties = job["properties"]
    if properties["jobType"] != "AutoML":
        return job
    declared = {name: item for name, item in properties["outputs"].items() if name != "default"}
    return job | {"properties": properties | {"outputs": declared}}


def _is_scheduled(query, record: dict) -> bool:
    """Whether a schedule has made the job, if the query asks for that."""
    schedule = record.get("schedule")
    if wanted := query.get("scheduleId"):
        return schedule == wanted
    return schedule is not None or query.get("scheduled", "").lower() != "true"


def _change(resource: dict, previous: dict) -> None:
    """Keep a submitted job as it is, but for what may change.

    Raises:
        ArmError: 400 when the request differs in anything else.
    """
    asked, kept = resource["properties"], previous["properties"]
    differing = sorted(
        key
        for key, value in asked.items()
        if key not in CHANGEABLE and key in kept and not _same(value, kept[key])
    )
    if differing:
        text = (
            f"A job with the name '{resource['name']}' already exists. To create a new job, use "
            f"another name. Of an existing one only {', '.join(CHANGEABLE)} can change, "
            f"not {', '.join(differing)}."
        )
        raise ArmError(400, "UserError", text)
    resource["properties"] = kept | {key: asked[key] for key in CHANGEABLE if key in asked}


def _same(asked, kept) -> bool:
    """Whether ``asked`` says nothing else than ``kept``, which may say more."""
    if isinstance(asked, dict) and isinstance(kept, dict):
        return all(_same(value, kept.get(key)) for key, value in asked.items() if value is not None)
    return asked == kept
