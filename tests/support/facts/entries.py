"""Tables and lists keep their entries, and steps their order: a change of it is deliberate."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from . import claims, sentences

KINDS = {
    sentences.ROW: "a row of a table",
    sentences.ITEM: "an item of a list",
    sentences.STEP: "a step of a list",
}
Held = list[tuple[str, list[str]]]  # digest and claim of each entry, in order
Now = list[tuple[str, int]]  # digest and line of each entry, in order
NAMED = 5  # words of a lost entry that tell which one it was


def check(guide: Guide, path: Path) -> list[Finding]:
    """A page with fewer entries, or another order of steps, than it had when it was checked."""
    held = claims.register(guide).get(guide.relative(path), ())
    entries = list(sentences.sentences(path)) if held else []
    found = []
    for kind, name in KINDS.items():
        was = [(digest, claim) for digest, *claim in held if kind in claim]
        now = [(digest, line) for line, digest, claim in entries if kind in claim]
        rows = _gone(was, now, name) if len(now) < len(was) else []
        if kind == sentences.STEP and not rows:
            rows = _moved(was, now)
        here = guide.relative(path)
        cure = f'put it back, or make update FILES="{here}" if it is right so'
        found += [Finding(here, line, what, cure) for line, what in rows]
    return found


def _gone(was: Held, now: Now, name: str) -> Iterator[tuple[int, str]]:
    """The first entry that is not there any more, told at the one that stood before it."""
    lines = dict(now)
    gone = Counter(digest for digest, _ in was) - Counter(digest for digest, _ in now)
    place = next(place for place, (digest, _) in enumerate(was) if digest in gone)
    before = [lines[digest] for digest, _ in was[:place] if digest in lines]
    words = " ".join(was[place][1]).split()[:NAMED]
    what = f"{name} is gone that stood after this line: '{' '.join(words)} …'"
    yield before[-1] if before else 1, what


def _moved(was: Held, now: Now) -> Iterator[tuple[int, str]]:
    """The first two steps that have changed places."""
    lines, times = dict(now), Counter(digest for digest, _ in [*was, *now])
    kept = [digest for digest, _ in was if digest in lines and times[digest] == 2]
    for before, after in pairwise(kept):
        if lines[before] > lines[after]:
            yield lines[after], "this step stood behind the one that follows it now"
            return
