"""A link leads to what its words say: the target has them, or the words around them."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..finding import Finding
from ..guide import Guide
from ..texts import page_words
from .markdown import Page

LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])+)\]\((?P<to>[^)\s#]+\.md)(?:#[\w.-]+)?\)"
)
AROUND = 160  # characters on either side that tell what a link is about
OWN, OTHERS = 2.0, 0.6  # what the link's words count, and those around it
FAR = 25  # pages that have more of these words than the target
NAMED, BETTER = 0.6, 0.35  # words shared with a page's name, and how many more than the target's


def check(guide: Guide, page: Page) -> list[Finding]:
    """Links to a page that has less to do with their words than many others have."""
    here = guide.relative(page.path)
    name = here.removeprefix("docs/").removesuffix(".md")
    found = []
    for number, line in page.prose:
        for text, around, target in _links(line, name):
            if target == name or not (guide.root / "docs" / f"{target}.md").is_file():
                continue
            what = _wrong(guide, name, text, around, target)
            if what and not _used(guide, text, target) and target not in _allowed("targets"):
                cure = "correct the address, or let the link say where it leads; if both are right,"
                cure += f" add '{name} -> {target}' to tests/support/pages/link_words.yml"
                if f"{name} -> {target}" not in _allowed("links"):
                    found.append(Finding(here, number, what, cure))
    return found


def _links(line: str, name: str) -> Iterator[tuple[str, str, str]]:
    """``(words, what stands around, page)`` of every link to a page in a line."""
    folder = posixpath.dirname(name)
    for link in LINK.finditer(line):
        before, after = line[: link.start()][-AROUND:], line[link.end() :][:AROUND]
        around = re.sub(r"\]?\([^)]*\.md[^)]*\)?", " ", f"{before} {after}")
        target = posixpath.normpath(posixpath.join(folder, link["to"]))
        yield link["text"], around, target.removesuffix(".md")


def _wrong(guide: Guide, name: str, text: str, around: str, target: str) -> str | None:
    own = page_words.words(text)
    if own and own <= page_words.of(guide, target).heads:
        return None
    weights = dict.fromkeys(page_words.words(around), OTHERS) | dict.fromkeys(own, OWN)
    far = page_words.rank(guide, weights, target, name)
    if far > FAR:
        return f"the link '{text}' leads to {target}, and {far} pages have more of its words"
    if other := _named(guide, name, own, target):
        return f"the link '{text}' leads to {target}, and is nearly the name of {other}"
    return None


def _named(guide: Guide, name: str, own: set[str], target: str) -> str | None:
    """Another page whose title or file name the words of a link nearly are."""
    if len(own) < 2:
        return None
    pages = page_words.index(guide)
    likeness = {other: _likeness(own, entry.names) for other, entry in pages.items()}
    best = max((other for other in pages if other != name), key=likeness.__getitem__)
    clear = likeness[best] >= max(NAMED, likeness[target] + BETTER)
    return best if clear and best != target else None


def _likeness(own: set[str], names: tuple[frozenset[str], ...]) -> float:
    return max(len(own & words) / len(own | words) for words in names)


def _used(guide: Guide, text: str, target: str) -> bool:
    """Whether another link of the guide leads to the page with the same words."""
    return _counted(guide)[(text.lower(), target)] > 1


@cache
def _counted(guide: Guide) -> Counter:
    """How often each link stands in the guide as it was when it was read."""
    counted: Counter[tuple[str, str]] = Counter()
    for path in guide.pages:
        name = path.relative_to(guide.root / "docs").with_suffix("").as_posix()
        for line in path.read_text("utf-8").splitlines():
            counted.update((text.lower(), target) for text, _, target in _links(line, name))
    return counted


@cache
def _allowed(kind: str) -> frozenset[str]:
    return frozenset(data.load(Path(__file__).with_name("link_words.yml"))[kind] or ())
