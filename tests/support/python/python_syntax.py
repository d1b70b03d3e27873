"""Rung 0 for Python: it parses, is formatted, and has no unused or undefined name."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from ..finding import Finding
from ..nearest import nearest
from . import imports

LINE_LENGTH = 88  # what fits a page without scrolling
NOTEBOOK_LENGTH = 100  # the repository's own formatter also looks at notebooks


def config(line_length: int = LINE_LENGTH):
    """The settings of pytest-examples for everything that is shown."""
    from pytest_examples.config import ExamplesConfig

    @dataclass
    class Config(ExamplesConfig):
        def ruff_config(self) -> tuple[str, ...]:
            # without --isolated the settings would depend on the working directory, and
            # only the concise format has its line numbers rewritten by pytest-examples
            return (*super().ruff_config(), "--isolated", "--output-format=concise", "--no-cache")

    return Config(line_length=line_length, quotes="double", target_version="py311", isort=True)


def example(path: Path, source: str, start_line: int = 0):
    """``source`` as pytest-examples sees it; ``path`` is what its messages name.

    A whole file is not "in" a Python file, that is, not part of a docstring: pytest-examples would
    strip its blank lines and print into triple quotes.
    """
    from pytest_examples import CodeExample

    class Whole(CodeExample):
        def in_py_file(self) -> bool:
            return False

    made = Whole.create(source, path=path, start_line=start_line)
    made.group = uuid4()
    return made


def check(path: str, source: str, *, start_line: int = 0, ignore: tuple[str, ...] = ()) -> list:
    """Format and lint one piece of Python.

    Args:
        path: file that the source is in, relative to the repository.
        source: the Python.
        start_line: lines of the file before the source.
        ignore: ruff rules that make no sense for this piece.

    Returns:
        ``(line, what, cure)`` for everything that is wrong.
    """
    from pytest_examples.lint import FormatError, black_check, ruff_check

    try:
        ast.parse(source)
    except SyntaxError as error:
        line = start_line + (error.lineno or 1)
        return [(line, f"not Python: {error.msg}", "correct the syntax")]
    outdated = imports.old(source)
    if outdated:
        return [(start_line + line, what, cure) for line, what, cure in outdated]
    settings = config(_length(path))
    settings.ruff_ignore = list(ignore) or None
    piece = example(Path(path), source, start_line)
    found = []
    try:
        ruff_check(piece, settings)
    except FormatError as error:
        found += _merged(_ruff(str(error), path))
    try:
        black_check(piece, settings)
    except FormatError as error:
        line, what = _black(str(error), start_line)
        by_hand = path.endswith(".md")
        cure = "format it so, by hand" if by_hand else "run make update, which formats it"
        found.append((line, what, cure))
    return found


def _ruff(message: str, path: str) -> list[tuple[int, str, str]]:
    rows = re.findall(rf"^\s*{re.escape(path)}:(\d+):\d+: (\S+) (.*)$", message, re.M)
    return [
        (int(line), f"{text.replace('[*] ', '')} ({rule})", _cure(rule))
        for line, rule, text in rows
    ]


def _merged(rows: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """One finding, not two, for a name that is imported wrong and used right."""
    pattern = re.compile(r"`(?:[\w.]+\.)?(\w+)` imported but unused|Undefined name `(\w+)`")
    unused, undefined = {}, {}
    for row in rows:
        found = pattern.search(row[1])
        if found:
            (unused if found[1] else undefined)[found[1] or found[2]] = row
    for wrong, row in unused.items():
        for right in nearest(wrong, undefined, limit=1):
            used = undefined[right]
            what = f"'{wrong}' is imported, but '{right}' is used"
            rows = [other for other in rows if other not in (row, used)]
            rows.append((row[0], what, f"write {right} instead of {wrong}"))
    return rows


def _cure(rule: str) -> str:
    cures = {
        "F401": "remove the import",
        "F821": "define or import the name before it is used",
        "F841": "use the variable or remove it",
        "I001": "run make update, which sorts the imports",
    }
    return cures.get(rule, f"correct the line; `ruff rule {rule}` explains it")


def _black(message: str, start_line: int) -> tuple[int, str]:
    """The first changed line of black's diff, which says where the format is wrong."""
    line, before, after = start_line + 1, "", ""
    for row in message.splitlines()[3:]:
        row = row[2:]
        hunk = re.match(r"@@ -(\d+)", row)
        if hunk:
            line = int(hunk[1])
        elif row.startswith("-"):
            before = row[1:].strip()
        elif row.startswith("+"):
            after = row[1:].strip()
            break
        elif before:
            break
        else:
            line += 1
    if before or after:
        return line, f"not formatted as black would: '{before}' should be '{after}'"
    return line, "not formatted as black would: an empty line is missing or too much here"


def _length(path: str) -> int:
    return NOTEBOOK_LENGTH if path.endswith(".ipynb") else LINE_LENGTH


def formatted(source: str, line_length: int = LINE_LENGTH) -> str:
    """``source`` sorted by ruff and formatted by black; unchanged if it does not parse."""
    from pytest_examples.lint import black_format, ruff_check

    try:
        ast.parse(source)
    except SyntaxError:
        return source
    settings = config(line_length)
    fixed = ruff_check(
        example(Path("-"), source), settings, extra_ruff_args=("--fix-only", "--select=I")
    )
    return black_format(fixed, settings)


def check_file(listing, path: Path) -> list[Finding]:
    """Format and lint one Python file of a listing."""
    file = path.relative_to(listing.folder).as_posix()
    face = "sdk" if file == listing.faces.get("sdk") else None
    rows = check(listing.path(file), path.read_text("utf-8"))
    return [listing.finding(file, line, what, cure, face) for line, what, cure in rows]
