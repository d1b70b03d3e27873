"""Apply every operator to the real guide and count what the ladder catches (`make bench-wall`)."""

import argparse
import json
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from support.check import ROOT, Checker, _loopback_only
from support.guide import Guide
from support.quiet import quiet

from . import cli_operators, page_operators, python_operators, yaml_operators  # noqa: F401
from .mutants import OPERATORS, Operator, apply, choose

CACHE = ROOT / ".cache" / "wall"
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
        "output": "snippets/*/*/output/*.*",
        "page": "docs/*/*.md",
        "questions": "docs/practice/bank/*.yml",
    }
    found = sorted(root.glob(patterns[kind]))
    return [path for path in found if path.name != "listing.yml" and path.suffix != ".svg"]


def places(root: Path, operator: Operator, most: int) -> list[tuple[Path, object]]:
    """Where the operator is tried: file and edit, spread over the guide, always the same."""
    found = [
        (path, edit)
        for path in files(root, operator.kind)
        for edit in choose(list(operator.edits(path.read_text("utf-8"))), 2, path.as_posix())
    ]
    return choose(found, most, operator.name)


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
    parser.add_argument("--only", default="", help="operators whose name or kind contains this")
    parser.add_argument("--json", type=Path, help="write every trial to this file")
    options = parser.parse_args(arguments)
    _loopback_only()
    trials = []
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch).resolve() / "guide"
        root.mkdir()
        for folder in ("docs", "snippets"):
            shutil.copytree(ROOT / folder, root / folder)
        for operator in OPERATORS:
            if options.only in operator.name or options.only == operator.kind:
                tried = [
                    attempt(root, operator, path, edit)
                    for path, edit in places(root, operator, options.each)
                ]
                trials += tried
                _print(operator, tried)
    caught = sum(trial.finding is not None for trial in trials)
    seconds = sum(trial.seconds for trial in trials)
    print(f"{caught} of {len(trials)} caught in {seconds:.0f} s, {len(OPERATORS)} operators")
    if options.json:
        options.json.write_text(json.dumps([asdict(trial) for trial in trials], indent=1))
    return 0 if caught == len(trials) else 1


def _print(operator: Operator, tried: list[Trial]) -> None:
    caught = sum(trial.finding is not None for trial in tried)
    print(f"{caught}/{len(tried)}  {operator.name}: {operator.mistake}", flush=True)
    for trial in tried:
        if trial.finding is None:
            print(f"      missed {trial.where}  {trial.edit}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
