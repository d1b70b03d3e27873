"""Upper bounds in sentences, in whatever words: those of ``docs/open-data/limits.yml``."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..finding import Finding
from ..guide import Guide
from . import facts, passages, sentences

WORDS = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty"
NUMBER = rf"\**(?P<n>\d[\d,]*(?:\.\d+)?|\b(?:{WORDS})\b)\**[ -]?\**"
BOUND = (
    r"\b(?:at most|up to|no more than|not more than|maximum(?: of| is)?|total of|limit(?: is| of)?"
    r"|limited to|longest(?: \w+)? is)[ :]+"
)


def check(guide: Guide, path: Path, text: str) -> list[Finding]:
    """Sentences of a page or a file of the bank that name another bound.

    Args:
        text: the file, whose paragraphs are read anew.
    """
    here = guide.relative(path)
    return [
        Finding(here, line, *row)
        for line, block in passages.sound(path)
        for sentence in sentences.SENTENCE.split(block)
        for row in wrong(guide.root, sentence)
    ]


def wrong(root: Path, sentence: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` of every bound in a sentence that is not the one of the list."""
    for words, other, number, row, value, exact in _bounds(root):
        if not words.search(sentence) or (other and other.search(sentence)):
            continue
        for found in number.finditer(sentence):
            said = float(sentences.number(found["n"].replace(",", "").lower()))
            if said > float(value) or (exact and said != float(value)):
                what = f"'{found[0].strip()}': the limit '{row}' is {value}"
                yield what, f"write {value}, or correct docs/open-data/limits.yml and its source"


@cache
def _bounds(root: Path) -> list[tuple]:
    """``(words, words of something else, number, name, value, exact)`` of every row."""
    limits, found = facts.limits(root), []
    for row in listed():
        key = tuple(row["limit"])
        if key in limits:
            exact = row.get("exact", False)
            before = "" if exact else BOUND
            number = re.compile(rf"{before}{NUMBER}{row['unit']}(?!\w)")
            other = re.compile(row["not"]) if "not" in row else None
            found.append((re.compile(row["words"]), other, number, key[1], limits[key], exact))
    return found


@cache
def listed() -> list[dict]:
    """The rows of bounds.yml."""
    return data.load(Path(__file__).with_name("bounds.yml"))["bounds"]
