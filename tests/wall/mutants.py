"""What a mutation operator is, and the edits that several of them make."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Edit:
    """A replacement in one text, by character positions."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Operator:
    """One kind of mistake.

    Attributes:
        name: what the result is listed under.
        kind: the files that it applies to: python, source, yaml, cli, page, output, questions
            or notebook.
        mistake: what a writer did wrong, in words.
        edits: text of a file -> every place where the mistake can be made.
    """

    name: str
    kind: str
    mistake: str
    edits: Callable[[str], Iterator[Edit]]


OPERATORS: list[Operator] = []
CONTROLS: list[Operator] = []  # harmless edits, of which nothing may be said


def operator(kind: str, mistake: str, among: list[Operator] = OPERATORS):
    """Register the decorated function as an operator."""

    def register(function):
        name = function.__name__.replace("_", "-")
        among.append(Operator(name, kind, mistake, function))
        return function

    return register


def apply(text: str, edit: Edit) -> str:
    """``text`` with the mistake in it."""
    return text[: edit.start] + edit.new + text[edit.end :]


def misspelt(word: str) -> str:
    """The word with two neighbouring letters swapped; a short one loses its last letter."""
    for index in range(len(word) // 2, 0, -1):
        pair = word[index - 1 : index + 1]
        if len(word) > 3 and pair[0] != pair[1] and pair.isalpha():
            return word[: index - 1] + pair[::-1] + word[index + 1 :]
    return word[:-1] if len(word) > 2 else word + "x"


def choose(edits: list[Edit], most: int, seed: str) -> list[Edit]:
    """At most ``most`` of the edits, always the same ones for a seed."""
    return random.Random(seed).sample(edits, min(most, len(edits)))
