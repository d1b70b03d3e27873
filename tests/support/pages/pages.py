"""What a page must hold: front matter, anatomy, names, and nothing left over."""

import datetime
import re
from functools import cached_property

import yaml

from guide.directive import WORDS

from ..finding import Finding
from ..guide import Guide
from ..names import expressions, names, paragraphs, product_names, v1_names
from ..nearest import one_slip, proposal
from ..python import mlflow_support
from ..yaml_files import vm_figures, vm_sizes
from ..yaml_files.yaml_source import YamlError
from . import page_shape
from .markdown import CODE_SPAN, Page

FRONT_MATTER = {"title": str, "description": str, "checked": datetime.date, "sources": list}
GENERATED = ("tags.md",)  # pages that a plugin fills; they state no facts
SECTIONS = ("If it goes wrong", "Check yourself", "Sources")
MOST_TIPS = 3
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|\*[^*]*\*")


class PageRules:
    """The rules for pages of one guide, with the data that they look things up in."""

    def __init__(self, guide: Guide, today: datetime.date):
        self._guide = guide
        self.today = today

    @cached_property
    def skills(self) -> set[str]:
        """All skill ids of the syllabus."""
        return self._guide.skills()

    @cached_property
    def retired_names(self) -> dict[str, str]:
        """Old product name -> the name it has now."""
        data = self._data("retirements.yml") or {"retirements": []}
        names = {}
        for row in data["retirements"]:
            if row.get("kind") == "name":
                for name in re.split(r", then |\s*\(|\)", row["what"]):
                    names |= {name: row["replaced_by"]} if name else {}
        return names

    def _data(self, name: str):
        path = self._guide.root / "docs" / "open-data" / name
        return yaml.safe_load(path.read_text("utf-8")) if path.is_file() else None

    def check(self, page: Page) -> list[Finding]:
        """Everything about the page that its own text shows."""
        here = self._guide.relative(page.path)
        rows = [
            *self._front_matter(page),
            *_headings(page),
            *self._anatomy(page),
        ]
        return [Finding(here, *row) for row in rows] + self.text(page)

    def text(self, page: Page) -> list[Finding]:
        """What holds for every text: leftovers, old names, and names that do not exist."""
        here = self._guide.relative(page.path)
        return [Finding(here, *row) for row in (*_words(page), *self._names(page))]

    def _front_matter(self, page: Page):
        try:
            data = page.front_matter
        except YamlError as error:
            yield error.line, f"front matter: {error}", "begin the page with title, description…"
            return
        generated = page.path.name in GENERATED
        for key, kind in FRONT_MATTER.items():
            if generated and key in ("checked", "sources"):
                continue
            if not isinstance(data.get(key), kind) or not data[key]:
                slip = next((k for k in data if k not in FRONT_MATTER and one_slip(k, key)), None)
                what = f"the front matter has no '{key}' of type {kind.__name__}"
                cure = f"write '{key}:' instead of '{slip}:'" if slip else f"add '{key}:'"
                yield page.line_of_key(slip or key), what, cure
        checked = data.get("checked")
        if isinstance(checked, datetime.date) and checked > self.today:
            line = page.line_of_key("checked")
            yield line, f"checked on {checked}, which is in the future", "write the day it was"
        for source in data.get("sources") or []:
            if not str(source).startswith("https://"):
                line = page.line_of_key("sources")
                yield line, f"the source '{source}' is no https address", "correct it"
        for skill in data.get("skills") or []:
            if skill not in self.skills:
                cure = proposal(skill, self.skills, "use an id of docs/open-data/syllabus.yml")
                yield page.line_of_key("skills"), f"unknown skill '{skill}'", cure

    def _anatomy(self, page: Page):
        """Sections and directives of the page of a task."""
        name = self._guide.relative(page.path).removeprefix("docs/").removesuffix(".md")
        listing = self._guide.listings.get(name)
        if listing is None:
            yield from page_shape.asked(page)
            return
        titles = [heading.text for heading in page.headings]
        wanted = list(SECTIONS)
        if {"create", "submit", "deploy"} & _steps(listing):
            wanted.insert(1, "Cost")
        for section in wanted:
            if not any(title.startswith(section) for title in titles):
                yield 1, f"a task page needs a section '{section}'", f"add '## {section}'"
        words = [word for _, word in page.directives]
        for word in ("needs", "questions"):
            if word not in words:
                yield 1, f"a task page needs <!-- guide:{word} -->", "add it on a line of its own"
        if not (page.front_matter.get("skills") if page.body_line > 1 else True):
            yield 1, "a task page names the skills that it teaches", "add 'skills:'"

    def _names(self, page: Page):
        head = page.text.splitlines()[: page.body_line]
        told = [(n, line) for n, line in enumerate(head, 1) if re.match("title|description", line)]
        past = self._guide.relative(page.path).startswith(v1_names.PAGES)
        for part in paragraphs.of(page):
            old = v1_names.told(part) or (past and names.denied(part.text))
            for at, name, cure in names.wrong(part.text, old=old):
                yield part.line_of(at), f"there is no '{name}'", cure
        for number, line in [*told, *page.prose]:
            text = QUOTED.sub("", CODE_SPAN.sub("", line))
            for old, new in self.retired_names.items():
                if re.search(rf"\b{re.escape(old)}\b", text) and new not in text:
                    yield number, f"'{old}' is called {new} now", f"write {new}"
            if not names.denied(line):
                for what, cure in mlflow_support.in_text(line):
                    yield number, what, cure
            for rule in (vm_sizes, vm_figures, product_names, expressions):
                for what, cure in rule.wrong(line):
                    yield number, what, cure


def _steps(listing) -> set[str]:
    named = {region.name for regions in listing.regions.values() for region in regions}
    return named | set(listing.yaml_steps)


def _headings(page: Page):
    """One title, and no level left out."""
    titles = [heading for heading in page.headings if heading.level == 1]
    if page.path.name not in GENERATED and len(titles) != 1:
        line = titles[1].line if titles else page.body_line
        yield line, f"the page has {len(titles)} titles (# …)", "give it exactly one"
    before = 0
    for heading in page.headings:
        if heading.level > before + 1 and before:
            what = f"'{heading.text}' skips a level: {before} is followed by {heading.level}"
            yield heading.line, what, f"use {'#' * (before + 1)}"
        before = heading.level


def _words(page: Page):
    """Tips, directives, leftovers of the scaffold, old addresses."""
    for line in page.exam_tips[MOST_TIPS:]:
        yield line, f"more than {MOST_TIPS} exam tips on one page", "keep the best ones"
    for number, word in page.directives:
        if word not in WORDS:
            cure = proposal(word, WORDS, f"use one of {', '.join(WORDS)}")
            yield number, f"there is no directive 'guide:{word}'", cure
    for number, line in enumerate(page.text.splitlines(), start=1):
        if re.search(r"\bTODO\b", line):
            yield number, "a TODO is left from the scaffold", "write what belongs here"
        if "docs.microsoft.com" in line:
            yield number, "docs.microsoft.com is an old address", "use learn.microsoft.com"
