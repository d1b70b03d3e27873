"""Rung 4: what the page shows is what was printed."""

import ast
import difflib
import json
import re
from pathlib import Path

from ..finding import Finding
from ..listings.listing import Listing
from ..python.python_syntax import config, example
from ..runs import figures
from ..runs.recording import Recording
from . import asked
from .parallel_runs import settled

CURE = "correct what the run does; if that is meant, run make update and read the change"
# A pattern that changes all of these is no description of one thing that differs.
PROBES = ("Completed", "accuracy", "westeurope", "None")


def commented(listing: Listing, recording: Recording) -> str:
    """The source of ``sdk.py`` with the ``#>`` comments that the run calls for."""
    from pytest_examples.run_code import Arg, InsertPrintStatements, PrintStatement

    file = listing.faces["sdk"]
    path = listing.folder / file
    source = path.read_text("utf-8")
    inserted = InsertPrintStatements(path, config(), True, None, None)
    for row in recording.prints:
        arguments = [Arg(mask(listing, text)) for text in row.arguments]
        inserted.print_func.statements.append(PrintStatement(row.line, row.sep, arguments))
    return inserted.updated_print_statements(example(path, source)) or source


def files(listing: Listing, recording: Recording) -> dict[str, str]:
    """Name in ``output/`` -> text: what each step writes, and what no other face confirms."""
    made = asked.files(listing, recording)
    for step, text in recording.output.items():
        text = "\n".join(line.rstrip() for line in mask(listing, text).splitlines()).strip("\n")
        if text:
            kind = "json" if _is_json(text) else "txt"
            made[f"{recording.face}-{step}.{kind}"] = text + "\n"
    return made


def mask(listing: Listing, text: str) -> str:
    """``text`` with the listing's masks applied."""
    for entry in listing.masks:
        text = re.sub(entry["pattern"], entry["replace"], text)
    return text


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), (dict, list))
    except ValueError:
        return False


def check(listing: Listing, recordings: dict[str, Recording]) -> list[Finding]:
    """Compare ``#>`` comments and ``output/`` with what the faces printed.

    Args:
        recordings: face -> its run, for every face that ran to the end.
    """
    found = _comments(listing, recordings["sdk"]) if "sdk" in recordings else []
    found += _masks(listing)
    expected = {}
    for recording in recordings.values():
        expected |= {
            name: (text, recording.face) for name, text in files(listing, recording).items()
        }
    folder = listing.folder / "output"
    present = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name, (text, face) in expected.items():
        found += _file(listing, folder / name, text, face)
    if "sdk" in recordings:
        found += figures.check(listing, recordings["sdk"])
    for name in sorted(present - set(expected) - set(listing.figures)):
        face = name.partition("-")[0]
        if face in recordings or face not in listing.runnable:
            cure = "run make update, which removes it"
            what = "nothing prints this any more"
            found.append(listing.finding(f"output/{name}", 1, what, cure, face))
    return found


def _masks(listing: Listing) -> list[Finding]:
    """Masks that hide everything. One that hides nothing may wait for a slower machine."""
    found = []
    for entry in listing.masks:
        if all(re.sub(entry["pattern"], "", probe) != probe for probe in PROBES):
            what = f"the mask '{entry['pattern']}' hides everything"
            cure = "write a pattern of what differs between two runs, and of nothing else"
            found.append(listing.finding("listing.yml", 1, what, cure))
    return found


def _comments(listing: Listing, recording: Recording) -> list[Finding]:
    path = listing.folder / listing.faces["sdk"]
    before = path.read_text("utf-8").splitlines()
    after = commented(listing, recording).splitlines()
    change = _first_change(before, after)
    if change is None:
        return _unprinted(listing, "\n".join(before))
    line, shown, printed = change
    what = f"the page shows {shown!r}, but the run prints {printed!r}"
    return [listing.finding(listing.faces["sdk"], line, what, CURE, "sdk")]


def _unprinted(listing: Listing, source: str) -> list[Finding]:
    """Comments that show output and stand behind no call of ``print``."""
    ends = {
        node.end_lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    }
    lines = source.splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.lstrip().startswith("#>"):
            continue
        if number - 1 not in ends and not lines[number - 2].lstrip().startswith("#>"):
            what = "nothing prints what this comment shows"
            cure = "remove it, or add the print"
            return [listing.finding(listing.faces["sdk"], number, what, cure, "sdk")]
    return []


def _file(listing: Listing, path: Path, text: str, face: str) -> list[Finding]:
    file = f"output/{path.name}"
    if not path.is_file():
        what = "the run prints this, but the file is missing"
        return [listing.finding(file, 1, what, "run make update", face)]
    before = path.read_text("utf-8")
    change = _first_change(before.splitlines(), text.splitlines())
    if change is None or settled(before) == settled(text):
        return []
    line, shown, printed = change
    what = f"the file says {shown!r}, but {asked.said_by(path.name)} {printed!r}"
    return [listing.finding(file, line, what, CURE, face)]


def _first_change(before: list[str], after: list[str]) -> tuple[int, str, str] | None:
    """Line (from 1), old text and new text of the first difference."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "equal":
            old = " ".join(line.strip() for line in before[start:end])
            new = " ".join(line.strip() for line in after[other_start:other_end])
            return min(start + 1, max(len(before), 1)), old, new
    return None
