"""Slips of the hand: a word that stands once in the guide, and is nearly one that stands often."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from ..finding import Finding
from ..guide import Guide

WORD = re.compile(r"[A-Za-z_][A-Za-z_]+")
SHORTEST = 6  # letters; short words are too often one slip away from another word
OFTEN = 3
TWO_WORDS = {"colour", "dialogue", "programme"}  # "color" and "dialog" stand often in code only
WORDS = {"compete", "encodes", "stated", "traced"}  # words of their own, a letter short of another
SUFFIXES = (".md", ".py", ".sh", ".yml", ".yaml", ".txt", ".json", ".ipynb")


def check(guide: Guide, path, text: str) -> list[Finding]:
    """Words of a page that are no word of the guide but for one slip.

    Args:
        text: the page as it is on disk.
    """
    times = counted(guide)
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if "misspelt" in line:
            continue
        line = re.sub(r"https?://\S+", "", line)
        for word in set(WORD.findall(line)):
            if len(word) >= SHORTEST and times[word.lower()] == 1:
                right = _meant(word, times) or _spelt(word, times) or _whole(guide, word)
                if right:
                    what = f"'{word}' stands only here, and '{right}' often"
                    found.append(Finding(guide.relative(path), number, what, f"write {right}"))
    return found


def _meant(word: str, times: Counter) -> str | None:
    """A word that stands often and differs by two letters swapped, or by one that is doubled."""
    for index in range(1, len(word)):
        shorter = word[:index] + word[index + 1 :]
        doubled = word[index] == word[index - 1]
        if doubled and len(shorter) > SHORTEST and times[shorter.lower()] >= OFTEN:
            return shorter
    for index in range(len(word) - 1):
        pair = word[index : index + 2]
        if pair[0] != pair[1]:
            other = word[:index] + pair[::-1] + word[index + 2 :]
            if times[other.lower()] >= OFTEN:
                return other
    return None


def _whole(guide: Guide, word: str) -> str | None:
    """A word that stands often and has one letter more, inside."""
    return _shortened(guide).get(word) if word.islower() and word not in WORDS else None


@cache
def _shortened(guide: Guide) -> dict[str, str]:
    """Every word that stands often, without one of its letters -> the word."""
    often = (w for w, n in counted(guide).items() if n > OFTEN and len(w) > SHORTEST)
    plain = [word for word in often if word.isalpha()]
    return {word[:at] + word[at + 1 :]: word for word in plain for at in range(1, len(word) - 1)}


def _spelt(word: str, times: Counter) -> str | None:
    """The British or American spelling of the word, where the guide writes that one."""
    other = _variants().get(word.lower())
    return other if other and times[other] >= OFTEN else None


@cache
def _variants() -> dict[str, str]:
    """British word -> the American one, and the other way round."""
    import codespell_lib

    folder = Path(codespell_lib.__file__).with_name("data")
    text = folder.joinpath("dictionary_en-GB_to_en-US.txt").read_text("utf-8")
    pairs = [tuple(line.split("->")) for line in text.splitlines() if "," not in line]
    pairs = [pair for pair in pairs if not TWO_WORDS.intersection(pair)]
    return dict(pairs) | {american: british for british, american in pairs}


@cache
def counted(guide: Guide) -> Counter:
    """How often each word stands in the guide as it was when the guide was read."""
    found: Counter[str] = Counter()
    for text in texts(guide):
        found.update(word.lower() for word in WORD.findall(text))
    return found


@cache
def texts(guide: Guide) -> tuple[str, ...]:
    """Every text of the guide as it was when the guide was read."""
    folders = (guide.root / "docs", guide.root / "snippets")
    paths = [path for folder in folders for path in sorted(folder.rglob("*"))]
    return tuple(p.read_text("utf-8") for p in paths if p.suffix in SUFFIXES and p.is_file())


@cache
def documents(guide: Guide) -> tuple[str, ...]:
    """Every page and every YAML file of ``docs/`` as it was when the guide was read."""
    paths = sorted((guide.root / "docs").rglob("*"))
    return tuple(p.read_text("utf-8") for p in paths if p.suffix in (".md", ".yml"))
