"""A small guide of its own, to be broken: copies of ``tests/data/ladder``."""

import datetime
import shutil
from pathlib import Path

from . import update
from .check import ROOT, Checker
from .finding import Finding
from .guide import Guide

TODAY = datetime.date(2026, 11, 21)
SOUND = ROOT / "tests" / "data" / "ladder"
PAGE = "docs/jobs/echo.md"
STEP = '    --8<-- "snippets/jobs/echo/cli.sh:inspect"\n    ```\n'
OUTPUT = (
    '\n    ``` {.json .output}\n    --8<-- "snippets/jobs/echo/output/cli-inspect.json"\n    ```\n'
)
CACHE = ROOT / ".cache" / "ladder"


class Sandbox:
    """A copy of the small guide in which files may be changed.

    Args:
        folder: where the copy goes; must not exist yet.
        produced: whether its outputs are there, and one on its page; they are made by running it.

    Raises:
        RuntimeError: the small guide does not run.
    """

    def __init__(self, folder: Path, *, produced: bool = False):
        self.root = Path(shutil.copytree(SOUND, folder))
        if produced and update.main([], self.root, CACHE):
            raise RuntimeError("tests/data/ladder does not run; see above")
        if produced:
            self.replace(PAGE, STEP, STEP + OUTPUT)

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace a text that is in the file exactly once.

        Raises:
            ValueError: it is not there, or there more than once.
        """
        path = self.root / file
        text = path.read_text("utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{file} holds {text.count(old)} times: {old}")
        path.write_text(text.replace(old, new), "utf-8")

    def checker(self) -> Checker:
        """A checker of the copy as it is now; runs are remembered with those of the guide."""
        return Checker(Guide(self.root, cache=CACHE), TODAY)

    def findings(self, place: str) -> list[Finding]:
        """Everything that is wrong at a listing, a page or a file of the bank."""
        checker = self.checker()
        path = self.root / place
        return [f for kind, at in checker.places([path]) for f in checker.check(kind, at)]
