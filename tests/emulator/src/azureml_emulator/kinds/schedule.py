"""Schedules: jobs, monitors and imports that are started again and again."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import ClassVar, NamedTuple

from ..arm.kind import Context, Kind, action, list_view
from ..messages import ArmError, Response
from . import feature_materialization, schedule_actions
from .schedule_times import next_run

log = logging.getLogger(__name__)
HISTORY = "schedule-runs"  # id to the time up to which a schedule has been dealt with
VIEWS = {"disabledonly": (False,), "all": (True, False)}


class Due(NamedTuple):
    """A schedule that has to fire, and the time in UTC that it was due at."""

    schedule: dict
    time: datetime


class Schedule(Kind):
    """``workspaces/schedules``: a trigger and an action."""

    types = ("workspaces/schedules",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "delete"})

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check trigger and action, and complete the properties."""
        properties = resource["properties"]
        emulator, now = context.emulator, context.emulator.clock.now()
        try:
            created = _created(previous) if previous else now
            upcoming = next_run(properties["trigger"], created, now - timedelta(microseconds=1))
        except ValueError as error:
            raise ArmError(400, "UserError", f"The trigger is not valid: {error}.") from None
        if upcoming is None:
            text = "The trigger never fires: its end time is in the past."
            raise ArmError(400, "UserError", text)
        schedule_actions.check(context, properties["action"])
        for key, default in (("isEnabled", True), ("tags", {}), ("properties", {})):
            properties.setdefault(key, default)
        properties["provisioningState"] = "Succeeded"
        watch(emulator, resource, new=previous is None)

    def delete(self, context: Context) -> Response:
        """Remove a schedule that is disabled.

        Source: https://learn.microsoft.com/azure/machine-learning/how-to-schedule-pipeline-job

        Raises:
            ArmError: 400 for one that is enabled.
        """
        schedule = context.emulator.resources.get(str(context.id))
        if schedule and schedule["properties"]["isEnabled"]:
            text = f"The schedule '{context.id.name}' is enabled: disable it before you delete it."
            raise ArmError(400, "UserError", text)
        return super().delete(context)

    def removed(self, context: Context, resource: dict) -> None:
        """Forget when the schedule fired."""
        forget(context.emulator, str(context.id))

    def select(self, context: Context, resources: Iterator[dict]) -> list[dict]:
        """Enabled schedules, or those that ``listViewType`` asks for."""
        shown = VIEWS.get(list_view(context.request), (True,))
        return [item for item in resources if item["properties"]["isEnabled"] in shown]

    @action("trigger")
    def trigger(self, context: Context, resource: dict) -> Response:
        """Do the action of an enabled schedule once, now.

        Raises:
            ArmError: 400 for one that is disabled.
        """
        if not resource["properties"]["isEnabled"]:
            text = (
                f"The schedule '{resource['name']}' is disabled: enable it before you trigger it."
            )
            raise ArmError(400, "UserError", text)
        asked = (context.request.json() or {}).get("scheduleTime")
        job = schedule_actions.start(context.emulator, resource, _moment(context, asked))
        kind = resource["properties"]["action"]["actionType"]
        return Response.of_json({"scheduleActionType": kind, "submissionId": job})


def tick(emulator) -> list[str]:
    """Start everything that is due by now; return the names of the new jobs.

    A schedule whose action cannot be started is noted as fired, and the reason is written to the
    log of the process: on Azure the jobs history of the schedule has it.
    """
    started = []
    with emulator.lock:
        now = emulator.clock.now()
        for schedule, time in due(emulator, now):
            try:
                started.append(_start(emulator, schedule, time))
            except ArmError as error:
                log.warning("The schedule '%s' started nothing: %s", schedule["name"], error)
            fired(emulator, schedule, now)
    return started


def due(emulator, now: datetime) -> list[Due]:
    """The enabled schedules that should have fired by ``now``, in the order of their times.

    Each is there once, however often it was missed. Call ``fired`` for it when its action is done.
    """
    found = []
    for key, handled in list(_history(emulator).items()):
        resource = emulator.resources.get(key)
        trigger = _trigger(resource) if resource else None
        if trigger is None:
            continue
        time = next_run(trigger, _created(resource), datetime.fromisoformat(handled))
        if time and time <= now:
            found.append(Due(resource, time))
    return sorted(found, key=lambda item: item.time)


def watch(emulator, resource: dict, *, new: bool) -> None:
    """Look from now on whether a resource has something to start.

    What was missed while a schedule was disabled, or another one, stays missed; a new one without
    a start time is due at once.
    """
    just_before = _created(resource) - timedelta(microseconds=1)
    handled = just_before if new else emulator.clock.now()
    _history(emulator).put(resource["id"], handled.isoformat())


def forget(emulator, resource_id: str) -> None:
    """Drop what is known of a deleted resource."""
    _history(emulator).delete(resource_id)


def fired(emulator, schedule: dict, now: datetime) -> None:
    """Note that a schedule has been dealt with up to ``now``."""
    _history(emulator).put(schedule["id"], now.isoformat())


def _trigger(resource: dict) -> dict | None:
    """The trigger of a schedule, or of a feature set, if it is enabled."""
    properties = resource["properties"]
    if "trigger" not in properties:
        return feature_materialization.trigger(resource)
    return properties["trigger"] if properties["isEnabled"] else None


def _start(emulator, resource: dict, time: datetime) -> str:
    """Start what is due; return the name of the job."""
    if "trigger" not in resource["properties"]:
        return feature_materialization.recur(emulator, resource, time)
    return schedule_actions.start(emulator, resource, time)


def _created(resource: dict) -> datetime:
    return datetime.fromisoformat(resource["systemData"]["createdAt"])


def _history(emulator):
    return emulator.store.collection(HISTORY)


def _moment(context: Context, text: str | None) -> datetime:
    """The time that a client gives a run it triggers; by default now.

    Raises:
        ArmError: 400 for what is no time.
    """
    if not text:
        return context.emulator.clock.now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ArmError(400, "UserError", f"scheduleTime '{text}' is not a time.") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
