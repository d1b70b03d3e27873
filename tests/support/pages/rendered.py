"""Marks of Markdown that are still to be read once the page is HTML: they did not do their work."""

import re
from collections.abc import Iterator
from functools import cache

from ..finding import Finding
from ..guide import Guide
from .markdown import Page

# As in mkdocs.yml, without what fetches (icons, included files) or only paints (highlighting).
EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
]
SETTINGS = {"pymdownx.tabbed": {"alternate_style": True}}
BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dd", "dt")
# What is left over in the text of a block -> what to write.
LEFT = (
    (r"^\s*={2,4}[!+]? *\"?\w", 'write a tab as === "Title", with a blank line before and after'),
    (r"^\s*!{2,4} ?\w", 'write an admonition as !!! kind "Title"'),
    (r"^\s*\?{2,4}\+? ?\w", 'write a folded part as ??? kind "Title"'),
    (r"^\s*\||\|\s*$", "write a table: blank line, head, |---|---|, one row a line"),
    (r"^\s*#{1,6}(?=\s|\w)", "put a blank line before a heading, and one space behind its #"),
    (r"`", "close the code span with as many backticks as it is opened with"),
    (r"\*\*", "write ** on both sides of bold type, without a space inside"),
    (r"\]\(|\]\[|\[[^\]]*\]?\(?[\w/.-]+\.md\b", "write a link as [text](page.md)"),
    (r"\[\^", "define the footnote, or write what it says"),
    (r"\{ ?[#.:]\w[^}]*\}?\s*$", "close the attribute with }"),
    (r"\{ ?[\w-]+ ?\}\s*$", "write an anchor as { #name }"),
    (r"<!--|-->", "close the comment with -->"),
    (r"--8<--|-8<-", "put an include into a code fence"),
    (r"~~~|```", "open and close the fence with the same mark, at the same indent"),
    (r"(?<![\w.:])https?://\w", "give the address a text: [text](address)"),
    (r"(?<![\w:]):[a-z][a-z_]+:(?![\w:])", "write a word: the guide uses no pictograms"),
    (r"(?:^|\n)\s*1\. .*\n\s*2\. ", "put a blank line before a list"),
    (r"<{7}|>{7}|={7}", "resolve the conflict, and remove its marks"),
)
PATTERNS = tuple((re.compile(pattern), cure) for pattern, cure in LEFT)


def check(guide: Guide, page: Page) -> list[Finding]:
    """Marks that a reader would see instead of what they stand for."""
    here = guide.relative(page.path)
    found = []
    for text in _texts(page):
        for pattern, cure in PATTERNS:
            if mark := pattern.search(text):
                shown = text[max(0, mark.start() - 20) : mark.end() + 20].strip()
                what = f"readers see '{shown}' as it is typed"
                found.append(Finding(here, _line(page, text, mark.start()), what, cure))
                break
    return found


def _texts(page: Page) -> Iterator[str]:
    """The words of every block of the page, without its code."""
    from bs4 import BeautifulSoup

    body = "\n".join(page.text.splitlines()[page.body_line - 1 :])
    soup = BeautifulSoup(_markdown().reset().convert(body), "html.parser")
    for code in soup.find_all(["code", "pre"]):
        text = code.get_text()
        odd = code.name == "code" and text.strip("`") != text
        code.replace_with("`" if odd else "\u00a4")
    for block in soup.find_all(BLOCKS):
        if not block.find(BLOCKS):
            yield block.get_text()


@cache
def _markdown():
    import markdown

    return markdown.Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS)


def _line(page: Page, text: str, position: int) -> int:
    """The line of the prose that has most of the words of the marked one, and of its neighbours."""
    before, after = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    own = _words(text[before : after if after >= 0 else len(text)])
    near = _words(text)
    prose = page.prose or [(1, "")]

    def fit(index: int) -> tuple[int, int]:
        around = " ".join(line for _, line in prose[max(0, index - 1) : index + 2])
        return len(own & _words(prose[index][1])), len(near & _words(around))

    return prose[max(range(len(prose)), key=fit)][0]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text))
