"""Includes, links and anchors of pages, resolved without building the site."""

import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..finding import Finding
from ..guide import Guide
from ..listings.regions import RegionError, regions
from ..nearest import proposal
from .markdown import Page, parse

SCRIPTS = (".py", ".sh")
# What overrides/hooks/figures.py publishes.
FIGURE = re.compile(r"/assets/figures/([\w-]+/[\w-]+)/([\w.-]+)\.(?:light|dark)\.svg$")
LINES = re.compile(r":\d*:?\d*$|:\d")


def check(guide: Guide, page: Page, skills: set[str]) -> list[Finding]:
    """Includes and links of one page that lead nowhere.

    Args:
        skills: ids of the syllabus, each an anchor where ``guide:coverage`` puts its table.
    """
    here = guide.relative(page.path)
    rows = [*_includes(guide, page), *_links(guide, page, skills)]
    return [Finding(here, *row) for row in rows]


def _includes(guide: Guide, page: Page):
    for number, target in page.includes:
        path, _, region = target.partition(":")
        file = guide.root / path
        if LINES.search(target):
            yield number, f"'{target}' includes by line number", "name a region instead"
        elif not path.startswith("snippets/") or "://" in target:
            yield number, f"'{target}' is no file of snippets/", "include files of listings only"
        elif not file.is_file():
            produced = "/output/" in path
            cure = "run make update, which produces it" if produced else "correct the path"
            near = [guide.relative(other) for other in file.parent.glob("*")]
            cure = cure if produced else proposal(path, near, cure)
            yield number, f"there is no file '{path}'", cure
        elif region:
            yield from _region(number, file, region)
        elif file.suffix in SCRIPTS and file.parent.joinpath("listing.yml").is_file():
            yield number, f"'{path}' is included as a whole", "include its named regions"


def _region(number: int, file: Path, region: str):
    try:
        known = [found.name for found in regions(file.read_text("utf-8"))]
    except RegionError:
        return  # a finding of the listing
    if region not in known:
        cure = proposal(region, known, f"use one of {', '.join(known) or 'no region'}")
        yield number, f"{file.name} has no region '{region}'", cure


def _links(guide: Guide, page: Page, skills: set[str]):
    docs = guide.root / "docs"
    for number, target in page.links:
        parts = urlsplit(target)
        if parts.scheme not in ("", "https", "http", "mailto"):
            yield number, f"'{target}' is no address", "write https://…, or a page of docs/"
        if parts.scheme or parts.netloc:
            continue
        folder = page.path.parent
        path = folder / unquote(parts.path) if parts.path else page.path
        shown = Path(posixpath.normpath(path.as_posix()))
        if figure := FIGURE.fullmatch(shown.as_posix().removeprefix(docs.as_posix())):
            if not (guide.root / "snippets" / f"{figure[1]}/output/{figure[2]}.svg").is_file():
                cure = "list it under figures of that listing, then make update"
                yield number, f"no listing draws '{target}'", cure
        elif not shown.exists() or not shown.is_relative_to(docs):
            near = [other.relative_to(docs).as_posix() for other in guide.pages]
            cure = proposal(Path(parts.path).name, near, "correct the link")
            yield number, f"the link '{target}' leads to no file of docs/", cure
        elif shown.is_relative_to(docs / "practice" / "bank"):
            what = f"the link '{target}' leads to a file that the site leaves out"
            yield number, what, "link to a page that asks its questions"
        elif shown.is_dir():
            yield number, f"the link '{target}' leads to a folder", "link to a page in it"
        elif parts.fragment and shown.suffix == ".md":
            known, has_coverage = _anchors(shown, shown.stat().st_mtime_ns)
            known |= skills if has_coverage else set()
            if parts.fragment not in known:
                cure = proposal(parts.fragment, known, "link to a heading that the page has")
                what = f"{shown.relative_to(docs)} has no anchor '#{parts.fragment}'"
                yield number, what, cure


@cache
def _anchors(path: Path, changed: int) -> tuple[frozenset[str], set[str]]:
    """The anchors of a page as it was at ``changed``, and whether skills are added to them."""
    page = parse(path)
    words = {word for _, word in page.directives}
    return frozenset(page.anchors), words & {"coverage", "coverage-older"}
