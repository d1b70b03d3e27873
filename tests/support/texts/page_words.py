"""Which page a text speaks of: the words that it shares with each, rare ones counting most."""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from ..guide import Guide

WORD = re.compile(r"[a-z0-9]{2,}")
TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)
HEADS = re.compile(r"^(?:title|description): (.+)$|^#+ (.+)$", re.MULTILINE)
ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ers", "er", "es", "ed", "s")
ENDINGS += ("y", "e")
SHORTEST = 3  # letters that are left of a word
IN_HEADS = 2.0  # how much more a word counts that stands in a heading
# Words of a link or a question that name no topic.
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "all an and are as at be by each every for from guide how in into is it its not of on one "
        "or page see that the them then there these they this those to what when where which who "
        "why with you your",
    )
)


@dataclass(frozen=True)
class PageWords:
    """The words of one page.

    Attributes:
        names: those of its title, and those of its file name.
        heads: those of its title, description, headings and path.
        words: all.
    """

    names: tuple[frozenset[str], frozenset[str]]
    heads: frozenset[str]
    words: frozenset[str]


def words(text: str) -> set[str]:
    """The words of a text without their endings; those that name no topic are left out."""
    return {_stem(word) for word in set(WORD.findall(text.lower())) - EMPTY}


def rank(guide: Guide, weights: dict[str, float], page: str, besides: str = "") -> int:
    """How many pages have more of the words than ``page`` has.

    Args:
        weights: word -> how much it counts.
        page: without ``docs/`` and suffix, as in ``jobs/command-job``.
        besides: a page that does not count.
    """
    pages = index(guide)
    shared = {name: entry.words & weights.keys() for name, entry in pages.items()}
    counted = Counter(word for found in shared.values() for word in found)
    tells = {word: weights[word] * math.log(len(shared) / n) for word, n in counted.items()}
    scores = {
        name: sum(tells[word] for word in found)
        + (IN_HEADS - 1) * sum(tells[word] for word in found & pages[name].heads)
        for name, found in shared.items()
    }
    return sum(score > scores[page] for name, score in scores.items() if name != besides)


def share(guide: Guide, word: str) -> float:
    """The share of the pages that have a word."""
    return sum(word in entry.words for entry in index(guide).values()) / len(index(guide))


@cache
def index(guide: Guide) -> dict[str, PageWords]:
    """Every page without ``docs/`` and suffix -> its words."""
    return {name: of(guide, name) for name in _pages(guide)}


@cache
def of(guide: Guide, page: str) -> PageWords:
    """The words of a page, as it was when it was first asked for."""
    text = (guide.root / "docs" / f"{page}.md").read_text("utf-8")
    title = TITLE.search(text)
    titled = frozenset(words(title[1])) if title else frozenset()
    heads = " ".join(" ".join(groups) for groups in HEADS.findall(text))
    return PageWords(
        names=(titled, frozenset(words(page.rpartition("/")[2]))),
        heads=frozenset(words(f"{heads} {page}")),
        words=frozenset(words(text)),
    )


@cache
def _pages(guide: Guide) -> tuple[str, ...]:
    docs = guide.root / "docs"
    return tuple(path.relative_to(docs).with_suffix("").as_posix() for path in guide.pages)


@cache
def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word
