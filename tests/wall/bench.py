"""Apply every operator to the real guide and count what the ladder catches (`make bench-wall`)."""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from support.check import ROOT, Checker, _loopback_only
from support.facts import claims
from support.guide import Guide
from support.questions import answers
from support.quiet import quiet

from . import (  # noqa: F401
    bank_operators,
    cli_operators,
    controls,
    legal_operators,
    listing_operators,
    markup_operators,
    notebook_operators,
    page_operators,
    python_operators,
    quiet_operators,
    text_operators,
    yaml_operators,
)
from .mutants import CONTROLS, OPERATORS, Operator, apply, choose

CACHE = ROOT / ".cache" / "wall"
KINDS = ("python", "source", "cli", "yaml", "listing", "output", "page", "questions", "notebook")
EACH = 3  # places at which one operator is tried


@dataclass
class Trial:
    """One mistake and what the ladder said of it.

    Attributes:
        where: file and line.
        edit: the text that was there, and what was put in its place.
        finding: the first finding, or ``None`` if the mistake passed.
    """

    operator: str
    where: str
    edit: str
    finding: str | None
    seconds: float


def files(root: Path, kind: str) -> list[Path]:
    """The files of a guide that operators of ``kind`` apply to."""
    patterns = {
        "python": "snippets/*/*/sdk.py",
        "source": "snippets/*/*/src/*.py",
        "cli": "snippets/*/*/cli.sh",
        "yaml": "snippets/*/*/*.yml",
        "listing": "snippets/*/*/listing.yml",
        "output": "snippets/*/*/output/*.*",
        "page": "docs/*/*.md",
        "questions": "docs/practice/bank/*.yml",
        "notebook": "docs/labs/*.ipynb",
    }
    found = sorted(root.glob(patterns[kind]))
    authored = [path for path in found if path.suffix != ".svg"]
    return [path for path in authored if (path.name == "listing.yml") == (kind == "listing")]


def places(root: Path, operator: Operator, most: int, seed: str) -> list[tuple[Path, object]]:
    """Where the operator is tried: file and edit, spread over the guide, the same for a seed."""
    found = []
    for path in files(root, operator.kind):
        edits = list(operator.edits(path.read_text("utf-8")))
        name = path.relative_to(root).as_posix()
        found += [(path, edit) for edit in choose(edits, 2, f"{seed}{name}")]
    return choose(found, most, f"{seed}{operator.name}")


def attempt(root: Path, operator: Operator, path: Path, edit) -> Trial:
    """Make one mistake, check what it touches, and take it back."""
    text = path.read_text("utf-8")
    line = text.count("\n", 0, edit.start) + 1
    change = f"{text[edit.start : edit.end]!r} -> {edit.new!r}"[:160]
    started = time.perf_counter()
    path.write_text(apply(text, edit), "utf-8")
    try:
        with quiet():
            finding = _first_finding(root, path)
    finally:
        path.write_text(text, "utf-8")
    seconds = round(time.perf_counter() - started, 2)
    where = f"{path.relative_to(root).as_posix()}:{line}"
    return Trial(operator.name, where, change, finding, seconds)


def _first_finding(root: Path, path: Path) -> str | None:
    checker = Checker(Guide(root, CACHE))
    asked = [path]
    if path.is_relative_to(root / "snippets"):
        name = path.relative_to(root / "snippets").parts[:2]
        page = checker.guide.page_of("/".join(name))
        asked += [root / page] if page else []
    for kind, place in checker.places(asked):
        for finding in checker.check(kind, place):
            return f"{finding.path}:{finding.line} {finding.what}"
    whole = checker.whole() if path.suffix == ".yml" else []
    return f"{whole[0].path} {whole[0].what}" if whole else None


def main(arguments: list[str]) -> int:
    """Print caught and missed by operator; the exit code is 1 if anything passed."""
    parser = argparse.ArgumentParser(prog="make bench-wall", description=__doc__)
    parser.add_argument("--each", type=int, default=EACH, help="places tried for each operator")
    parser.add_argument("--seed", default="", help="draws other places")
    parser.add_argument("--only", default="", help="operators whose name or kind contains this")
    parser.add_argument("--part", default="1/1", help="2/5 is the second fifth of the operators")
    parser.add_argument("--controls", action="store_true", help="make harmless edits instead")
    parser.add_argument("--json", type=Path, help="write every trial to this file")
    options = parser.parse_args(arguments)
    _loopback_only()
    _warm()
    trials = []
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch).resolve() / "guide"
        root.mkdir()
        for folder in ("docs", "snippets"):
            shutil.copytree(ROOT / folder, root / folder)
        shutil.copytree(ROOT / claims.REGISTER, root / claims.REGISTER)
        shutil.copy(ROOT / answers.KEY, root / answers.KEY)
        for operator in _asked(options):
            drawn = places(root, operator, options.each, options.seed)
            tried = [attempt(root, operator, path, edit) for path, edit in drawn]
            trials += tried
            _print(operator, tried, options.controls)
    right = sum(_right(trial, options.controls) for trial in trials)
    seconds = sum(trial.seconds for trial in trials)
    what = "left alone" if options.controls else "caught"
    print(f"{right} of {len(trials)} {what} in {seconds:.0f} s")
    if options.json:
        options.json.write_text(json.dumps([asdict(trial) for trial in trials], indent=1))
    return 0 if right == len(trials) else 1


def _warm() -> None:
    """Start from what the ladder has run; mutants would crowd it out of its own cache."""
    kept = ROOT / ".cache" / "ladder"
    if kept.is_dir() and not CACHE.exists():
        unfinished = shutil.ignore_patterns(".new-*")
        shutil.copytree(kept, CACHE, ignore=unfinished, copy_function=os.link)


def _asked(options) -> list[Operator]:
    """The operators that the command line asks for."""
    only = options.only
    known = CONTROLS if options.controls else OPERATORS
    chosen = [op for op in known if only == op.kind or (only in op.name and only not in KINDS)]
    number, parts = map(int, options.part.split("/"))
    return chosen[number - 1 :: parts]


def _right(trial: Trial, control: bool) -> bool:
    """Whether a mistake was found, or nothing was said of a harmless edit."""
    return (trial.finding is None) == control


def _print(operator: Operator, tried: list[Trial], control: bool) -> None:
    right = sum(_right(trial, control) for trial in tried)
    print(f"{right}/{len(tried)}  {operator.name}: {operator.mistake}", flush=True)
    for trial in tried:
        if not _right(trial, control):
            said = f"false alarm: {trial.finding} at" if control else "missed"
            print(f"      {said} {trial.where}  {trial.edit}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
