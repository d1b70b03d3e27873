"""Refuses a directive that no hook knows; runs after all others."""

from guide import directive
from guide.problem import Problem, nearest


def refuse(markdown: str, raw: str, source: str) -> None:
    """Raise Problem for the first directive left in `markdown`; `raw` is the file as written."""
    left = directive.find(markdown)
    if not left:
        return
    word = left[0][1]
    line = next((number for number, found in directive.find(raw) if found == word), 1)
    words = list(directive.WORDS)
    raise Problem(
        f"docs/{source}:{line}",
        f"the directive 'guide:{word}' does not exist",
        nearest(word, words) if word else f"use one of guide:{', guide:'.join(words)}",
    )


def on_page_markdown(markdown, page, config, files):
    """Leave the page as it is, or stop the build."""
    refuse(markdown, page.file.content_string, page.file.src_uri)
