"""Check places of the guide: ``python -m support.check PATH…`` (``make check FILES="…"``)."""

import datetime
import os
import sys
import time
from pathlib import Path

from . import census
from .facts import arithmetic, bounds, claims, dates, defaults, entries, facts, retired
from .finding import Finding, count, report
from .guide import Guide
from .ladder import Ladder
from .listings import exemptions
from .names import error_names, field_values, table_names, tokens, v1_names, vouched
from .nearest import proposal
from .pages import (
    clean_up,
    link_words,
    markup,
    notebook_text,
    page_code,
    page_head,
    page_includes,
    page_links,
    page_shape,
    page_tabs,
    pages,
    rendered,
)
from .pages.markdown import parse
from .python import notebooks
from .questions import question_text, questions
from .remembered import unless_held_before
from .texts import addresses, english, leftovers, repetition, spelling, typography, vocabulary

ROOT = Path(__file__).resolve().parents[2]


class UnknownPlace(ValueError):
    """A path in which nothing can be checked."""


class Checker:
    """Finds out what a path holds, and runs every rung that applies to it."""

    def __init__(self, guide: Guide, today: datetime.date | None = None):
        self.guide = guide
        self.today = today or datetime.date.today()
        self.ladder = Ladder(guide, self.today)
        self.rules = pages.PageRules(guide, self.today)

    def listing(self, name: str) -> list[Finding]:
        """All rungs of one listing."""
        return self.ladder.findings(name)

    def page(self, path: Path) -> list[Finding]:
        """All rules for one page, and the code typed into it."""
        page = parse(path)
        links = page_links.check(self.guide, page, self.rules.skills)
        # an include that leads nowhere is one finding, not also a step that is not shown
        includes = [] if links else page_includes.check(self.guide, page)
        found = [
            *self.rules.check(page),
            *page_head.check(self.guide, page),
            *page_shape.check(self.guide, page),
            *clean_up.check(self.guide, page),
            *(links or link_words.check(self.guide, page)),
            *page_tabs.check(self.guide, page),
            *includes,
            *markup.check(self.guide, page),
            *leftovers.check(self.guide, page),
            *typography.check(self.guide, page),
            *vocabulary.check(self.guide, path, page.body),
            *tokens.check(self.guide, page),
            *vouched.check(self.guide, page),
            *table_names.check(self.guide, page),
            *field_values.check(self.guide, page),
            *v1_names.check(self.guide, page),
            *repetition.check(self.guide, page),
            *spelling.check(path, self.guide.relative(path)),
            *english.check(self.guide, path),
            *addresses.check(self.guide, path, page.body),
            *self._facts(path, page.text),
            *census.check_page(self.guide, page),
            *page_code.check(self.guide, page, lambda: self.ladder.runner),
        ]
        # marks that are left over have a cause, which may have been found already
        return found or rendered.check(self.guide, page)

    def _facts(self, path: Path, text: str) -> list[Finding]:
        """Sums that do not add up; dates and numbers that contradict the rest of the guide.

        A sentence that claims something else than before is told only if nothing says why.
        """
        rules = (arithmetic, dates, facts, bounds, defaults, error_names, retired)
        found = [finding for rule in rules for finding in rule.check(self.guide, path, text)]
        return found or claims.check(self.guide, path) + entries.check(self.guide, path)

    def notebook(self, path: Path) -> list[Finding]:
        """The cells of one notebook, which run once they are sound."""
        from .runs import run_notebook  # what it imports takes longer than most checks

        found = notebooks.check(self.guide, path) + census.check_notebook(self.guide, path)
        found += notebook_text.check(self.guide, self.rules, path)
        found += self._facts(path, notebook_text.as_page(path).text)
        if found:
            return found
        return unless_held_before(
            self.guide, path, lambda: run_notebook.check(self.guide, self.ladder.runner, path)
        )

    def questions(self, path: Path) -> list[Finding]:
        """One file of the question bank."""
        return [
            *questions.check_file(self.guide, path, self.rules, self.today),
            *spelling.check(path, self.guide.relative(path)),
            *english.check(self.guide, path),
            *vocabulary.check(self.guide, path, path.read_text("utf-8")),
            *addresses.check(self.guide, path, path.read_text("utf-8")),
            *tokens.check_bank(self.guide, path),
            *self._facts(path, path.read_text("utf-8")),
        ]

    def whole(self) -> list[Finding]:
        """What can only be said of the guide as a whole."""
        return [
            *census.check_files(self.guide),
            *exemptions.check_budget(self.guide),
            *questions.check_bank(self.guide),
            *question_text.check_repeated(self.guide, questions.bank(self.guide)),
        ]

    def places(self, paths: list[Path]) -> dict:
        """``(kind, name or path)`` of everything in ``paths``, each once, in order.

        Raises:
            UnknownPlace: a path does not exist or holds nothing that is checked.
        """
        found: dict[tuple[str, object], None] = {}
        for path in paths:
            inside = list(self._inside(path.resolve()))
            if not inside:
                raise UnknownPlace(self._unknown(path))
            found |= dict.fromkeys(inside)
        return found

    def _inside(self, path: Path):
        for name, listing in self.guide.listings.items():
            if path.is_relative_to(listing.folder) or listing.folder.is_relative_to(path):
                if path.exists():
                    yield "listing", name
        kinds = {
            "page": self.guide.pages,
            "notebook": self.guide.notebooks,
            "questions": questions.bank(self.guide),
        }
        for kind, known in kinds.items():
            for place in known:
                if place == path or place.is_relative_to(path):
                    yield kind, place
        if path in (self.guide.root, self.guide.root / "snippets", self.guide.root / "docs"):
            yield "whole", None

    def _unknown(self, path: Path) -> str:
        known = [f"snippets/{name}" for name in self.guide.listings]
        known += [self.guide.relative(page) for page in self.guide.pages]
        cure = proposal(str(path), known, "name a listing, a page, or a folder of them")
        return f"{path}:1\n  nothing can be checked here\n  cure: {cure}"

    def check(self, kind: str, place) -> list[Finding]:
        """Everything that is wrong at one place."""
        return getattr(self, kind)() if place is None else getattr(self, kind)(place)


def main(arguments: list[str], root: Path = ROOT, cache: Path | None = None) -> int:
    """Check the paths, print the findings, and return the exit code."""
    if not arguments:
        print(
            "name what to check: python -m support.check snippets/jobs/command-job", file=sys.stderr
        )
        return 2
    _loopback_only()
    started = time.perf_counter()
    checker = Checker(Guide(root, cache))
    try:
        places = checker.places([Path(argument) for argument in arguments])
    except UnknownPlace as error:
        print(error, file=sys.stderr)
        return 2
    findings = [finding for kind, place in places for finding in checker.check(kind, place)]
    print(report(findings, annotate=os.environ.get("GITHUB_ACTIONS") == "true"))
    seconds = time.perf_counter() - started
    print(f"{count(len(places), 'place')} checked in {seconds:.1f} s")
    return 1 if findings else 0


def _loopback_only() -> None:
    """Nothing but this machine may be reached while listings run."""
    import pytest_socket

    pytest_socket.socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
