"""What a compute instance has beside other computes: a state, idle shutdown and schedules."""

import re
from datetime import datetime, timedelta

from ..arm.kind import Context
from ..messages import ArmError
from . import schedule_times, vm_size

IDLE_SHUTDOWN = (timedelta(minutes=15), timedelta(days=3))
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


def fill(context: Context, resource: dict, previous: dict | None) -> None:
    """Complete a compute instance; a new one is running."""
    properties = resource["properties"]["properties"]
    properties["vmSize"] = vm_size.find(properties.get("vmSize"))["name"]
    if "idleTimeBeforeShutdown" in properties:
        _check_idle_time(properties["idleTimeBeforeShutdown"])
    schedules = properties.setdefault("schedules", {}).setdefault("computeStartStop", [])
    for index, schedule in enumerate(schedules):
        _check_trigger(context, schedule)
        schedule["id"] = context.emulator.ids.of(f"{context.id}/schedules/{index}")
        schedule["provisioningStatus"] = "Completed"
    for key, default in (
        ("applicationSharingPolicy", "Shared"),
        ("computeInstanceAuthorizationType", "personal"),
        ("enableNodePublicIp", True),
    ):
        properties.setdefault(key, default)
    host = f"https://{context.id.name}.{resource['location']}.instances.azureml.ms"
    properties |= {
        "createdBy": {"userName": "Learner", "userId": context.emulator.ids.of("Learner")},
        "applications": [
            {"displayName": "Jupyter", "endpointUri": f"{host}/tree/"},
            {"displayName": "Jupyter Lab", "endpointUri": f"{host}/lab"},
        ],
        "connectivityEndpoints": {"privateIpAddress": "10.0.0.4"},
    }
    if previous is None:
        record(context.emulator, resource, "Create", "Running", "User")
    else:
        before = previous["properties"]["properties"]
        properties |= {key: before[key] for key in ("state", "lastOperation")}


def record(emulator, resource: dict, operation: str, state: str, trigger: str) -> None:
    """Note what happened to an instance last, and the state that it led to."""
    resource["properties"]["properties"] |= {
        "state": state,
        "lastOperation": {
            "operationName": operation,
            "operationStatus": "Succeeded",
            "operationTime": emulator.clock.now().isoformat(),
            "operationTrigger": trigger,
        },
    }


def age(emulator, resource: dict) -> dict:
    """The compute as it is by now: an instance stops when it was idle for long enough.

    No one works on an instance of the emulator, so it is idle since it was last started.
    """
    properties = resource["properties"].get("properties", {})
    idle = properties.get("idleTimeBeforeShutdown")
    if not idle or properties.get("state") != "Running":
        return resource
    since = datetime.fromisoformat(properties["lastOperation"]["operationTime"])
    if emulator.clock.now() - since >= duration(idle):
        record(emulator, resource, "Stop", "Stopped", "IdleShutdown")
        emulator.resources.put(resource["id"], resource)
    return resource


def duration(text: str) -> timedelta:
    """An ISO 8601 duration such as ``PT30M`` as time.

    Raises:
        ArmError: 400 for anything else.
    """
    found = _DURATION.fullmatch(text)
    if not found:
        raise ArmError(400, "BadRequest", f"'{text}' is not a duration such as PT30M.")
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _check_trigger(context: Context, schedule: dict) -> None:
    """Refuse a schedule that can never fire.

    Raises:
        ArmError: 400 that says what is wrong with its trigger.
    """
    kind = schedule.get("triggerType")
    trigger = {**(schedule.get(str(kind).lower()) or {}), "triggerType": kind}
    now = context.emulator.clock.now()
    try:
        schedule_times.next_run(trigger, now, now)
    except (KeyError, ValueError) as error:
        text = f"The schedule of the compute instance is not valid: {error}."
        raise ArmError(400, "BadRequest", text) from None


def _check_idle_time(text: str) -> None:
    """Refuse an idle time that the service would not accept.

    Source: https://learn.microsoft.com/azure/machine-learning/how-to-create-compute-instance

    Raises:
        ArmError: 400.
    """
    shortest, longest = IDLE_SHUTDOWN
    if not shortest <= duration(text) <= longest:
        raise ArmError(
            400,
            "BadRequest",
            f"The idle time before shutdown is {text}; it must be from 15 minutes to 3 days.",
        )
