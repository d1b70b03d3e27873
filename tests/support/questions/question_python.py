"""Python in questions: fences, and code spans that look like a call or an import."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..names import names
from ..pages.markdown import parse_text
from ..pages.page_code import PYTHON, absent
from ..python import imports, mlflow_support
from ..python.imports import V1
from ..python.python_spans import completed, spans


@dataclass(frozen=True)
class Piece:
    """One piece of Python in a question.

    Attributes:
        key: where in the question: ``("choices", 2, "text")``.
        fence: whether it is a block; else a span, in which arguments may be left out.
        sound: whether it has to name what exists; a wrong choice may not.
    """

    key: tuple
    source: str
    fence: bool
    sound: bool


def pieces(entry: dict) -> list[Piece]:
    """All pieces of one question."""
    stem_denies = names.denied(entry["stem"])
    old = str(entry.get("page")).startswith("v1/")  # tells what v1 had, and asks what is there now
    found = [*_in_text(("stem",), entry["stem"], not (stem_denies or old))]
    for number, choice in enumerate(entry["choices"]):
        right = choice["right"] and not stem_denies
        found += _in_text(("choices", number, "text"), choice["text"], right)
        found += _in_text(("choices", number, "reason"), choice["reason"], False)
    return found


def _in_text(key: tuple, text: str, sound: bool) -> Iterator[Piece]:
    for fence in parse_text(text).fences:
        if fence.language in PYTHON and fence.skipped is None:
            yield Piece(key, fence.source, True, sound)
    for span in spans(text):
        yield Piece(key, span, False, sound and not names.denied(text))


def wrong(piece: Piece) -> list[tuple[str, str]]:
    """``(what, cure)``: it does not parse, or it imports what does not exist."""
    source = piece.source if piece.fence else completed(piece.source)
    try:
        ast.parse(source)
    except SyntaxError as error:
        what = f"its code is not Python: {error.msg}"
        return [(what, "correct the code; write … for arguments that do not matter")]
    if not piece.sound or V1.search(source):
        return []
    # a span may speak of any package, to say that it is missing
    elsewhere = () if piece.fence else absent(source)
    rows = imports.check(source, Path(), elsewhere) + mlflow_support.check(source)
    return [(what, cure) for _, what, cure in rows]


def unknown(piece: Piece) -> list[tuple[str, str]]:
    """``(name, cure)`` of what a span names and does not exist."""
    return names.unknown(f"`{piece.source}`") if piece.sound and not piece.fence else []
