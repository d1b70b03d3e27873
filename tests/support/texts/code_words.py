"""Slips of the hand in code: a word that stands once in the guide, and is nearly a frequent one."""

import keyword
import re
from pathlib import Path

from ..guide import Guide
from .vocabulary import WORD, counted

SHORTEST = 4  # letters; code is full of short words, but no two of them are one swap apart
LONG = 6  # letters of a word in which one may be missing
OFTEN, VERY_OFTEN = 3, 10
SUFFIXES = (".py", ".sh", ".yml", ".yaml", ".json")
TWO_WORDS = {"center"}  # matplotlib writes it, and prose writes "centre"
Row = tuple[int, str, str]


def check(guide: Guide, path: Path) -> list[Row]:
    """``(line, what, cure)`` for every word of a file that is another word but for one slip."""
    if path.suffix not in SUFFIXES:
        return []
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        for word in dict.fromkeys(WORD.findall(line)):
            right = _meant(guide, word)
            if right:
                what = f"'{word}' stands only here, and '{right}' often"
                found.append((number, what, f"write {right}, or use the word a second time"))
    return found


def _meant(guide: Guide, word: str) -> str | None:
    times = counted(guide)
    small = word.lower()
    if len(word) < SHORTEST or times[small] != 1 or keyword.iskeyword(word):
        return None
    if small in TWO_WORDS:
        return None
    likely = [(other, OFTEN) for other in _swapped(small)]
    likely += [(other, VERY_OFTEN) for other in _one_more_or_less(guide, small)]
    return next((other for other, often in likely if times[other] >= often), None)


def _swapped(word: str):
    """The word with two neighbouring letters exchanged."""
    for index in range(len(word) - 1):
        yield word[:index] + word[index + 1] + word[index] + word[index + 2 :]


def _one_more_or_less(guide: Guide, word: str):
    """Words with one inner letter less or more; a last one makes another word, such as a plural."""
    if len(word) < LONG:
        return
    for index in range(1, len(word) - 1):
        if word[index] != "_":
            yield word[:index] + word[index + 1 :]
    pattern = re.compile("|".join(f"{word[:i]}[a-z]{word[i:]}" for i in range(1, len(word))))
    near = (other for other in counted(guide) if len(other) == len(word) + 1)
    yield from (other for other in near if pattern.fullmatch(other))
