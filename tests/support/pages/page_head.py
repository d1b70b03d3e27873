"""The front matter of a page: each key once, lists without repetition, words that say something."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from ..nearest import one_slip
from ..texts import addresses
from ..yaml_files.yaml_source import YamlError
from .markdown import Page, parse
from .markup import DOUBLED

BEGUN = datetime.date(2026, 10, 1)  # nothing in this guide was checked before it was begun
SHORTEST, LONGEST = 30, 230  # characters of a description; search engines cut longer ones
TEMPLATES = Path(__file__).resolve().parents[3] / "overrides"
PARTS = ("navigation", "toc", "tags", "feedback")  # what the theme can hide
LISTS = ("skills", "sources", "tags")
Row = tuple[int, str, str]


def check(guide: Guide, page: Page) -> list[Finding]:
    """What is doubled, empty of meaning or contradicts the page in its front matter."""
    try:
        data = page.front_matter
    except YamlError:
        return []  # a finding of its own
    rows = [*_keys(page), *_lists(page, data), *_words(guide, page, data), *_sources(guide, page)]
    rows += [
        *_hidden(page, data),
        *_checked(page, data),
        *_template(page, data),
        *_skill(guide, page, data),
    ]
    return [Finding(guide.relative(page.path), *row) for row in rows]


def _keys(page: Page) -> Iterator[Row]:
    seen = set()
    for number, line in enumerate(page.text.splitlines()[: page.body_line - 2], start=1):
        key = re.match(r"([\w-]+):", line)
        if key and key[1] in seen:
            yield number, f"the front matter has '{key[1]}' twice", "keep one of them"
        seen |= {key[1]} if key else set()


def _lists(page: Page, data: dict) -> Iterator[Row]:
    for key in LISTS:
        values = data.get(key)
        if values is not None and not isinstance(values, list):
            yield page.line_of_key(key), f"'{key}' is no list", f"write {key}: […]"
            continue
        for value, times in Counter(map(str, values or [])).items():
            if times > 1:
                yield page.line_of_key(key), f"'{value}' stands twice in {key}", "write it once"
    if data.get("skills") and not data.get("tags"):
        yield 1, "a page that teaches a skill has tags", "add tags: […], as similar pages have"


def _words(guide: Guide, page: Page, data: dict) -> Iterator[Row]:
    title, description = str(data.get("title")), str(data.get("description"))
    line = page.line_of_key("description")
    if data.get("description") and not SHORTEST <= len(description) <= LONGEST:
        what = f"the description has {len(description)} characters"
        yield line, what, f"write {SHORTEST} to {LONGEST}: what the page teaches"
    elif description.rstrip(".") == title.rstrip("."):
        yield line, "the description repeats the title", "say what the page teaches"
    for key in ("title", "description"):
        if found := DOUBLED.search(str(data.get(key))):
            yield page.line_of_key(key), f"'{found['word']}' stands twice", "write it once"
    heads = [heading for heading in page.headings if heading.level == 1]
    own = data.get("template") == "sheet.html" or page.path.name == "index.md"
    if heads and data.get("title") and not own and heads[0].text != title.replace("`", ""):
        what = f"the page is called '{heads[0].text}', its title '{title}'"
        yield heads[0].line, what, "write the same in both places"
    for other, path in _titles(guide):
        if other == title and path != page.path:
            yield 2, f"{guide.relative(path)} has this title too", "give each page its own"
    tags = _tags(guide)
    for tag in data.get("tags") or [] if isinstance(data.get("tags"), list) else []:
        line = page.line_of_key("tags")
        if tag != str(tag).lower():
            yield line, f"the tag '{tag}' has capital letters", f"write {str(tag).lower()}"
        elif tags[tag] <= 1:
            for known, times in tags.items():
                if times > 1 and one_slip(tag, known):
                    yield line, f"the tag '{tag}' stands only here", f"write {known}"


def _sources(guide: Guide, page: Page) -> Iterator[Row]:
    for source in page.front_matter.get("sources") or []:
        if str(source).startswith("https://"):  # else a finding of its own
            lines = page.text.splitlines()[: page.body_line]
            number = next((n for n, line in enumerate(lines, 1) if str(source) in line), 1)
            for what, cure in addresses.source(guide, str(source)):
                yield number, what, cure


def _checked(page: Page, data: dict) -> Iterator[Row]:
    checked = data.get("checked")
    if isinstance(checked, datetime.date) and checked < BEGUN:
        what = f"checked on {checked}, before the guide was begun"
        yield page.line_of_key("checked"), what, "write the day on which it was"


def _hidden(page: Page, data: dict) -> Iterator[Row]:
    for part in data.get("hide") or ():
        if part not in PARTS:
            yield page.line_of_key("hide"), f"there is no part '{part}'", f"use {', '.join(PARTS)}"


def _template(page: Page, data: dict) -> Iterator[Row]:
    name = data.get("template")
    if name and not (TEMPLATES / str(name)).is_file():
        known = ", ".join(sorted(path.name for path in TEMPLATES.glob("*.html")))
        yield page.line_of_key("template"), f"there is no template '{name}'", f"use {known}"


def _skill(guide: Guide, page: Page, data: dict) -> Iterator[Row]:
    """The first skill is the one that the page is about, so a question of the page asks for it."""
    asked = _asked(guide).get(guide.relative(page.path).removeprefix("docs/").removesuffix(".md"))
    skills = data.get("skills")
    first = skills[0] if isinstance(skills, list) and skills else None
    elsewhere = any(first in others for others in _asked(guide).values())
    if asked and elsewhere and first not in asked:  # an unknown skill is a finding of its own
        what = f"no question of this page asks for its first skill, {first}"
        yield page.line_of_key("skills"), what, "put the skill first that the page is about"


@cache
def _asked(guide: Guide) -> dict[str, set[str]]:
    """Page -> the skills that its questions ask for."""
    found: dict[str, set[str]] = {}
    for path in sorted((guide.root / "docs" / "practice" / "bank").glob("*.yml")):
        for entry in re.split(r"^- (?=id:)", path.read_text("utf-8"), flags=re.MULTILINE):
            head = entry.partition("\n  stem:")[0]
            page = re.search(r"^  page: (\S+)", head, re.MULTILINE)
            skills = re.search(r"^  skills:(?P<list>(?:.|\n +- )*)", head, re.MULTILINE)
            if page and skills:
                found.setdefault(page[1], set()).update(re.findall(r"[\w-]{6,}", skills["list"]))
    return found


@cache
def _titles(guide: Guide) -> list[tuple[str, Path]]:
    """The title of every page as it was when the guide was read."""
    return [(str(data.get("title")), path) for path, data in _heads(guide)]


@cache
def _tags(guide: Guide) -> Counter:
    return Counter(str(tag) for _, data in _heads(guide) for tag in data.get("tags") or [])


@cache
def _heads(guide: Guide) -> list[tuple[Path, dict]]:
    found = []
    for path in guide.pages:
        try:
            found.append((path, parse(path).front_matter))
        except YamlError:
            continue  # a finding of that page
    return found
