"""When a schedule fires: cron expressions and recurrences, in the time zone of their trigger.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-schedule-pipeline-job
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

HORIZON = timedelta(days=3660)  # how far ahead a time is looked for
WEEK_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CRON_DAYS = {"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}
STEPS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}


def next_run(trigger: dict, created: datetime, after: datetime) -> datetime | None:
    """The first time after ``after`` that a trigger fires, in UTC; ``None`` when there is none.

    A trigger without a start time fires at once when it is created.

    Args:
        trigger: ``triggerType`` ``Cron`` or ``Recurrence``, as in the body of a schedule.

    Raises:
        ValueError: the trigger is malformed; the text says what is wrong.
    """
    zone = _zone(trigger.get("timeZone") or "UTC")
    start, end = (_moment(trigger.get(key), zone) for key in ("startTime", "endTime"))
    if start and end and end <= start:
        raise ValueError("endTime is not after startTime")
    anchor = start or created
    find = _cron if trigger["triggerType"].lower() == "cron" else _recurrence
    found = find(trigger, anchor.astimezone(zone), max(after, anchor - timedelta(microseconds=1)))
    if start is None and after < created:
        found = created
    return found if found and (end is None or found <= end) else None


def cron_field(text: str, low: int, high: int, names: dict[str, int] | None = None) -> set[int]:
    """The numbers that a field of a cron expression stands for.

    Raises:
        ValueError: the field is malformed or out of range.
    """
    numbers: set[int] = set()
    for part in text.lower().split(","):
        span, slash, step = part.partition("/")
        first, dash, last = span.partition("-")
        try:
            begin = low if span == "*" else _number(first, names)
            stop = high if span == "*" or slash else begin
            stop = _number(last, names) if dash else stop
            chosen = range(begin, stop + 1, int(step) if slash else 1)
        except ValueError:
            raise ValueError(f"'{text}' is not a field of a cron expression") from None
        if not chosen or begin < low or stop > high:
            raise ValueError(f"'{text}' is not between {low} and {high}")
        numbers.update(chosen)
    return numbers


def _number(text: str, names: dict[str, int] | None) -> int:
    return names[text] if names and text in names else int(text)


def _cron(trigger: dict, anchor: datetime, after: datetime) -> datetime | None:
    """``MINUTES HOURS DAYS MONTHS DAYS-OF-WEEK``; Azure ignores the days and months."""
    fields = trigger["expression"].split()
    if len(fields) != 5:
        raise ValueError(f"'{trigger['expression']}' has {len(fields)} fields, not 5")
    times = _times(cron_field(fields[1], 0, 23), cron_field(fields[0], 0, 59))
    days = {number % 7 for number in cron_field(fields[4], 0, 7, CRON_DAYS)}
    return _search(lambda day: day.isoweekday() % 7 in days, times, anchor, after)


def _recurrence(trigger: dict, anchor: datetime, after: datetime) -> datetime | None:
    """Every ``interval`` minutes, hours, days, weeks or months."""
    frequency, interval = trigger["frequency"].lower(), trigger["interval"]
    if interval < 1:
        raise ValueError(f"interval is {interval}, not 1 or more")
    if step := STEPS.get(frequency):
        passed = (after - anchor) // (step * interval)
        return (anchor + (passed + 1) * step * interval).astimezone(UTC)
    pattern = trigger.get("schedule") or {}
    times = [anchor.timetz().replace(tzinfo=None)]
    if pattern.get("hours"):
        minutes = pattern.get("minutes") or [0]
        _check_range("hours", pattern["hours"], 0, 23)
        _check_range("minutes", minutes, 0, 59)
        times = _times(set(pattern["hours"]), set(minutes))
    week_days = {WEEK_DAYS.index(name.lower()) for name in pattern.get("weekDays") or []}
    month_days = set(pattern.get("monthDays") or [])
    _check_range("monthDays", month_days, 1, 31)
    first = anchor.date()

    def day(at: date) -> bool:
        return (at - first).days % interval == 0

    def week(at: date) -> bool:
        weeks = (at - first + timedelta(days=first.weekday())).days // 7
        return weeks % interval == 0 and at.weekday() in (week_days or {first.weekday()})

    def month(at: date) -> bool:
        months = (at.year - first.year) * 12 + at.month - first.month
        chosen = month_days if month_days or week_days else {first.day}
        return months % interval == 0 and (at.day in chosen or at.weekday() in week_days)

    return _search({"day": day, "week": week, "month": month}[frequency], times, anchor, after)


def _search(
    matches: Callable[[date], bool], times: list[time], anchor: datetime, after: datetime
) -> datetime | None:
    """The first of ``times`` after ``after`` on a day that matches."""
    zone = anchor.tzinfo
    day, last = after.astimezone(zone).date(), (after + HORIZON).date()
    while day <= last:
        if matches(day):
            for at in times:
                found = datetime.combine(day, at, zone).astimezone(UTC)
                if found > after:
                    return found
        day += timedelta(days=1)
    return None


def _times(hours: set[int], minutes: set[int]) -> list[time]:
    return [time(hour, minute) for hour in sorted(hours) for minute in sorted(minutes)]


def _check_range(name: str, numbers, low: int, high: int) -> None:
    if wrong := sorted(number for number in numbers if not low <= number <= high):
        raise ValueError(f"{name} has {wrong[0]}, which is not between {low} and {high}")


def _moment(text: str | None, zone: ZoneInfo) -> datetime | None:
    """A time as the SDK sends it; without an offset it is in the zone of the trigger."""
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    found = _zones().get(name.lower())
    if found is None:
        raise ValueError(f"the time zone '{name}' is unknown; an example is Pacific Standard Time")
    return ZoneInfo(found)


@cache
def _zones() -> dict[str, str]:
    text = Path(__file__).with_name("time_zones.yml").read_text(encoding="utf-8")
    return {name.lower(): zone for name, zone in yaml.safe_load(text).items()}
