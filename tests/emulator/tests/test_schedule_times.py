from datetime import UTC, datetime

import pytest

from azureml_emulator.kinds.schedule_times import CRON_DAYS, cron_field, next_run

CREATED = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)  # a Monday
START = "2026-01-01T00:00:00"


def cron(expression, **settings):
    return {"triggerType": "Cron", "expression": expression, "startTime": START} | settings


def every(frequency, interval=1, pattern=None, **settings):
    trigger = {"triggerType": "Recurrence", "frequency": frequency, "interval": interval}
    return trigger | {"schedule": pattern or {"hours": [], "minutes": []}} | settings


def runs(trigger, count=3, after=CREATED):
    found = []
    while len(found) < count and (after := next_run(trigger, CREATED, after)):
        found.append(after.strftime("%m-%d %H:%M"))
    return found


@pytest.mark.parametrize(
    ("text", "low", "high", "numbers"),
    [
        ("*/20", 0, 59, {0, 20, 40}),
        ("5", 0, 59, {5}),
        ("50/5", 0, 59, {50, 55}),
        ("8-12/2,20", 0, 23, {8, 10, 12, 20}),
        ("mon-fri", 0, 7, {1, 2, 3, 4, 5}),
        ("SUN,sat", 0, 7, {0, 6}),
    ],
)
def test_field_of_a_cron_expression(text, low, high, numbers):
    assert cron_field(text, low, high, CRON_DAYS) == numbers


@pytest.mark.parametrize("text", ["60", "x", "9-3", "*/0", "", "1-", "1/"])
def test_malformed_field_is_refused(text):
    with pytest.raises(ValueError, match=r"cron expression|is not between"):
        cron_field(text, 0, 59)


def test_cron_on_days_of_the_week():
    assert runs(cron("15 10 * * 1,7")) == ["01-05 10:15", "01-11 10:15", "01-12 10:15"]


def test_days_and_months_of_a_cron_expression_are_ignored_as_on_azure():
    assert runs(cron("0 12 24 12 *")) == ["01-05 12:00", "01-06 12:00", "01-07 12:00"]


def test_time_zone_shifts_with_the_summer():
    pacific = cron("0 8 * * *", timeZone="Pacific Standard Time")
    assert runs(pacific, 1) == ["01-05 16:00"]
    assert runs(pacific, 1, datetime(2026, 7, 1, tzinfo=UTC)) == ["07-01 15:00"]


def test_recurrence_counts_from_its_start():
    trigger = every("hour", 6, startTime="2026-01-05T01:30:00")
    assert runs(trigger) == ["01-05 13:30", "01-05 19:30", "01-06 01:30"]


def test_recurrence_in_the_future_begins_at_its_start():
    trigger = every("day", 2, startTime="2026-02-01T07:00:00")
    assert runs(trigger) == ["02-01 07:00", "02-03 07:00", "02-05 07:00"]


def test_pattern_of_a_week():
    pattern = {"hours": [10, 15], "minutes": [0], "weekDays": ["Wednesday"]}
    weekly = every("week", 2, pattern, startTime=START)
    assert runs(weekly) == ["01-14 10:00", "01-14 15:00", "01-28 10:00"]


def test_pattern_of_a_month_skips_months_without_the_day():
    monthly = every("month", 1, {"hours": [4], "minutes": [30], "monthDays": [31]}, startTime=START)
    assert runs(monthly) == ["01-31 04:30", "03-31 04:30", "05-31 04:30"]


def test_without_a_start_the_first_run_is_at_once():
    before = CREATED.replace(minute=0, hour=8)
    assert runs(every("day"), 2, before) == ["01-05 09:00", "01-06 09:00"]


def test_nothing_runs_after_the_end():
    assert runs(every("day", startTime=START, endTime="2026-01-07T00:00:00")) == [
        "01-06 00:00",
        "01-07 00:00",
    ]


@pytest.mark.parametrize(
    ("trigger", "problem"),
    [
        (cron("0 12 * *"), "has 4 fields, not 5"),
        (cron("0 12 * * *", timeZone="Mars"), "time zone 'Mars' is unknown"),
        (cron("0 12 * * *", endTime=START), "endTime is not after startTime"),
        (cron("0 12 * * *", startTime="soon"), "soon"),
        (every("day", 0), "interval is 0"),
        (every("day", 1, {"hours": [24], "minutes": [0]}), "hours has 24"),
        (every("month", 1, {"hours": [1], "minutes": [0], "monthDays": [32]}), "monthDays has 32"),
    ],
)
def test_malformed_trigger_is_refused(trigger, problem):
    with pytest.raises(ValueError, match=problem):
        next_run(trigger, CREATED, CREATED)
