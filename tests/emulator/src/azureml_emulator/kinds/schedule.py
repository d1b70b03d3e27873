"""Schedules: jobs that are submitted again and again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import ClassVar, NamedTuple

from ..arm.kind import Context, Kind, list_view
from ..messages import ArmError
from .schedule_times import next_run

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
        _check_action(context, properties["action"])
        for key, default in (("isEnabled", True), ("tags", {}), ("properties", {})):
            properties.setdefault(key, default)
        properties["provisioningState"] = "Succeeded"
        if previous:
            # What was missed while the schedule was disabled, or another one, stays missed.
            _history(emulator).put(str(context.id), now.isoformat())

    def removed(self, context: Context, resource: dict) -> None:
        """Forget when the schedule fired."""
        _history(context.emulator).delete(str(context.id))

    def select(self, context: Context, resources: Iterator[dict]) -> list[dict]:
        """Enabled schedules, or those that ``listViewType`` asks for."""
        shown = VIEWS.get(list_view(context.request), (True,))
        return [item for item in resources if item["properties"]["isEnabled"] in shown]


def due(emulator, now: datetime) -> list[Due]:
    """The enabled schedules that should have fired by ``now``, in the order of their times.

    Each is there once, however often it was missed. Call ``fired`` for it when its action is done.
    """
    found = []
    for key, resource in emulator.resources.items("/subscriptions/"):
        schedule = resource.get("type", "").endswith("/workspaces/schedules")
        if not schedule or not resource["properties"]["isEnabled"]:
            continue
        trigger = resource["properties"]["trigger"]
        time = next_run(trigger, _created(resource), _since(emulator, key, resource))
        if time and time <= now:
            found.append(Due(resource, time))
    return sorted(found, key=lambda item: item.time)


def fired(emulator, schedule: dict, now: datetime) -> None:
    """Note that a schedule has been dealt with up to ``now``."""
    _history(emulator).put(schedule["id"], now.isoformat())


def _since(emulator, key: str, resource: dict) -> datetime:
    """The time after which a schedule is due again."""
    handled = _history(emulator).get(key)
    if handled:
        return datetime.fromisoformat(handled)
    return _created(resource) - timedelta(microseconds=1)


def _created(resource: dict) -> datetime:
    return datetime.fromisoformat(resource["systemData"]["createdAt"])


def _history(emulator):
    return emulator.store.collection(HISTORY)


def _check_action(context: Context, action: dict) -> None:
    """Complete the job of a schedule, and refuse one that copies a job which is missing.

    Raises:
        ArmError: 400.
    """
    job = action.get("jobDefinition")
    if not job:
        return
    job.setdefault("experimentName", context.id.name)
    source = job.get("sourceJobId")
    if source and source not in context.emulator.resources:
        raise ArmError(400, "UserError", f"The job {source} of the schedule does not exist.")
