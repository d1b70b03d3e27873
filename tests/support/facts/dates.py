"""Dates in texts: written as year-month-day, and none a slip of the hand away from another one."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..finding import Finding
from ..guide import Guide
from ..texts.vocabulary import documents

ISO = re.compile(r"(?<![\w@=-])(20\d\d)-(\d\d)-(\d\d)(?![\w-])")  # no versions of APIs
MONTHS = "January February March April May June July August September October November December"
WORDS = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}}) (?P<month>{MONTHS.replace(' ', '|')}) (?P<year>20\d\d)"
)
SLASHES = re.compile(r"(?<![\w/.-])\d{1,2}[/.]\d{1,2}[/.]20\d\d(?![\w/])")
SHORT = re.compile(r"(?<![\w-])20\d\d-(?:\d-\d{1,2}|\d\d-\d)(?![\w-])")
OFTEN = 3


def check(guide: Guide, path: Path, text: str) -> list[Finding]:
    """Dates of a page or a file of the bank that cannot be, or that were mistyped.

    Args:
        text: the text, with its lines as on disk.
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        for what, cure in (*_impossible(line), *_slips(guide, line)):
            found.append(Finding(guide.relative(path), number, what, cure))
    return found


def named(line: str) -> Iterator[str]:
    """Every date of a line as year-month-day."""
    for found in ISO.finditer(line):
        yield found[0]
    for found in WORDS.finditer(line):
        month = MONTHS.split().index(found["month"]) + 1
        yield f"{found['year']}-{month:02}-{int(found['day']):02}"


def _impossible(line: str) -> Iterator[tuple[str, str]]:
    for found in SLASHES.finditer(line):
        yield f"'{found[0]}' is read in two ways", "write the date as year-month-day"
    for found in SHORT.finditer(line):
        yield f"'{found[0]}' is no day", "write two digits for the month and for the day"
    for day in named(line):
        try:
            datetime.date.fromisoformat(day)
        except ValueError:
            yield f"there is no day {day}", "write a day of the calendar"


def _slips(guide: Guide, line: str) -> Iterator[tuple[str, str]]:
    counted = _counted(guide)
    for day in named(line):
        near = [
            other for other, times in counted.items() if times >= OFTEN and mistyped(day, other)
        ]
        if counted[day] <= 1 and near and day not in _right():
            what = f"the date {day} stands only here, and {near[0]} often"
            yield what, f"write {near[0]}, or add the day to tests/support/facts/dates.yml"


def mistyped(day: str, other: str) -> bool:
    """Whether two dates differ in the year, the month or the day only, or have the same digits."""
    if day == other:
        return False
    parts, others = day.split("-"), other.split("-")
    digits = sorted(day) == sorted(other) and day[:5] == other[:5]
    return digits or sum(one != two for one, two in zip(parts, others, strict=True)) == 1


@cache
def _counted(guide: Guide) -> Counter:
    """How often each date stands in the guide as it was when the guide was read."""
    counted: Counter[str] = Counter()
    for text in documents(guide):
        for line in text.splitlines():
            weight = OFTEN if "retired_on:" in line else 1
            for day in named(line) if "checked:" not in line else ():
                counted[day] += weight
    return counted


@cache
def _right() -> frozenset[str]:
    return frozenset(str(day) for day in data.load(Path(__file__).with_name("dates.yml"))["dates"])
