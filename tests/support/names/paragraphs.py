"""The paragraphs of a page, with the heading and the table that each stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..pages.markdown import Page

BEGINS = re.compile(r"^\s*(?:[-*+] |\d+\. |#|\||!!!|\?\?\?|===)")
WRONG = re.compile(r"\s*\|\s*(?:wrong|not)\b", re.IGNORECASE)
CELL = re.compile(r"\s*\|[^|\n]*")


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together: a paragraph, an item of a list, or a row of a table.

    Attributes:
        line: its first line.
        head: the first row of the table that it is a row of; else empty.
    """

    line: int
    text: str
    section: str
    head: str

    @property
    def sound(self) -> str:
        """The text without the cell whose column is headed as wrong; the rest keeps its place."""
        found = CELL.match(self.text) if WRONG.match(self.head) else None
        return " " * found.end() + self.text[found.end() :] if found else self.text

    def line_of(self, offset: int) -> int:
        """The line of the page on which a letter of the text stands."""
        return self.line + self.text.count("\n", 0, offset)


def of(page: Page) -> Iterator[Paragraph]:
    """Title and description, then all paragraphs in order."""
    for number, line in enumerate(page.text.splitlines()[: page.body_line - 1], start=1):
        if line.startswith(("title:", "description:")):
            yield Paragraph(number, line, "", "")
    first, lines, section, head = 0, [], "", ""
    for number, line in [*page.prose, (0, "")]:
        apart = not line.strip() or BEGINS.match(line) or number != first + len(lines)
        if lines and apart:
            yield Paragraph(first, "\n".join(lines), section, head)
            lines = []
        section = line if line.startswith("#") else section
        head = (head or line) if line.lstrip().startswith("|") else ""
        if line.strip():
            first = first if lines else number
            lines.append(line)
