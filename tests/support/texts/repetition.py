"""Nothing is said twice in the guide: a page links to what another one says."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..finding import Finding
from ..guide import SHEETS, Guide
from ..pages.markdown import Page, parse

SHORTEST = 120  # letters; shorter paragraphs are phrases that any two pages may share
RUN = 3  # words that stand in the same order
# Words from which on a text is not said in the same order by chance, and the share of runs that do.
SENTENCE_LONG, SENTENCE_ALIKE = 14, 0.6
PARAGRAPH_LONG, PARAGRAPH_ALIKE = 25, 0.5
TARGET = re.compile(r"\]\([^)]*\)|https?://\S+")
SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
CURE = "say it once, and link to it"
Runs = frozenset[tuple[str, ...]]


def check(guide: Guide, page: Page) -> list[Finding]:
    """Paragraphs of ``page`` that stand twice, and long sentences that are another page's."""
    return _paragraphs(guide, page) or _sentences(guide, page)


def _paragraphs(guide: Guide, page: Page) -> list[Finding]:
    """Paragraphs that it has twice, or another page of the guide has as well."""
    here, found, seen = guide.relative(page.path), [], {}
    for line, text in _blocks(page.path, page.path.stat().st_mtime_ns):
        words = " ".join(_words(text))
        if len(words) < SHORTEST:
            continue
        others = [place for place in _whole(guide)[words] if place[0] != here]
        for path, number in [*seen.get(words, ()), *others][:1]:
            what = f"this paragraph stands at {path}:{number} as well"
            found.append(Finding(here, line, what, CURE))
        seen.setdefault(words, [(here, line)])
    return found


@cache
def _whole(guide: Guide) -> dict[str, list[tuple[str, int]]]:
    """The words of a paragraph -> where they stood when the guide was read."""
    found = defaultdict(list)
    for name, line, text in _every_block(guide):
        found[" ".join(_words(text))].append((name, line))
    return found


def _sentences(guide: Guide, page: Page) -> list[Finding]:
    """Sentences and paragraphs most of whose words stand in this order in one of another page.

    Cheat sheets are excerpts, so they may say what a page says.
    """
    if guide.is_sheet(page.path):
        return []
    here, found = guide.relative(page.path), {}
    long = list(_long(page))
    shared = _shared(guide, here, frozenset().union(*(runs for _, _, runs, _ in long)))
    for line, text, runs, alike in long:
        counted = Counter(place for run in runs for place in shared[run])
        place, times = max(counted.items(), key=lambda row: row[1], default=(None, 0))
        if times > alike * len(runs):
            start = " ".join(text.split()[:6])
            what = f"'{start} …' stands at {place[0]}:{place[1]}, nearly word for word"
            found.setdefault(line, Finding(here, line, what, CURE))
    return list(found.values())


def _long(page: Page) -> Iterator[tuple[int, str, Runs, float]]:
    """``(line, text, runs, share of them)`` of each long sentence and each longer paragraph."""
    for line, text in _blocks(page.path, page.path.stat().st_mtime_ns):
        parts = [(sentence, SENTENCE_LONG, SENTENCE_ALIKE) for sentence in SENTENCE.split(text)]
        for part, shortest, alike in [*parts, (text, PARAGRAPH_LONG, PARAGRAPH_ALIKE)]:
            if len(_words(TARGET.sub("]", part))) >= shortest:
                yield line, part, _runs(part), alike


def _shared(guide: Guide, here: str, wanted: Runs) -> dict[tuple[str, ...], set[tuple[str, int]]]:
    """Run of words -> the paragraphs of other pages that had it when the guide was read."""
    found = defaultdict(set)
    for name, line, words in _every_word(guide):
        if name != here:
            for run in zip(*(words[at:] for at in range(RUN)), strict=False):
                if run in wanted:
                    found[run].add((name, line))
    return found


@cache
def _every_word(guide: Guide) -> list[tuple[str, int, list[str]]]:
    """The words of every paragraph that is no excerpt on a cheat sheet."""
    blocks = (block for block in _every_block(guide) if not block[0].startswith(SHEETS))
    return [(name, line, _words(TARGET.sub("]", text))) for name, line, text in blocks]


def _every_block(guide: Guide) -> Iterator[tuple[str, int, str]]:
    for path in guide.pages:
        name = guide.relative(path)
        for line, text in _blocks(path, path.stat().st_mtime_ns):
            yield name, line, text


def _runs(text: str) -> Runs:
    words = _words(TARGET.sub("]", text))
    return frozenset(zip(*(words[at:] for at in range(RUN)), strict=False))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@cache
def _blocks(path: Path, changed: int) -> list[tuple[int, str]]:
    """First line and text of each paragraph of the page as it was at ``changed``."""
    found, block = [], []
    for number, line in [*parse(path).prose, (0, "")]:
        text = line.strip()
        if text and not text.startswith(("|", "#", "!!!", "===", "<!--", "![")):
            block.append((number, text))
        elif block:
            found.append((block[0][0], " ".join(text for _, text in block)))
            block = []
    return found
