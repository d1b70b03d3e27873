"""Materialization of feature sets: which jobs a backfill makes. They are recorded, not run.

Source: https://learn.microsoft.com/azure/machine-learning/feature-set-materialization-concepts
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from ..arm import provider
from ..arm.ids import ResourceId
from ..arm.kind import Context
from ..messages import ArmError
from . import feature_set_spec, name_values

NAME = "azureml.FeatureSetName"
VERSION = "azureml.FeatureSetVersion"
START = "azureml.FeatureWindowStart"
END = "azureml.FeatureWindowEnd"
JOB_TYPE = "azureml.FeatureStoreJobType"
FORMAT = "%Y-%m-%dT%H:%M:%SZ"
# Status of a job to the status of the data in its window; all that is under way is pending.
STATUSES = {"Completed": "Complete", "Failed": "Incomplete", "Canceled": "Incomplete"}
PENDING, NONE = "Pending", "None"
DEFAULT_STATUSES = ("None", "Incomplete")
BACKFILL, RECURRENT = "BackfillMaterialization", "RecurrentMaterialization"
PERIODS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}  # frequencies of a schedule
INSTANCE = "standard_e4s_v3"
RUNTIME = "3.4"


class Interval(NamedTuple):
    """A span of time whose data has one materialization status."""

    start: datetime
    end: datetime
    status: str


def backfill(context: Context, feature_set: dict, request: dict) -> list[str]:
    """Record one job for each data interval that a backfill asks for.

    Args:
        request: ``featureWindow`` and ``dataAvailabilityStatus``, or a ``jobId`` to retry.

    Returns:
        the names of the jobs.

    Raises:
        ArmError: 400 for a feature set that is not materialized, or a window that is not known.
    """
    settings = feature_set["properties"].get("materializationSettings") or {}
    if not is_enabled(settings):
        raise ArmError(
            400,
            "UserError",
            "Materialization is not enabled for this feature set: set offline_enabled or "
            "online_enabled in its materialization settings.",
        )
    past = _jobs(context)
    known = intervals(past)
    if request.get("jobId"):
        found = _retry(past, known, request["jobId"])
    else:
        window = request.get("featureWindow") or {}
        start, end = _window(window, known)
        statuses = request.get("dataAvailabilityStatus") or DEFAULT_STATUSES
        wanted = {status.lower() for status in statuses}
        cut = _clip(known, start, end)
        found = [item for item in cut if item.status.lower() in wanted and item.status != PENDING]
    emulator = context.emulator
    return [_record(emulator, context.id, settings, request, BACKFILL, item) for item in found]


def is_enabled(settings: dict) -> bool:
    """Whether a feature set with these materialization settings is materialized anywhere."""
    return str(settings.get("storeType", NONE)).lower() != NONE.lower()


def trigger(feature_set: dict) -> dict | None:
    """When a feature set is materialized again and again; ``None`` when it is not."""
    settings = feature_set["properties"].get("materializationSettings") or {}
    return settings.get("schedule") if is_enabled(settings) else None


def recur(emulator, feature_set: dict, time: datetime) -> str:
    """Record the job that a materialization schedule starts at ``time``; return its name.

    Its window has the length of the interval, and ends as long before ``time`` as data of the
    source is late.

    Raises:
        ArmError: 400 when the specification is gone.
    """
    feature_set_id = ResourceId.parse(feature_set["id"])
    properties = feature_set["properties"]
    settings = properties["materializationSettings"]
    path = properties["specification"]["path"]
    spec = feature_set_spec.read(emulator, str(feature_set_id.root), path)
    schedule = settings["schedule"]
    end = time - timedelta(**(spec["source"].get("source_delay") or {}))
    length = PERIODS[schedule["frequency"].lower()] * schedule["interval"]
    window = Interval(end - length, end, NONE)
    return _record(emulator, feature_set_id, settings, {}, RECURRENT, window)


def intervals(jobs: list[dict]) -> list[Interval]:
    """What earlier jobs have made of the time, in its order; the gaps between them included.

    Args:
        jobs: the materialization jobs of a feature set, the oldest first.
    """
    spans = []
    for job in jobs:
        text = job["properties"]["properties"]
        status = STATUSES.get(job["properties"]["status"], PENDING)
        spans.append(Interval(_moment(text[START]), _moment(text[END]), status))
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    found: list[Interval] = []
    for start, end in pairwise(edges):
        covering = [span.status for span in spans if span.start <= start and end <= span.end]
        _append(found, Interval(start, end, covering[-1] if covering else NONE))
    return found


def _jobs(context: Context) -> list[dict]:
    """The materialization jobs of the feature set, the oldest first."""
    wanted = {NAME: context.id.segments[-3], VERSION: context.id.name}
    return [
        job
        for _, job in context.emulator.resources.items(f"{context.id.root}/jobs/")
        if name_values.match(job["properties"]["properties"], wanted)
    ]


def _retry(jobs: list[dict], known: list[Interval], job_id: str) -> list[Interval]:
    """The window of an earlier job, which must be incomplete everywhere."""
    name = job_id.rsplit("/", 1)[-1]
    job = next((item for item in jobs if item["name"] == name), None)
    if job is None:
        raise ArmError(400, "UserError", f"The feature set has no materialization job '{name}'.")
    text = job["properties"]["properties"]
    cut = _clip(known, _moment(text[START]), _moment(text[END]))
    if [item.status for item in cut] != ["Incomplete"]:
        raise ArmError(
            400,
            "UserError",
            f"The job '{name}' cannot be retried: the data in its feature window must be "
            "Incomplete everywhere, as a failed or canceled job leaves it.",
        )
    return cut


def _window(window: dict, known: list[Interval]) -> tuple[datetime, datetime]:
    """The time that a backfill is about; by default all that has a status."""
    start, end = (window.get(f"featureWindow{edge}") for edge in ("Start", "End"))
    if not known and not (start and end):
        raise ArmError(
            400,
            "UserError",
            "The first backfill of a feature set needs the start and the end of its window.",
        )
    first = _moment(start) if start else known[0].start
    last = _moment(end) if end else known[-1].end
    if first >= last:
        text = f"The feature window ends ({last:{FORMAT}}) before it starts ({first:{FORMAT}})."
        raise ArmError(400, "UserError", text)
    return first, last


def _clip(known: list[Interval], start: datetime, end: datetime) -> list[Interval]:
    """What is known about a window; nothing is known before the first job and after the last."""
    outside = [Interval(start, end, NONE)]
    if known:
        outside = [Interval(start, known[0].start, NONE), Interval(known[-1].end, end, NONE)]
    found: list[Interval] = []
    for item in sorted([*known, *outside]):
        cut = Interval(max(item.start, start), min(item.end, end), item.status)
        if cut.start < cut.end:
            _append(found, cut)
    return found


def _append(found: list[Interval], item: Interval) -> None:
    """Add an interval; neighbours of the same status are one."""
    if found and found[-1].status == item.status and found[-1].end == item.start:
        item = Interval(found.pop().start, item.end, item.status)
    found.append(item)


def _record(
    emulator,
    feature_set_id: ResourceId,
    settings: dict,
    request: dict,
    kind: str,
    interval: Interval,
) -> str:
    """Store the Spark job of one interval; return its name.

    Args:
        request: what a backfill says otherwise than the settings of the feature set.
        kind: ``BACKFILL`` or ``RECURRENT``.
    """
    name = f"Featurestore-Materialization-{emulator.ids.new()}"
    feature_set, version = feature_set_id.segments[-3], feature_set_id.name
    root = feature_set_id.root
    compute = request.get("resource") or settings.get("resource") or {}
    properties = {
        "jobType": "Spark",
        "displayName": request.get("displayName") or f"{feature_set}-{version}",
        "experimentName": f"{feature_set}-{version}",
        "description": request.get("description"),
        "tags": request.get("tags") or {},
        "properties": {
            NAME: feature_set,
            VERSION: version,
            START: interval.start.strftime(FORMAT),
            END: interval.end.strftime(FORMAT),
            JOB_TYPE: kind,
        },
        "codeId": f"{root}/codes/materialization/versions/1",
        "entry": {"sparkJobEntryType": "SparkJobPythonEntry", "file": "materialize.py"},
        "conf": request.get("sparkConfiguration") or settings.get("sparkConfiguration") or {},
        "resources": {
            "instanceType": compute.get("instanceType") or INSTANCE,
            "runtimeVersion": RUNTIME,
        },
    }
    provider.create(emulator, root.child("jobs", name), {"properties": properties})
    return name


def _moment(text: str) -> datetime:
    """A time of a request, in UTC where it does not say otherwise."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
