"""What stands on paper: the letters of a PDF, the code that a page includes, contrast in grey."""

import re
from collections.abc import Iterator
from pathlib import Path

from .listings.regions import regions
from .pages.markdown import parse


def letters(pdf) -> str:
    """Everything that an open pdfplumber file shows, in the order of painting, without spaces."""
    return _squeezed("".join(char["text"] for page in pdf.pages for char in page.chars))


def shown_code(root: Path, page: Path) -> list[str]:
    """The code of each include of ``page``, without spaces and marks."""
    return ["".join(lines) for lines in _included(root, page)]


def shown_lines(root: Path, page: Path) -> list[str]:
    """Each line of the same code: a sheet of paper may end between two of them."""
    return [line for lines in _included(root, page) for line in lines]


def _included(root: Path, page: Path) -> Iterator[list[str]]:
    """The lines of each include that is no output, without spaces and marks."""
    for _, target in parse(page).includes:
        file, _, name = target.partition(":")
        if "/output/" in file:
            continue
        lines = (root / file).read_text("utf-8").splitlines()
        if name:
            [region] = [each for each in regions("\n".join(lines)) if each.name == name]
            lines = lines[region.start - 1 : region.end]
        yield [_squeezed(line) for line in lines if "--8<--" not in line]


def contrast(dark: int, bright: int) -> float:
    """Contrast of two greys of 0 to 255, between 1 and 21 (WCAG 2)."""
    return (_luminance(bright) + 0.05) / (_luminance(dark) + 0.05)


def _luminance(grey: int) -> float:
    share = grey / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
