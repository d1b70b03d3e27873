"""Rewrite what is produced: formats, ``#>`` comments and ``output/`` (``make update``)."""

import sys
from pathlib import Path

from .check import ROOT, Checker, UnknownPlace, _loopback_only
from .compare import output
from .compare.parallel_runs import settled
from .facts import claims
from .finding import Finding, count, report
from .guide import Guide
from .listings.listing import Listing
from .python import notebooks, python_syntax
from .questions import answers, questions
from .runs import figures, run_notebook

CLAIMING = ("page", "notebook", "questions")


def format_files(listing: Listing) -> list[str]:
    """Format the Python of a listing; return the files that changed."""
    changed = []
    for path in listing.files("*.py"):
        source = path.read_text("utf-8")
        formatted = python_syntax.formatted(source)
        if formatted != source:
            path.write_text(formatted, "utf-8")
            changed.append(listing.path(path.relative_to(listing.folder).as_posix()))
    return changed


def rewrite(listing: Listing, recordings: dict) -> list[str]:
    """Write what the faces printed; return the files that changed.

    Args:
        recordings: face -> its run, of every face that ran to the end.
    """
    changed = []
    if "sdk" in recordings:
        path = listing.folder / listing.faces["sdk"]
        commented = output.commented(listing, recordings["sdk"])
        changed += _write(listing, path, commented)
    folder = listing.folder / "output"
    if "sdk" in recordings:
        for name, drawn in recordings["sdk"].figures.items():
            folder.mkdir(exist_ok=True)
            if not figures.current(folder / name, drawn):
                changed += _write(listing, folder / name, drawn)
    for face, recording in recordings.items():
        made = output.files(listing, recording)
        for name, text in made.items():
            folder.mkdir(exist_ok=True)
            changed += _write(listing, folder / name, text)
        for path in folder.glob(f"{face}-*"):
            if path.name not in made:
                path.unlink()
                changed.append(listing.path(f"output/{path.name}"))
    return changed


def _write(listing: Listing, path: Path, text: str) -> list[str]:
    if path.is_file() and settled(path.read_text("utf-8")) == settled(text):
        return []
    path.write_text(text, "utf-8")
    return [listing.path(path.relative_to(listing.folder).as_posix())]


def main(arguments: list[str], root: Path = ROOT, cache: Path | None = None) -> int:
    """Update listings and notebooks in the paths (all without a path); return the exit code.

    What does does not run keeps its old output, and the exit code is 1.
    """
    _loopback_only()
    paths = [Path(argument) for argument in arguments]
    paths = paths or [folder for name in ("snippets", "docs") if (folder := root / name).is_dir()]
    try:
        places = Checker(Guide(root, cache)).places(paths)
    except UnknownPlace as error:
        print(error, file=sys.stderr)
        return 2
    guide = Guide(root, cache)
    listings = [name for kind, name in places if kind == "listing"]
    books = [path for kind, path in places if kind == "notebook"]
    changed = [file for name in listings for file in format_files(guide.listings[name])]
    changed += [guide.relative(path) for path in books if notebooks.format_cells(path)]
    named = [path for kind, path in places if arguments and kind in CLAIMING]
    changed += _claims(guide, named) + _answers(guide, named)
    checker = Checker(Guide(root, cache))  # what was formatted is read anew
    failed: list[Finding] = []
    for name in listings:
        climb = checker.ladder.climb(name)
        if climb.rungs["output"] is None:
            failed += checker.ladder.findings(name)
        else:
            changed += rewrite(checker.guide.listings[name], climb.recordings)
    for path in books:
        found, written = _run_notebook(checker, path)
        failed += found
        changed += [guide.relative(path)] if written else []
    for file in dict.fromkeys(changed):
        print(f"updated {file}")
    if failed:
        print(f"not updated, because of this:\n{report(failed)}", file=sys.stderr)
    print(f"{count(len(places), 'place')}, {count(len(set(changed)), 'file')} changed")
    return 1 if failed else 0


def _claims(guide: Guide, answered: list[Path]) -> list[str]:
    """Keep what the named pages and questions claim; new files are kept without being named."""
    files = [*guide.pages, *guide.notebooks, *questions.bank(guide)]
    if not (guide.root / claims.REGISTER).is_dir():
        return []  # a small guide keeps none
    return [claims.REGISTER] if claims.record(guide, files, answered) else []


def _answers(guide: Guide, answered: list[Path]) -> list[str]:
    """Keep the right answers of the named files of the bank, and say which are others now."""
    if not (guide.root / answers.KEY).is_file():
        return []  # a small guide keeps none
    others = answers.record(guide, questions.bank(guide), answered)
    for name in others:
        print(f"the right answer of {name} is another one now")
    return [answers.KEY] if others else []


def _run_notebook(checker: Checker, path: Path) -> tuple[list[Finding], bool]:
    """Store what the cells print: what is wrong, and whether the file changed."""
    found = notebooks.check(checker.guide, path)
    if not found:
        runner = checker.ladder.runner
        found = checker.notebook(path)
        if any("make update" in finding.cure for finding in found):
            return [], run_notebook.rewrite(checker.guide, runner, path)
    return found, False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
