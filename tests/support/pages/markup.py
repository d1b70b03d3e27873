"""Markdown that renders as something else than its writer meant."""

import re
from collections import Counter
from collections.abc import Iterator

from ..finding import Finding
from ..guide import Guide
from ..nearest import proposal
from .markdown import CODE_SPAN, DIRECTIVE, Page

ADMONITIONS = ("abstract", "exam-tip", "info", "note", "warning")
FIELDS = ("title", "description", "skills", "checked", "sources", "tags", "hide", "search")
FIELDS += ("template", "icon", "status", "figures", "sheet", "paper", "toc_depth")
ADMONITION = re.compile(r"^(?P<indent> *)(?:!!!|\?\?\?\+?) (?P<kind>[\w-]+)")
EMPTY = re.compile(r"(?:click |read |see )?(?:here|this|link|this link|this page|more)", re.I)
LINK_TEXT = re.compile(r"(?<!!)\[(?P<text>[^\[\]]*)\]\((?!\))")
NO_TEXT = re.compile(r"!\[\s*\]\(")
GAP = re.compile(r"\[[^\]\n]+\]\s+\((?:https?://|\.{0,2}/?[\w/-]+\.md)[^)\s]*\)")
DOUBLED = re.compile(r"(?<![\w-])(?P<word>[a-z]{2,}) (?P=word)(?![\w-])")
DOUBLED_IS_RIGHT = {"that", "had"}
LANGUAGE = re.compile(r"https?://(?:learn|azure)\.microsoft\.com/[a-z]{2}-[a-z]{2}/")
PLAIN = re.compile(r"(?:\]\(|<)(http://(?!127\.|localhost)[^)>\s]+)")
Row = tuple[int, str, str]


def check(guide: Guide, page: Page) -> list[Finding]:
    """Everything about the page that a reader would see rendered wrong."""
    rows = [*_fields(page), *_admonitions(page), *_tables(page), *_headings(page)]
    for start, text in blocks(page):
        rows += [(start, what, cure) for what, cure in _inline(text)]
    for number, line in enumerate(page.text.splitlines(), start=1):
        if LANGUAGE.search(line):
            cure = "leave the language out, so that readers get their own"
            rows.append((number, "the address names a language", cure))
        for found in PLAIN.finditer(line):
            rows.append((number, f"'{found[1]}' is not encrypted", "write https://"))
    return [Finding(guide.relative(page.path), *row) for row in rows]


def blocks(page: Page) -> Iterator[tuple[int, str]]:
    """Paragraphs, list items and table rows of the prose, each with its first line."""
    start, held, before = 0, [], 0
    for number, line in [*page.prose, (0, "")]:
        text = line.strip()
        alone = text.startswith(("|", "#", "!!!", "???", "==="))
        if held and (not text or alone or number != before + 1 or _item(text)):
            yield start, "\n".join(held)
            held = []
        if text and not DIRECTIVE.match(line):
            if not held:
                start = number
            held.append(text)
            if alone:
                yield start, text
                held = []
        before = number


def _item(text: str) -> bool:
    return re.match(r"(?:[-*+]|\d+\.) ", text) is not None


def _inline(text: str) -> Iterator[tuple[str, str]]:
    """Marks that are not closed, links that are none or say nothing, words that stand twice."""
    plain = CODE_SPAN.sub("", re.sub(r"\s+", " ", text))
    if "`" in plain:
        yield "a code span is opened and not closed", "close it with a backtick"
        return
    if NO_TEXT.search(plain):
        yield "a picture has no description", "say between the brackets what it shows"
    if plain.count("**") % 2:
        yield "bold type is opened and not closed", "write ** on both sides"
    gap = GAP.search(plain)
    if gap:
        yield f"'{gap[0][:60]}' is no link", "remove the space before the parenthesis"
    for link in LINK_TEXT.finditer(CODE_SPAN.sub("code", text)):
        words = link["text"].strip(" *_")
        if not words:
            yield "a link has no text", "say where it leads"
        elif EMPTY.fullmatch(words):
            yield f"the link text '{words}' does not say where it leads", "name the page"
    for found in DOUBLED.finditer(plain):
        if found["word"] not in DOUBLED_IS_RIGHT:
            yield f"'{found['word']}' stands twice", "write it once"


def _fields(page: Page) -> Iterator[Row]:
    keys = set(re.findall(r"^([\w-]+):", page.text[:4000], re.MULTILINE))
    if page.body_line == 1 or not keys.issuperset(FIELDS[:2]):
        return  # a finding of its own
    for number, line in enumerate(page.text.splitlines()[: page.body_line - 2], start=1):
        key = re.match(r"([\w-]+):", line)
        if key and key[1] not in FIELDS:
            cure = proposal(key[1], FIELDS, f"use one of {', '.join(FIELDS)}")
            yield number, f"pages have no field '{key[1]}'", cure


def _admonitions(page: Page) -> Iterator[Row]:
    lines = dict(page.prose)
    for number, line in page.prose:
        found = ADMONITION.match(line)
        if not found:
            continue
        if found["kind"] not in ADMONITIONS:
            cure = proposal(found["kind"], ADMONITIONS, f"use one of {', '.join(ADMONITIONS)}")
            yield number, f"there is no admonition '{found['kind']}'", cure
        following = next((lines[n] for n in (number + 1, number + 2) if lines.get(n)), "")
        if following and not following.startswith(found["indent"] + "    "):
            yield number, "the admonition is empty", "indent its text by four more spaces"


def _tables(page: Page) -> Iterator[Row]:
    """Rows with more or fewer cells than the head of their table."""
    width = before = 0
    for number, line in page.prose:
        text = CODE_SPAN.sub("", line.strip().replace(r"\|", ""))
        if not text.startswith("|"):
            width = 0
            continue
        cells = text.count("|") - 1
        if not width or number != before + 1:
            width = cells
        elif cells != width:
            cure = "write one cell for each column"
            yield number, f"the row has {cells} cells, the table {width} columns", cure
        before = number


def _headings(page: Page) -> Iterator[Row]:
    counted = Counter((heading.text, heading.level) for heading in page.headings)
    seen = set()
    for heading in page.headings:
        key = heading.text, heading.level
        if key in seen and counted[key] > 1 and heading.level < 3:
            cure = "give it a name of its own, or links reach only the first"
            yield heading.line, f"two headings are called '{heading.text}'", cure
        seen.add(key)
