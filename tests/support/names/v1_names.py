"""Names of SDK v1 in code spans: only v1 pages use them; other texts say that they are old."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from ..finding import Finding
from ..guide import Guide
from ..pages.markdown import Page
from . import names
from .paragraphs import Paragraph

SPAN = re.compile(r"`([^`\n]+)`")
PAGES = ("docs/v1/", "docs/cheatsheets/version-1.md")
# A text, a table or a section with one of these words tells of the past.
TOLD = re.compile(
    r"\b(v1|version 1|old|older|retired|formerly|deprecated|no longer|ended|azureml-core"
    r"|colleague)\b",
    re.IGNORECASE,
)
CODE = ("class", "function", "method", "module", "property")


def check(guide: Guide, page: Page) -> list[Finding]:
    """Names of v1 on a page of today that does not say so."""
    here = guide.relative(page.path)
    found, section, head = [], "", ""
    for number, line in () if here.startswith(PAGES) else page.prose:
        section = line if line.startswith("#") else section
        head = (head or line) if line.startswith("|") else ""
        for what, cure in used(guide, line, f"{section} {head}"):
            found.append(Finding(here, number, what, cure))
    return found


def told(part: Paragraph) -> bool:
    """Whether a paragraph, its heading or its table tells of the past."""
    return TOLD.search(f"{part.text} {part.section} {part.head}") is not None


def used(guide: Guide, text: str, around: str = "") -> Iterator[tuple[str, str]]:
    """``(what, cure)`` of every name of v1 that a text offers as one of today."""
    if TOLD.search(f"{text} {around}") or names.denied(text):
        return
    for span in SPAN.findall(text):
        for name, pattern, today in _names(guide.root):
            if pattern.search(span):
                yield f"'{name}' is SDK v1", f"write {today}" if today else "say that it is v1"


@cache
def _names(root: Path) -> list[tuple[str, re.Pattern, str | None]]:
    """Names that only v1 has; none in a small guide."""
    path = root / "docs" / "open-data" / "v1.yml"
    data = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {"areas": []}
    rows = (row for area in data["areas"] for row in area["names"])
    return [
        (row["v1"], re.compile(row.get("find") or _whole(row["v1"])), row.get("v2"))
        for row in rows
        if row["kind"] in CODE and not row.get("both")
    ]


def _whole(name: str) -> str:
    return rf"(?<![\w.]){re.escape(name)}(?!\w)"
