"""The wording of a question gives nothing away, and is no stock sentence of an exam series."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..pages.markdown import CODE_SPAN

# One code span, or several with commas or a word between them.
CODE = re.compile(r"`[^`]+`(?:(?:,| and| or|, and|, or|;)? ?`[^`]+`)*\.?")
DENIES = re.compile(r"(?:No|Not so|Wrong|False|Incorrect|Not (?:right|correct|true))\b ?[,.;:!]")
AFFIRMS = re.compile(r"(?:Yes|Correct|Right|True|Exactly|Indeed)\b ?[,.;:!]")
Row = tuple[tuple, str, str]


def check(entry: dict) -> Iterator[Row]:
    """Findings ``(key, what, cure)`` about one question."""
    for key, text in _texts(entry):
        for pattern, cure in _series():
            if found := pattern.search(CODE_SPAN.sub("¤", text)):
                yield key, f"'{found[0]}' is a stock sentence of exam series", cure
    if entry["kind"] in ("single", "multiple"):
        yield from _alike(entry)
        yield from _same(entry["choices"])
    yield from _reasons(entry["choices"])


def _texts(entry: dict) -> Iterator[tuple[tuple, str]]:
    yield ("stem",), entry["stem"]
    for number, choice in enumerate(entry["choices"]):
        yield ("choices", number), choice["text"]
        yield ("choices", number), choice["reason"]


def _alike(entry: dict) -> Iterator[Row]:
    """One choice that looks unlike all others is seen before it is read."""
    choices = entry["choices"]
    stops = [choice["text"].rstrip("\"'").endswith(".") for choice in choices]
    if (number := _lone(stops)) is not None:
        has = "ends with a full stop" if stops[number] else "has no full stop"
        yield ("choices", number), f"only this choice {has}", "end all choices in the same way"
    codes = [CODE.fullmatch(choice["text"].strip()) is not None for choice in choices]
    number = _lone(codes)
    if number is not None and entry["kind"] == "single" and choices[number]["right"]:
        what = "the right choice is the only one that is " + ("" if codes[number] else "not ")
        yield ("choices", number), f"{what}nothing but code", "give all choices the same form"


def _lone(marks: list[bool]) -> int | None:
    """The number of the one that differs from all others."""
    for mark in (True, False):
        if marks.count(mark) == 1 and len(marks) > 2:
            return marks.index(mark)
    return None


def _same(choices: list[dict]) -> Iterator[Row]:
    seen: dict[tuple, int] = {}
    for number, choice in enumerate(choices):
        plain = _plain(choice["text"])
        if plain in seen:
            yield ("choices", number), "two choices say the same", "change one"
        seen[plain] = number


def _plain(text: str) -> tuple[str, ...]:
    """A text without quotes, spaces and the order of what commas separate."""
    parts = re.split(r"[,()]", re.sub(r"[\s`\"'.]", "", text))
    named = all("=" in part or ":" in part for part in parts[1:-1])
    return tuple(sorted(parts) if named else parts)


def _reasons(choices: list[dict]) -> Iterator[Row]:
    for number, choice in enumerate(choices):
        wrong = (DENIES if choice["right"] else AFFIRMS).match(choice["reason"].strip())
        if wrong:
            said = "right" if choice["right"] else "wrong"
            what = f"the choice is {said}, and its reason begins with '{wrong[0]}'"
            yield ("choices", number), what, "correct 'right', or say the reason at once"


@cache
def _series() -> list[tuple[re.Pattern, str]]:
    sentences = data.load(Path(__file__).with_name("series.yml"))["sentences"]
    return [(re.compile(pattern, re.I), cure) for pattern, cure in sentences.items()]
