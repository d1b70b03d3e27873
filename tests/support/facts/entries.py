"""Tables and lists keep their entries, and steps their order: a change of it is deliberate."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from . import claims, passages, sentences

KINDS = {
    passages.ROW: "a row of a table",
    passages.ITEM: "an item of a list",
    passages.STEP: "a step of a list",
}
Held = list[tuple[str, ...]]  # digest and claim of each entry, in order
Now = list[tuple[tuple[str, ...], int]]  # the same, each with its line
NAMED = 5  # words of a lost entry that tell which one it was


def check(guide: Guide, path: Path) -> list[Finding]:
    """A page with fewer entries, or another order of steps, than it had when it was checked."""
    held = claims.register(guide).get(guide.relative(path), ())
    entries = sentences.sentences(path) if held else ()
    found = []
    for kind, name in KINDS.items():
        was = [row for row in held if kind in row]
        now = [((digest, *claim), line) for line, digest, claim in entries if kind in claim]
        rows = _gone(was, now, name) if len(now) < len(was) else []
        if kind == passages.STEP and not rows:
            rows = _moved(was, now)
        here = guide.relative(path)
        cure = f'put it back, or make update FILES="{here}" if it is right so'
        found += [Finding(here, line, what, cure) for line, what in rows]
    return found


def _gone(was: Held, now: Now, name: str) -> Iterator[tuple[int, str]]:
    """The first entry that is not there any more, told at the one that stood before it."""
    lines = {digest: line for (digest, *_), line in now}
    gone = Counter(row[0] for row in was) - Counter(row[0] for row, _ in now)
    place = next(place for place, row in enumerate(was) if row[0] in gone)
    before = [lines[row[0]] for row in was[:place] if row[0] in lines]
    words = " ".join(was[place][1:]).split()[:NAMED]
    what = f"{name} is gone that stood after this line: '{' '.join(words)} …'"
    yield before[-1] if before else 1, what


def _moved(was: Held, now: Now) -> Iterator[tuple[int, str]]:
    """The first two steps that have changed places."""
    lines = dict(now)
    kept = [row for row in was if row in lines and was.count(row) == 1]
    for before, after in pairwise(kept):
        if lines[before] > lines[after]:
            yield lines[after], "this step stood behind the one that follows it now"
            return
