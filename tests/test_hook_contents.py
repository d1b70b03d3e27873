"""A page's own depth of its table of contents."""

import re
from types import SimpleNamespace

from markdown import Markdown
from mkdocs.structure.toc import get_toc

import contents

TEXT = "# A\n\n## B\n\n### C\n\n## D\n"


def toc(meta: dict) -> list[str]:
    md = Markdown(extensions=["toc"])
    html = md.convert(TEXT)
    page = SimpleNamespace(meta=meta, toc=get_toc(md.toc_tokens))
    contents.on_page_content(html, page, None, None)
    return re.findall(r"#\w", str(page.toc))


def test_deeper_headings_are_left_out():
    assert toc({}) == ["#a", "#b", "#c", "#d"]
    assert toc({"toc_depth": 2}) == ["#a", "#b", "#d"]
    assert toc({"toc_depth": 1}) == ["#a"]
