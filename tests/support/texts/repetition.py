"""No paragraph stands twice in the guide: a page links to what another one says."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from ..pages.markdown import Page, parse

SHORTEST = 120  # letters; shorter ones are phrases that any two pages may share


def check(guide: Guide, page: Page) -> list[Finding]:
    """Paragraphs of ``page`` that it or an earlier page of the guide has as well."""
    here = guide.relative(page.path)
    places = defaultdict(list)
    for path in guide.pages:
        for line, words in _paragraphs(path, path.stat().st_mtime_ns):
            places[words].append((guide.relative(path), line))
    found = []
    for stands in places.values():
        first, *again = stands
        for path, line in again:
            if path == here:
                what = f"this paragraph stands at {first[0]}:{first[1]} as well"
                found.append(Finding(here, line, what, "say it once, and link to it"))
    return found


@cache
def _paragraphs(path: Path, changed: int) -> list[tuple[int, str]]:
    """First line and words of each long paragraph of the page as it was at ``changed``."""
    found, block = [], []
    for number, line in [*parse(path).prose, (0, "")]:
        text = line.strip()
        if text and not text.startswith(("|", "#", "!!!", "===", "<!--", "![")):
            block.append((number, text))
        elif block:
            words = re.sub(r"\W+", " ", " ".join(text for _, text in block)).lower().strip()
            if len(words) >= SHORTEST:
                found.append((block[0][0], words))
            block = []
    return found
