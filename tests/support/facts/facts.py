"""Numbers that texts repeat: they agree with the open data of the guide."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..finding import Finding
from ..guide import Guide

NUMBER = r"(?P<n>\d[\d,.]*\d|\d)(?:(?: to |-)(?P<to>\d[\d,]*))?"
DIGIT = re.compile(r"\d")
OPEN_DATA = "docs/open-data"
OUTLINE = "dp100-2025"


def check(guide: Guide, path: Path, text: str) -> list[Finding]:
    """Numbers of a page or a file of the bank that contradict open data.

    Args:
        text: the text, with its lines as on disk.
    """
    found = []
    forms = (*_forms(guide.root), *_versions(guide.root))
    for number, line in enumerate(text.splitlines(), start=1):
        if not DIGIT.search(line):
            continue
        for pattern, value, source in forms:
            for match in pattern.finditer(line):
                said = _said(match)
                if said != value:
                    what = f"'{match[0].strip(' |')}' says {said}, {source} says {value}"
                    cure = f"write {value}, or correct {source} and its source"
                    found.append(Finding(guide.relative(path), number, what, cure))
    return found


def _said(match: re.Match) -> str:
    """``3-33`` of ``3 to 33``, ``1000`` of ``1,000``, ``1`` of ``1.0``."""
    first = match["n"].replace(",", "")
    first = first if first.count(".") > 1 else first.removesuffix(".0")
    return f"{first}-{match['to']}" if match["to"] else first


@cache
def _forms(root: Path) -> list[tuple[re.Pattern, str, str]]:
    """``(pattern, value, where it comes from)`` of every form in facts.yml."""
    rows = data.load(Path(__file__).with_name("facts.yml"))
    found = []
    for row in rows["facts"]:
        value, source = _value(root, row)
        patterns = [re.compile(text.replace("{n}", NUMBER)) for text in row["texts"]]
        found += [(pattern, value, source) for pattern in patterns] if value else []
    return found


@cache
def _versions(root: Path) -> list[tuple[re.Pattern, str, str]]:
    """``azure-ai-ml 1.2.3`` in a text is the version that the guide runs with."""
    packages = _data(root / OPEN_DATA / "toolchain.yml").get("packages", {})
    whole = r"`? (?P<n>\d+\.\d+\.\d+(?:\.\w+)*)(?P<to>)"
    return [
        (
            re.compile(rf"(?<![\w-])(?i:{re.escape(name)}){whole}"),
            version,
            f"{OPEN_DATA}/toolchain.yml",
        )
        for name, version in packages.items()
    ]


def _value(root: Path, row: dict) -> tuple[str | None, str]:
    """The number of a fact and where it stands; a small guide has no open data, and no number."""
    if "value" in row:
        return str(row["value"]), f"docs/{row['page']}.md"
    if "weight" in row:
        return _weights(root).get(row["weight"]), f"{OPEN_DATA}/syllabus.yml"
    return limits(root).get(tuple(row["limit"])), f"{OPEN_DATA}/limits.yml"


@cache
def limits(root: Path) -> dict[tuple[str, str], str]:
    """``(area, name)`` of a row of limits.yml -> its value; empty in a small guide."""
    rows = _data(root / OPEN_DATA / "limits.yml").get("limits", ())
    return {(row["area"], row["name"]): str(row["value"]).removesuffix(".0") for row in rows}


@cache
def _weights(root: Path) -> dict[str, str]:
    outlines = _data(root / OPEN_DATA / "syllabus.yml").get("outlines", ())
    domains = (d for o in outlines if o.get("id") == OUTLINE for d in o["domains"])
    return {d.get("title"): d.get("weight", "").removesuffix("%") for d in domains}


def _data(path: Path) -> dict:
    return data.load(path) if path.is_file() else {}


def unused(root: Path, texts: list[str]) -> Iterator[str]:
    """Forms of facts.yml that no text has any more."""
    for pattern, _, _ in _forms(root):
        if not any(pattern.search(line) for text in texts for line in text.splitlines()):
            yield pattern.pattern
