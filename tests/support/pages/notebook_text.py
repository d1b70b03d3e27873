"""Texts and metadata of notebooks: they are held to what holds for pages."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from ..names import field_values, table_names, vouched
from ..nearest import proposal
from ..texts import spelling, vocabulary
from . import markup, page_links
from .markdown import Page, parse_text
from .pages import PageRules


def check(guide: Guide, rules: PageRules, path: Path) -> list[Finding]:
    """Names, links, markup and words of the text cells, and the notebook's metadata.

    Args:
        rules: the rules for pages of the same guide.
    """
    here = guide.relative(path)
    page = as_page(path)
    return [
        *(Finding(here, *row) for row in _about(guide, rules, path)),
        *rules.text(page),
        *page_links.check(guide, page, rules.skills),
        *markup.check(guide, page),
        *vouched.check(guide, page),
        *table_names.check(guide, page),
        *field_values.check(guide, page),
        *vocabulary.check(guide, path, page.text),
        *spelling.check(path, here),
    ]


def as_page(path: Path) -> Page:
    """The text cells as a page; every line has the number that it has in the file."""
    text = path.read_text("utf-8")
    lines = [""] * (text.count("\n") + 1)
    position = 0
    for cell in json.loads(text)["cells"]:
        for line in "".join(cell["source"]).splitlines(keepends=True):
            position = max(text.find(json.dumps(line, ensure_ascii=False), position), position)
            if cell["cell_type"] == "markdown":
                lines[text.count("\n", 0, position)] = line.rstrip("\n")
            position += 1
    return parse_text("\n".join(lines) + "\n", path)


def _about(guide: Guide, rules: PageRules, path: Path) -> Iterator[tuple[int, str, str]]:
    """What ``metadata.guide`` says: needs, skills and the day of the check."""
    text = path.read_text("utf-8")
    about = json.loads(text)["metadata"].get("guide", {})

    def line(word: str) -> int:
        return text.count("\n", 0, max(text.find(f'"{word}"'), 0)) + 1

    for kind, known in (("needs", guide.listings), ("skills", rules.skills)):
        for name in about.get(kind, ()):
            if name not in known:
                cure = proposal(name, known, f"correct {kind} in the metadata")
                yield line(name), f"there is no '{name}' that {kind} could name", cure
    try:
        late = datetime.date.fromisoformat(about.get("checked", "")) > rules.today
    except ValueError:
        late = True
    if late:
        what = f"'{about.get('checked')}' is no day on which the notebook was checked"
        yield line("checked"), what, "write the day as 2026-11-21"
