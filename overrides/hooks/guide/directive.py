"""Directives: `<!-- guide:word -->` alone on a line of a page, outside code fences."""

import re
from collections.abc import Callable, Iterator

WORDS = (
    "needs",
    "questions",
    "coverage",
    "coverage-older",
    "toolchain",
    "emulator-coverage",
    "emulator-differences",
    "checklist",
    "crosswalk",
    "errors",
    "glossary",
    "limits",
    "names-cli",
    "names-mlflow",
    "names-sdk",
    "names-yaml",
    "plan",
    "retirements",
    "v1-names",
    "v1-recogniser",
)
LINE = re.compile(r"^ {0,3}<!--\s*guide:(?P<word>\S*)\s*-->\s*$")
FENCE = re.compile(r"^\s*(?P<mark>`{3,}|~{3,})")


def _lines(markdown: str) -> Iterator[tuple[int, str, str | None]]:
    """Each line with its number from 1, its text and the directive's word, None if it has none."""
    fence = ""
    for number, line in enumerate(markdown.split("\n"), start=1):
        mark = FENCE.match(line)
        if mark and not fence:
            fence = mark["mark"]
        elif fence:
            closes = line.strip().startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
        directive = None if fence or mark else LINE.match(line)
        yield number, line, directive["word"] if directive else None


def find(markdown: str) -> list[tuple[int, str]]:
    """The line number and word of every directive, known or not."""
    return [(number, word) for number, _, word in _lines(markdown) if word is not None]


def expand(markdown: str, word: str, render: Callable[[], str]) -> str:
    """The text with every directive `word` replaced by what `render` returns."""
    if word not in markdown:
        return markdown
    return "\n".join(
        f"\n{render()}\n" if found == word else line for _, line, found in _lines(markdown)
    )
