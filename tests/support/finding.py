"""What a check has found wrong, told in three lines: where, what, how to cure it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .python.tracebacks import shortened


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        path: file, relative to the repository, with forward slashes.
        line: line in that file, from 1.
        what: what is wrong, in a sentence.
        cure: the command or the edit that makes it right.
        page: the page that shows the file, if another one.
        face: the face of the listing that the finding belongs to, if it is one's own.
    """

    path: str
    line: int
    what: str
    cure: str
    page: str | None = None
    face: str | None = field(default=None, compare=False)

    def __str__(self) -> str:
        shown = f"  ({self.page})" if self.page and self.page != self.path else ""
        what, cure = one_line(self.what), one_line(self.cure)
        return f"{self.path}:{self.line}{shown}\n  {what}\n  cure: {cure}"

    def annotation(self) -> str:
        """The finding as a workflow command that GitHub shows beside the line."""
        text = f"{one_line(self.what)}%0Acure: {one_line(self.cure)}"
        return f"::error file={self.path},line={self.line}::{text}"


def one_line(text: str) -> str:
    """``text`` without colour codes, long tracebacks, line breaks and runs of spaces."""
    return re.sub(r"\s+", " ", shortened(plain(text))).strip()


def plain(text: str) -> str:
    """``text`` without terminal control sequences."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def report(findings: Iterable[Finding], *, annotate: bool = False) -> str:
    """All findings, sorted and grouped by file, with the counts at the end."""
    groups = defaultdict(list)
    for finding in sorted(set(findings), key=lambda f: (f.path, f.line, f.what)):
        groups[finding.path].append(finding)
    blocks = ["\n".join(str(finding) for finding in group) for group in groups.values()]
    if annotate:
        blocks += [finding.annotation() for group in groups.values() for finding in group]
    total = sum(len(group) for group in groups.values())
    blocks.append(f"{count(total, 'finding')} in {count(len(groups), 'file')}")
    return "\n\n".join(blocks)


def count(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
