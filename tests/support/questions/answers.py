"""The answer key, kept apart from the bank: an answer is changed in both, or by mistake."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import yaml

from guide import data

from ..finding import Finding
from ..guide import Guide
from ..texts import page_words
from ..yaml_files.yaml_source import YamlSource
from . import evidence

KEY = "tests/data/answers.yml"
HEAD = """\
# The right answers, id -> texts, as they were when they were held against their sources.
# Words may be put otherwise in the bank; another answer, name, number or order is a finding.
# Written by make update FILES="docs/practice/bank/…".
"""
WORD = re.compile(r"\w+(?:-\w+)*")
NUMBERED = re.compile(r"[\w.,-]*\d[\w.,-]*")  # 4, 1,000, text-embedding-3-small
# A text with one of these says the opposite of the one without.
DENIES = re.compile(
    r"\b(?:no|not|never|none|neither|nor|nothing|nobody|without|cannot)\b|n't", re.I
)
CURE = f"hold the answer against its source; if it is right, write it into {KEY} as well"
Row = tuple[tuple, str, str]


def check(guide: Guide, entry: dict) -> Iterator[Row]:
    """Findings ``(key, what, cure)`` about one question; a new one has no line in the key yet."""
    kept = key(guide).get(entry["id"], [])
    if kept:
        for place, what in _differences(entry, kept):
            yield place, what, CURE
            return


def _differences(entry: dict, kept: list[str]) -> Iterator[tuple[tuple, str]]:
    choices = entry["choices"]
    right = [choice["text"] for choice in choices if choice["right"]]
    if len(right) != len(kept):
        yield ("choices",), f"{len(right)} choices are right, and the answer key has {len(kept)}"
        return
    meant = _matched(kept, choices)
    for text, number in zip(kept, meant, strict=True):
        if not choices[number]["right"]:
            yield ("choices", number), f"this is marked wrong, and the answer key says '{text}'"
            return
    if entry["kind"] == "order" and meant != sorted(meant):
        yield ("choices",), "the steps stand in another order than in the answer key"
    elif entry["kind"] == "fill":
        if _plain(right) != _plain(kept):
            what = f"the answer '{right[0]}' is not the one of the answer key, '{kept[0]}'"
            yield ("choices",), what
    elif given := _facts(right) ^ _facts(kept):
        names = ", ".join(sorted(map(str, given)))
        yield ("choices", meant[0]), f"the right answer and the answer key differ in {names}"
    else:
        for text, number in zip(kept, meant, strict=True):
            if what := _otherwise(text, choices[number]["text"]):
                yield ("choices", number), f"{what} the answer key, '{text}'"


def _otherwise(kept: str, text: str) -> str | None:
    """How a text says something else than the one that was kept."""
    before, now = _words(kept), _words(text)
    changed = before ^ now
    only = changed and all(DENIES.fullmatch(word) for word in changed)
    if only or bool(DENIES.search(kept)) != bool(DENIES.search(text)):
        return "this says the opposite of"
    for group in _opposites():
        gone, new = (before - now) & group, (now - before) & group
        if gone and new:
            return f"this has '{min(new)}' for '{min(gone)}' of"
    if (topics := page_words.words(kept)) and not topics & page_words.words(text):
        return "this shares no word with"
    return None


def _matched(kept: list[str], choices: list[dict]) -> list[int]:
    """The number of the choice that each text was: the same one, else the one most like it."""
    texts = [choice["text"] for choice in choices]
    found = {text: texts.index(text) for text in kept if text in texts}
    for text in kept:
        if text not in found:
            free = [number for number in range(len(texts)) if number not in found.values()]
            found[text] = _nearest(text, free, choices)
    return [found[text] for text in kept]


def _nearest(text: str, numbers: list[int], choices: list[dict]) -> int:
    """Of two that are as near, the one that is right."""
    return max(numbers, key=lambda n: (_likeness(text, choices[n]["text"]), choices[n]["right"]))


def _likeness(kept: str, text: str) -> float:
    """The share of the kept words that the text has; more words around them change nothing."""
    words = _words(kept)
    return len(words & _words(text)) / (len(words) or 1)


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def _plain(texts: list[str]) -> list[str]:
    return [text.strip("`\"' .") for text in texts]


def _facts(texts: list[str]) -> set:
    """The names and the numbers in texts, wherever they stand."""
    text = "\n".join(texts)
    numbers = (found.replace(",", "").strip(".-") for found in NUMBERED.findall(text))
    return {*evidence.in_code(text), *numbers}


@cache
def _opposites() -> list[frozenset[str]]:
    text = resources.files(__package__).joinpath("opposites.yml").read_text("utf-8")
    return [frozenset(group) for group in yaml.load(text, Loader=yaml.BaseLoader)["groups"]]


def key(guide: Guide) -> dict[str, list[str]]:
    """Id of a question -> the texts of its right choices; empty in a guide that keeps none."""
    path = guide.root / KEY
    return (data.load(path) or {}) if path.is_file() else {}


def check_key(guide: Guide, files: list[Path]) -> list[Finding]:
    """Lines of the key without a question; a new question gets its line by ``make update``.

    Raises:
        YamlError: a file of the bank does not parse.
    """
    asked = {entry["id"] for path in files for entry in YamlSource(path).data}
    what, cure = "the answer key has '{}', which no question is", "run make update"
    return [Finding(KEY, 1, what.format(name), cure) for name in sorted(key(guide).keys() - asked)]


def record(guide: Guide, files: list[Path], answered: list[Path]) -> list[str]:
    """Keep the right answers of the bank as they are now; return the ids that have others.

    Args:
        files: every file of the bank; the answers of questions that are gone are dropped.
        answered: of those, the ones that somebody answers for; others keep their lines.

    Raises:
        YamlError: a file of the bank does not parse; the key keeps its lines then.
    """
    before, now = key(guide), {}
    for path in files:
        for entry in YamlSource(path).data:
            right = [choice["text"] for choice in entry["choices"] if choice["right"]]
            now[entry["id"]] = right if path in answered else before.get(entry["id"], right)
    text = yaml.safe_dump(now, allow_unicode=True, width=10_000, sort_keys=True)
    (guide.root / KEY).write_text(HEAD + text, "utf-8")
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
