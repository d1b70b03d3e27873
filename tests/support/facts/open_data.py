"""Open data and navigation: known keys and words, dates, addresses, and pages that exist, once."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from ..finding import Finding
from ..guide import Guide
from ..nearest import one_slip, proposal
from ..pages.markup import LANGUAGE
from ..texts import addresses, vocabulary
from . import dates

PLAIN = re.compile(r"http://(?!azureml/|127\.|localhost)")
OUTLINE = "dp100-2025"
PRODUCED = ("emulator.yml", "toolchain.yml")  # by make update, which a test compares
FEW = 2  # a key or a word of a list that stands so seldom, and nearly as another one, is a slip


def check(guide: Guide, path: Path) -> list[Finding]:
    """Everything that can be said of one file of open data without knowing its subject."""
    text, here = path.read_text("utf-8"), guide.relative(path)
    found = [
        *vocabulary.check(guide, path, text),
        *addresses.check(guide, path, text),
        *dates.check(guide, path, text),
    ]
    for number, line in enumerate(text.splitlines(), start=1):
        for what, cure in _line(line):
            found.append(Finding(here, number, what, cure))
    rows = () if path.name in PRODUCED else _keys(text)
    return found + [Finding(here, *row) for row in rows]


def _line(line: str) -> Iterator[tuple[str, str]]:
    if LANGUAGE.search(line):
        yield "the address names a language", "leave the language out"
    if "docs.microsoft.com" in line:
        yield "docs.microsoft.com is an old address", "use learn.microsoft.com"
    if PLAIN.search(line):
        yield "the address is not encrypted", "write https://"
    if re.search(r"\b(TODO|FIXME|XXX|TBD)\b", line):
        yield "something is left to do", "write what belongs here"
    if re.match(r"\s*(?:- )?\w+: '?20\d\d-\d{1,2}-\d{1,2}'?\s*$", line) and not dates.ISO.search(
        line
    ):
        yield "the date has not the form year-month-day", "write two digits each"


def _keys(text: str) -> Iterator[tuple[int, str, str]]:
    """Keys that stand seldom and are nearly one that stands often; keys that stand twice."""
    counted: Counter[str] = Counter(re.findall(r"(?:^|[{,])\s*(?:- )?([a-z]\w*):", text, re.M))
    often = [key for key, times in counted.items() if times > FEW]
    for number, line in enumerate(text.splitlines(), start=1):
        for key in re.findall(r"(?:^|[{,])\s*(?:- )?([a-z]\w*):", line):
            near = [k for k in often if one_slip(key, k) and f"{k}s" != key]
            if counted[key] <= FEW and near:
                yield number, f"the key '{key}' stands only here", f"write {near[0]}"


def navigation(guide: Guide) -> list[Finding]:
    """Pages that the navigation lacks, names twice or in vain; domains with another title."""
    path = guide.root / "mkdocs.yml"
    text = path.read_text("utf-8")
    tree = yaml.load(text, Loader=_Lenient)
    named = list(_pages(tree["nav"]))
    docs = guide.root / "docs"
    rows = []
    for name, times in Counter(named).items():
        if times > 1:
            rows.append((name, f"the navigation has {name} twice", "keep one entry"))
        if not (docs / name).is_file():
            known = [p.relative_to(docs).as_posix() for p in (*guide.pages, *guide.notebooks)]
            rows.append((name, f"there is no page {name}", proposal(name, known, "correct it")))
    for page in (*guide.pages, *guide.notebooks):
        name = page.relative_to(docs).as_posix()
        if name not in named:
            rows.append(("nav:", f"the navigation lacks {name}", "add it where its skill stands"))
    rows += _redirects(docs, tree)
    rows += _outline(guide, tree["nav"])
    return [Finding("mkdocs.yml", _at(text, where), what, cure) for where, what, cure in rows]


def _redirects(docs: Path, tree: dict) -> Iterator[tuple[str, str, str]]:
    plugins = [p for p in tree["plugins"] if isinstance(p, dict) and "redirects" in p]
    for old, new in plugins[0]["redirects"]["redirect_maps"].items() if plugins else ():
        if (docs / old).is_file():
            yield old, f"{old} exists, and is redirected", "redirect only pages that are gone"
        if not (docs / new.partition("#")[0]).is_file():
            yield old, f"{old} is redirected to {new}, which is no page", "name a page"


def _outline(guide: Guide, nav: list) -> Iterator[tuple[str, str, str]]:
    """Domains and groups have the titles of the outline, in its order."""
    data = yaml.safe_load((guide.root / "docs/open-data/syllabus.yml").read_text("utf-8"))
    outline = next(entry for entry in data["outlines"] if entry["id"] == OUTLINE)
    titles = [next(iter(entry)) for entry in nav if isinstance(entry, dict)]
    wanted = [domain["title"] for domain in outline["domains"]]
    if [title for title in titles if title in wanted] != wanted:
        yield "nav:", "the domains are not those of the outline", f"write {', '.join(wanted)}"


def _pages(nav) -> Iterator[str]:
    for entry in nav if isinstance(nav, list) else [nav]:
        if isinstance(entry, dict):
            for value in entry.values():
                yield from _pages(value)
        elif isinstance(entry, str):
            yield entry


def _at(text: str, where: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if where in line), 1)


def glossary(guide: Guide) -> list[Finding]:
    """Abbreviations whose meaning does not have their letters in order."""
    path = guide.root / "docs" / "open-data" / "glossary.yml"
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        row = re.search(r'term: (?P<term>[A-Z]{2,}), meaning: "(?P<meaning>[^:"]*)', line)
        letters = iter(row["meaning"].upper()) if row else iter("")
        if row and not all(letter in letters for letter in row["term"]):
            what = f"{row['term']} does not stand for '{row['meaning']}'"
            found.append(Finding(guide.relative(path), number, what, "write out its letters"))
    return found


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags name Python objects."""


_Lenient.add_multi_constructor("!", lambda loader, suffix, node: None)
_Lenient.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
