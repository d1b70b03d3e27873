"""Words that no English dictionary has and that are one slip away from one that it has."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..finding import Finding
from ..guide import Guide
from ..pages.markdown import parse
from . import vocabulary

WORD = re.compile(r"(?<![\w.@/-])[A-Za-z][a-z]{3,}(?![\w/@-]|\.\w)")
CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|https?://\S+|\{[^}]*\}|<[^>]*>|\$[^$]*\$")
HEAD = re.compile(r"^(?:title|description): ")
KEY = re.compile(r"^[ -]*\w+:")
NO_SENTENCE = re.compile(
    r"^[ -]*(?:\w+:|- *)?(?:[\w/.-]+|\[.*\])?$|^[ -]*(?:id|page|listing|kind): "
)
SELDOM = 2  # a word that the guide has more often is a term


def check(guide: Guide, path: Path) -> list[Finding]:
    """Misspelt words in the sentences of a page or of a file of the bank."""
    found = []
    for number, line in _lines(path):
        for word in WORD.findall(CODE.sub(" ", line)):
            right = _meant(guide, word.lower())
            if right:
                what = f"no dictionary has '{word}'"
                cure = f"write {right}, or add the word to tests/support/texts/english.yml"
                found.append(Finding(guide.relative(path), number, what, cure))
    return found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold sentences, without the code that stands in fences."""
    text = path.read_text("utf-8")
    numbered = list(enumerate(text.splitlines(), start=1))
    if path.suffix == ".md":
        yield from parse(path).prose
        yield from ((number, line) for number, line in numbered if HEAD.match(line))
    else:
        yield from ((n, KEY.sub("", line)) for n, line in numbered if not NO_SENTENCE.match(line))


def _meant(guide: Guide, word: str) -> str | None:
    """The word that was meant by one that no dictionary has."""
    if vocabulary.counted(guide)[word] > SELDOM or word in allowed():
        return None
    return _right(word)


@cache
def _right(word: str) -> str | None:
    dictionary = _dictionary()
    if word in dictionary:
        return None
    near = dictionary.known(dictionary.edit_distance_1(word))
    return max(near, key=dictionary.word_usage_frequency, default=None)


@cache
def _dictionary():
    from spellchecker import SpellChecker

    return SpellChecker(distance=1)


@cache
def allowed() -> frozenset[str]:
    """Words that are right, and in no dictionary."""
    return frozenset(data.load(Path(__file__).with_name("english.yml"))["words"])
