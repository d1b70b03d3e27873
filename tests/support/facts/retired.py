"""Dates on which something ended or ends: those of ``docs/open-data/retirements.yml``."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..finding import Finding
from ..guide import Guide
from ..pages.markdown import parse
from . import dates, passages, sentences

DATA = "docs/open-data/retirements.yml"
ENDS = re.compile(
    r"\b(?:retir\w+|end(?:s|ed)?|support|until|deprecat\w+|announced|since|no new|impossible)\b",
    re.IGNORECASE,
)
# A day of a page that is quoted, not of an end.
QUOTED = re.compile(
    r"\((?:version of )?20\d\d-\d\d-\d\d\)"
    r"|\b(?:page|notice|overview|article|guide|list|copy|sample|schedule|one|pages?, both) of"
    r" 20\d\d-\d\d-\d\d"
)


def check(guide: Guide, path: Path, text: str) -> list[Finding]:
    """Sentences of a page or a file of the bank with another date than the list has.

    Args:
        text: the file, whose paragraphs are read anew.
    """
    here, found = guide.relative(path), []
    about = _title(path)
    for line, block in passages.sound(path):
        for sentence in sentences.SENTENCE.split(block):
            for what, cure in wrong(guide.root, sentence, about):
                found.append(Finding(here, line, what, cure))
    return found


def wrong(root: Path, sentence: str, about: str = "") -> Iterator[tuple[str, str]]:
    """``(what, cure)`` of every date in a sentence that none of its subjects has.

    Args:
        about: where the subject stands if the sentence names none.
    """
    said = list(dates.named(QUOTED.sub("", sentence)))
    if not said or not ENDS.search(sentence):
        return
    rows = _subjects(root)
    named = [row for row in rows if row[1].search(sentence)]
    named = named or [row for row in rows if row[1].search(about)]
    right = {day for _, _, days in named for day in days}
    for day in said:
        if named and day not in right:
            listed = next(days for _, _, days in named)
            what = f"{named[0][0]}: the sentence says {day}, {DATA} says {listed[0]}"
            yield what, f"write {listed[0]}, or correct {DATA} and its source"


def _title(path: Path) -> str:
    return next((h.text for h in parse(path).headings), "") if path.suffix == ".md" else ""


@cache
def _subjects(root: Path) -> list[tuple[str, re.Pattern, list[str]]]:
    """``(what, words, its dates)`` of every row of the list that texts name."""
    path = root / DATA
    rows = {row["what"]: row for row in data.load(path)["retirements"]} if path.is_file() else {}
    return [
        (entry["what"], re.compile(entry["words"]), _days(rows[entry["what"]], entry))
        for entry in listed()
        if entry["what"] in rows
    ]


def _days(row: dict, entry: dict) -> list[str]:
    noted = list(dates.named(row.get("note") or ""))
    return [str(row["retired_on"]), *noted, *map(str, entry.get("also", ()))]


@cache
def listed() -> list[dict]:
    """The rows of retired.yml."""
    return data.load(Path(__file__).with_name("retired.yml"))["subjects"]
