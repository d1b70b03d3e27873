"""Notebook pages: the converter's markup becomes the site's own, without what it embeds."""

import posixpath
import re
from collections.abc import Callable

from guide.problem import Problem

REMOVED = [
    re.compile(r"<(style|script)\b[^>]*>.*?</\1>", re.DOTALL),
    re.compile(r'<div class="zeroclipboard-container">.*?</clipboard-copy>\s*</div>', re.DOTALL),
    re.compile(r'<div class="clipboard-copy-txt"[^>]*>.*?</div>', re.DOTALL),
    re.compile(r'<div class="jp-(?:Input|Output)Prompt[^>]*>.*?</div>', re.DOTALL),
    re.compile(r'<a class="anchor-link"[^>]*>.*?</a>', re.DOTALL),
    re.compile(r'(?<=<div class="jp-Cell-inputWrapper") tabindex="0"'),
]
CODE = re.compile(
    r'<div class="highlight-ipynb hl-(?P<language>\w+)"><pre>(?P<code>.*?)</pre></div>', re.DOTALL
)
DATA_FRAME = re.compile(r'<table[^>]*class="dataframe">.*?</table>', re.DOTALL)
LINK = re.compile(r'(?<=<a href=")(?P<path>[^":#]+\.(?:md|ipynb))(?=["#])')


def slim(html: str) -> str:
    """The HTML of a notebook with plain code blocks, and without embedded styles and scripts."""
    for pattern in REMOVED:
        html = pattern.sub("", html)
    html = CODE.sub(r'<div class="language-\1 highlight"><pre><code>\2</code></pre></div>', html)
    return DATA_FRAME.sub(_data_frame, html)


def _data_frame(table: re.Match) -> str:
    """A table of pandas that scrolls by itself; its empty corner is a cell, not a header."""
    rows = table[0].replace("<th></th>", "<td></td>")
    return f'<div class="guide-scroll" tabindex="0" role="group" aria-label="Table">{rows}</div>'


def relink(html: str, here: str, url: Callable[[str], str | None]) -> str:
    """The HTML with links to source files leading to their pages.

    `here` is the notebook's path inside docs/; `url` gives the URL of such a path, or None.
    Raises Problem for a link to a page that does not exist.
    """

    def page(link: re.Match) -> str:
        source = posixpath.normpath(posixpath.join(posixpath.dirname(here), link["path"]))
        found = url(source)
        if found is None:
            raise Problem(
                f"docs/{here}", f"links to {link['path']}, which is no page", "correct it"
            )
        return found

    return LINK.sub(page, html)


def download(name: str) -> str:
    """The link to the notebook file, which lies beside the page."""
    return f'<p><a class="md-button" href="{name}" download>Download the notebook</a></p>'


def on_page_content(html, page, config, files):
    """Change notebook pages only."""
    if not page.file.src_uri.endswith(".ipynb"):
        return None

    def url(source: str) -> str | None:
        target = files.get_file_from_path(source)
        return target.url_relative_to(page.file) if target else None

    linked = relink(slim(html), page.file.src_uri, url)
    head, end, rest = linked.partition("</h1>")
    return head + end + download(page.file.src_uri.rpartition("/")[2]) + rest
