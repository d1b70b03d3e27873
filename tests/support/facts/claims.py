"""What sentences claim stays as it was when it was checked.

``tests/data/claims`` keeps what each sentence claims (see ``sentences.py``), so that another name,
number, term, negation, or target of a link takes a second, deliberate entry.
"""

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from .passages import Claim
from .sentences import sentences

REGISTER = "tests/data/claims"  # a file for each folder of docs
Rows = tuple[tuple[str, ...], ...]  # of a file: the digest of a sentence and its claim
HEAD = """\
# What each sentence of pages and questions claims: a digest of its other words, then its names,
# numbers, dates, terms and turning words (tests/support/facts/sentences.py). Written by
# make update FILES="docs/…".

"""


def check(guide: Guide, path: Path) -> list[Finding]:
    """Sentences of a page or a file of the bank that claim something else than they did."""
    here = guide.relative(path)
    held, now = defaultdict(list), defaultdict(list)
    for digest, *claim in register(guide).get(here, ()):
        held[digest].append(tuple(claim))
    for line, digest, claim in sentences(path) if held else ():
        now[digest].append((line, claim))
    found = []
    for digest, said in now.items():
        lost = Counter(held[digest]) - Counter(claim for _, claim in said)
        for line, claim in said if lost else ():
            if claim not in held[digest]:
                found.append(Finding(here, line, *_change(here, claim, lost)))
    return found


def register(guide: Guide) -> dict[str, Rows]:
    """File -> its rows, in order; empty in a guide that keeps no claims."""
    held = {}
    for path in sorted((guide.root / REGISTER).glob("*.txt")):
        held |= _read(path, path.stat().st_mtime_ns)
    return held


@cache
def _read(path: Path, changed: int) -> dict[str, Rows]:
    blocks = path.read_text("utf-8").removeprefix(HEAD).strip().split("\n\n")
    return {
        name: tuple(tuple(row.split(" ")) for row in rows)
        for name, *rows in map(str.splitlines, filter(None, blocks))
    }


def record(guide: Guide, files: list[Path], paths: list[Path]) -> list[str]:
    """Keep what the sentences of ``paths`` claim now; return the files whose claims are news.

    Args:
        files: every file that has claims; those of files that are gone are dropped.
        paths: of those, the ones that somebody answers for; others keep what they claimed.
    """
    before, now, folders = register(guide), {}, defaultdict(list)
    for path in sorted(files):
        name = guide.relative(path)
        folders[(path.parent.relative_to(guide.root / "docs").parts or ("docs",))[0]].append(name)
        kept = name in before and path not in paths
        now[name] = (
            before[name]
            if kept
            else tuple((digest, *claim) for _, digest, claim in sentences(path))
        )
    for folder, names in folders.items():
        text = "\n\n".join("\n".join([name, *map(" ".join, now[name])]) for name in names)
        (guide.root / REGISTER / f"{folder}.txt").write_text(f"{HEAD}{text}\n", "utf-8")
    for old in (guide.root / REGISTER).glob("*.txt"):
        if old.stem not in folders:
            old.unlink()
    return [name for name, rows in now.items() if before.get(name) != rows]


def _change(here: str, claim: Claim, lost: Counter) -> tuple[str, str]:
    before = max(lost, key=lambda other: len(set(other) & set(claim)))
    new = " ".join((Counter(claim) - Counter(before)).elements())
    old = " ".join((Counter(before) - Counter(claim)).elements())
    if not new and not old:  # they changed places
        places = [pair for pair in zip(claim, before, strict=True) if pair[0] != pair[1]]
        new, old = (" … ".join(side) for side in zip(*places, strict=True))
    new, old = (f"'{side}'" if side else "nothing" for side in (new, old))
    what = f"the sentence says {new} where it said {old} when it was checked"
    return what, f'write {old}, or show the source and make update FILES="{here}"'
