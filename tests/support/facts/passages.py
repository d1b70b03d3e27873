"""The passages of pages and questions, each with what it is: a heading, a row, a choice."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..pages.markdown import INCLUDE, Page, parse
from ..pages.notebook_text import as_page
from ..yaml_files.yaml_source import YamlError, YamlSource

Claim = tuple[str, ...]
NUMBERED = re.compile(r"^\d+\. ")  # another item before it changes its number, and nothing else
ROW, ITEM, STEP = "|", "-", "1."


def passages(path: Path) -> Iterator[tuple[int, str, str, Claim]]:
    """``(line, whose it is, text, what it claims as a whole)`` of every passage of a file."""
    if path.suffix == ".md":
        page = parse(path)
        yield from _head(page)
        yield from _paragraphs(page)
        yield from _code(page)
    elif path.suffix == ".ipynb":
        yield from _paragraphs(as_page(path))
    else:
        yield from _answers(path)


def sound(path: Path) -> Iterator[tuple[int, str]]:
    """``(line, text)`` of every passage of a file but those of wrong choices."""
    for line, _, text, marks in passages(path):
        if "right:false" not in marks:
            yield line, text


def _head(page: Page) -> Iterator[tuple[int, str, str, Claim]]:
    """What the front matter says of a page, and what it refers to."""
    try:
        head = page.front_matter
    except YamlError:
        return  # a finding of the page
    for key in ("title", "description"):
        yield page.line_of_key(key), key, str(head.get(key)), ()
    for key in ("skills", "sources"):
        for item in _several(head.get(key)):
            yield page.line_of_key(key), key, "", (item,)


def _paragraphs(page: Page) -> Iterator[tuple[int, str, str, Claim]]:
    """Each row of a table and each other line of prose, joined to the paragraph it belongs to."""
    block: list[str] = []
    first, marks = 0, ()
    for number, line in [*page.prose, (0, "")]:
        text = line.strip()
        begins = re.match(r"(?:[-*|#!=]|\d+\. |<!--)", text)
        if block and (begins or not text):
            yield first, "", " ".join(block), marks
            block = []
        if text:
            first = first if block else number
            marks = marks if block else _kind(text)
            block.append(NUMBERED.sub("", text))


def _code(page: Page) -> Iterator[tuple[int, str, str, Claim]]:
    """What a page includes, and each line of the code that it has of its own."""
    for number, target in page.includes:
        yield number, "include", "", (target,)
    for fence in page.fences:
        if not INCLUDE.search(fence.source):
            for number, line in enumerate(fence.source.splitlines(), start=fence.line + 1):
                key = re.match(r"\W*[\w-]*", line)[0].strip()
                yield number, f"code {key}", f"`{line.replace('`', '')}`", ()


def _kind(text: str) -> Claim:
    """Whether a text of a page is a heading, and of which level, or one of several entries."""
    if found := re.match(r"(#+) ", text):
        return (found[1],)
    if text.startswith("|"):
        return (ROW,)
    if NUMBERED.match(text):
        return (STEP,)
    return (ITEM,) if re.match(r"[-*] ", text) else ()


def _several(value) -> list[str]:
    """A list of references as texts without blanks, or one reference as such a list."""
    items = value if isinstance(value, list) else [value] if value else []
    return ["".join(str(item).partition("#")[0].split()) for item in items]


def _answers(path: Path) -> Iterator[tuple[int, str, str, Claim]]:
    """Stem, choices and reasons of each question; a choice claims to be right or not."""
    try:
        source = YamlSource(path)
    except YamlError:
        return  # a finding of the file
    for index, entry in enumerate(source.data or ()):
        if not isinstance(entry, dict):
            continue
        name = str(entry.get("id"))
        yield source.line((index, "stem")), name, str(entry.get("stem")), ()
        for key in ("page", "listing", "skills", "sources"):
            for item in _several(entry.get(key)):
                yield source.line((index, key)), f"{name} {key}", "", (item,)
        for place, choice in enumerate(entry.get("choices") or ()):
            if not isinstance(choice, dict):
                continue
            line = source.line((index, "choices", place))
            marks = (f"right:{str(choice.get('right')).lower()}",)
            marks += (f"step-{place + 1}",) if entry.get("kind") == "order" else ()
            yield line, f"{name} choice", str(choice.get("text")), marks
            yield line, name, str(choice.get("reason")), ()
