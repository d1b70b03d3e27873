"""The answer of a fill question, put into the gap of its stem: the whole is sound."""

import re
from collections.abc import Iterator

from ..names import expressions, names
from ..pages.markdown import CODE_SPAN
from . import question_python

GAP = "____"
Row = tuple[tuple, str, str]


def check(entry: dict) -> Iterator[Row]:
    """Findings ``(key, what, cure)`` about one question."""
    if entry["kind"] != "fill":
        return
    answers = [choice["text"].strip("` ") for choice in entry["choices"]]
    for number, answer in enumerate(answers):
        for what, cure in dict.fromkeys(_whole(entry["stem"], answer)):
            yield ("choices", number), f"with '{answer}' in the gap: {what}", cure
    for number, answer in enumerate(answers[1:], start=1):
        if not _alike(answers[0], answer):
            what = f"'{answer}' is another answer than '{answers[0]}', not another way to write it"
            yield ("choices", number), what, "ask for one thing; keep ways to write the same one"


def _whole(stem: str, answer: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the spans of the stem that have the gap, once it is filled."""
    spans = [found[0].strip("`") for found in CODE_SPAN.finditer(stem)]
    for span in [span for span in spans if GAP in span] or [GAP]:
        yield from _span(span.replace(GAP, answer))


def _span(code: str) -> Iterator[tuple[str, str]]:
    yield from expressions.wrong(code)
    yield from ((f"there is no '{name}'", cure) for name, cure in names.unknown(f"`{code}`"))
    for span in question_python.spans(f"`{code}`"):
        yield from question_python.wrong(question_python.Piece((), span, False, True))


def _alike(one: str, other: str) -> bool:
    """Whether two answers are the same but for case, marks, spaces and an ending."""
    plain = [re.sub(r"[\W_]", "", answer).lower() for answer in (one, other)]
    numbers = [re.fullmatch(r"[\d,]*\.?\d+", answer) for answer in (one, other)]
    if all(numbers):
        return float(one.replace(",", "")) == float(other.replace(",", ""))
    return plain[0] in plain[1] or plain[1] in plain[0]
