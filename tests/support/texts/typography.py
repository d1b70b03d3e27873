"""Marks and spaces of the prose: one of each, where it belongs, and nothing of a word processor."""

import re
from collections.abc import Iterator

from ..finding import Finding
from ..guide import Guide
from ..pages.markdown import CODE_SPAN, Page
from ..pages.markup import blocks

TARGET = re.compile(r"\]\([^)]*\)|<https?://[^>]*>|https?://\S+")
SMALL = "pandas|scikit|seaborn|statsmodels|numpy|scipy|azcopy|conda|pip|curl|az|mlflow"
RULES = (
    (r"[‘’“”]", "a quote of a word processor", "write ' or \""),
    (r"(?<![.…])\.\.(?![./])", "two full stops", "write one"),
    (r"(?<=\w) [,;](?= )", "a space before a mark", "remove the space"),
    (r"(?<=[a-z]{3})\.(?=[A-Z][a-z]{2})", "no space behind a full stop", "add the space"),
    (
        rf"(?<=[a-z]{{3}})\. (?!(?:{SMALL})\b)(?=[a-z]{{2}})",
        "a small letter begins a sentence",
        "x",
    ),
    (r"\b(?:[Ii]t's|\w+n't|you're|let's)\b", "a short form", "write the words out"),
    (r"(?<=[^!\s])!{2,}|!{3,}(?=\s*$)", "more than one exclamation mark", "write a full stop"),
    (r"\$\$", "a formula that the site does not set", "write it in words or as code"),
    (r"<!--(?! (?:guide:|material/))", "a comment", "remove it: readers get the source"),
    (r"^ *\?\?\?\+? exam-tip", "a folded exam tip", "write !!! exam-tip"),
    (r"(?<!!)\[[^\]]*(?:\.md|\.html|https?://)[^\]]*\]\(", "an address as a link's text", "x"),
    (r"\]\([^)\s\"]+ \"[^\")]*\)", "the title of a link is not closed", 'write "title")'),
)
CURES = {"x": "write it as a sentence", "an address as a link's text": "say where it leads"}
PATTERNS = tuple((re.compile(pattern), what, cure) for pattern, what, cure in RULES)
END = re.compile(r"[.:;!?…)*\"`|]$")
LONG = 80  # letters of a paragraph that is more than a phrase


def check(guide: Guide, page: Page) -> list[Finding]:
    """Slips of typing that no other rule explains."""
    here = guide.relative(page.path)
    rows = [(number, *row) for number, line in page.prose for row in _line(line)]
    return [Finding(here, *row) for row in (*rows, *_ends(page))]


def _line(line: str) -> Iterator[tuple[str, str]]:
    spans = (found[0].strip("`") for found in CODE_SPAN.finditer(line))
    if any(span != span.strip() for span in spans):
        yield "a code span begins or ends with a space", "remove the space"
        return
    if "```" in line:
        yield "a fence in the middle of a line", "put a fence on lines of its own"
    plain = CODE_SPAN.sub("\u00a4", line)
    for pattern, what, cure in PATTERNS:
        text = plain if "](" in pattern.pattern or r"\]\(" in pattern.pattern else _words(plain)
        if pattern.search(text):
            yield what, CURES.get(what, CURES.get(cure, cure))
    if line != line.rstrip():
        yield "the line ends with a space", "remove it"


def _words(line: str) -> str:
    return TARGET.sub("]", line)


def _ends(page: Page) -> Iterator[tuple[int, str, str]]:
    """Paragraphs that end without a mark."""
    lines = dict(page.prose)
    for start, text in blocks(page):
        following = start + text.count("\n") + 1
        last = text.rstrip()
        sentence = len(text) >= LONG and re.match(r"\s*[A-Z`*]", text)
        if lines.get(following, "").strip() or not sentence:
            continue
        if not END.search(last):
            yield following - 1, "the paragraph ends without a mark", "end it with a full stop"
