"""A right answer is proven: its page or its listing has the names and the numbers that it gives."""

import operator
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..facts.arithmetic import SUM
from ..facts.dates import MONTHS
from ..guide import Guide
from . import evidence

SMALL = 12  # whole numbers up to here stand on every page, and prove nothing
OPERATIONS = (operator.add, operator.sub, operator.mul, operator.truediv)
ROUNDED = 0.006  # of a result with a fraction, which texts give with two digits
YEAR = re.compile(rf"\b(?:{MONTHS.replace(' ', '|')}) 20\d\d\b")
Row = tuple[tuple, str, str]


def check(guide: Guide, entry: dict) -> Iterator[Row]:
    """Findings ``(key, what, cure)`` about one question."""
    if evidence.text(guide, str(entry.get("page"))):
        yield from _names(guide, entry)
        yield from _numbers(guide, entry)


def _names(guide: Guide, entry: dict) -> Iterator[Row]:
    """Names in right choices; the stem gives some of them, but never what it asks to fill in."""
    known = evidence.names(guide, entry["page"], entry.get("listing")) | _right("names")
    fill = entry["kind"] == "fill"
    given = set() if fill else evidence.words(entry["stem"])
    for number, choice in enumerate(entry["choices"]):
        text = f"`{choice['text'].strip('`')}`" if fill else choice["text"]
        for name in evidence.in_code(text) if choice["right"] else ():
            if name not in known | given:
                what = f"the right answer names `{name}`, which {_where(entry)} has"
                yield ("choices", number), what, _cure(entry, "correct the name")


def _numbers(guide: Guide, entry: dict) -> Iterator[Row]:
    """Numbers in right choices and in all reasons: known, given, or computed from those given."""
    known = evidence.numbers(evidence.of(guide, entry)) | set(map(float, _right("numbers")))
    stem = evidence.numbers(entry["stem"])
    for number, choice in enumerate(entry["choices"]):
        own = evidence.numbers(choice["text"])
        reason = evidence.numbers(YEAR.sub("", choice["reason"]))
        sums = evidence.numbers(" ".join(m["result"] for m in SUM.finditer(choice["reason"])))
        unproven = (reason - own) | (own if choice["right"] else set())
        for value in sorted(unproven - known - stem - sums):
            small = value <= SMALL and value.is_integer()
            if not small and not _computed(value, (stem | reason | own) - {value}):
                what = f"the number {value:g} is not in the stem, and {_where(entry)} has it"
                cure = "correct it, or say in the reason how it is computed (a × b = c)"
                yield ("choices", number), what, _cure(entry, cure)


def _computed(value: float, given: set[float]) -> bool:
    """Whether one operation makes the number of two others."""
    slack = 1e-9 if value.is_integer() else ROUNDED
    return any(
        abs(operation(one, other) - value) <= value * slack
        for one in given
        for other in given
        for operation in OPERATIONS
        if other or operation is not operator.truediv
    )


def _where(entry: dict) -> str:
    listing = f"snippets/{entry['listing']}" if "listing" in entry else "a listing on it"
    return f"neither docs/{entry['page']}.md nor {listing}"


def _cure(entry: dict, first: str) -> str:
    return (
        f"{first}, or teach it on docs/{entry['page']}.md; what is made up for the question "
        "belongs into tests/support/questions/proofs.yml"
    )


@cache
def _right(kind: str) -> frozenset:
    return frozenset(
        value
        for group in data.load(Path(__file__).with_name("proofs.yml"))[kind].values()
        for value in group
    )
