"""Virtual machine sizes in texts and code: they exist, and Azure has not retired them."""

import functools
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import yaml

from ..nearest import proposal

NAME = re.compile(r"\bStandard_(?!(?:RA)?(?:G?ZRS|GRS|LRS)\b)[A-Z]+\d*\w*", re.IGNORECASE)

SENTENCE = re.compile(r"(?<=[.!?])\s")
TOLD = re.compile(r"retired|no longer|ended|fails|formerly|there is no", re.IGNORECASE)


def wrong(text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` for every size in ``text`` that is retired or does not exist.

    A sentence may name it if it tells of the retirement, or the next one does.
    """
    sentences = SENTENCE.split(text)
    for sentence, following in zip(sentences, [*sentences[1:], ""], strict=True):
        yield from _wrong(sentence, TOLD.search(f"{sentence} {following}") is not None)


def _wrong(sentence: str, told: bool) -> Iterator[tuple[str, str]]:
    for found in NAME.finditer(sentence):
        size = found[0]
        for pattern, day, successor in _retired():
            if told and pattern.fullmatch(size):
                break
            if pattern.fullmatch(size):
                yield f"Azure has retired the size {size} on {day}", f"write {successor}"
                break
        else:
            if size.lower() not in _lowered():
                cure = "see https://learn.microsoft.com/azure/virtual-machines/sizes"
                yield f"there is no size '{size}'", proposal(size, _known(), cure)


@functools.cache
def _retired() -> list[tuple[re.Pattern, str, str]]:
    rows = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))["retired"]
    return [
        (re.compile(f"Standard_{row['size']}", re.IGNORECASE), str(row["day"]), row["successor"])
        for row in rows
    ]


@functools.cache
def _lowered() -> frozenset[str]:
    return frozenset(name.lower() for name in _known())


@functools.cache
def _known() -> tuple[str, ...]:
    text = resources.files("azureml_emulator").joinpath("kinds/vm_sizes.yml").read_text("utf-8")
    return tuple(size["name"] for size in yaml.safe_load(text))
