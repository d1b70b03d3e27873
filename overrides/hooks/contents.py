"""`toc_depth:` of a page: deeper headings stay out of its table of contents.

The search and links still lead to them. A page with a hundred short sections needs it.
"""


def shorten(entries, depth: int) -> None:
    """Remove, in place, what lies below level `depth` (1 is the title) of a table of contents."""
    for entry in entries:
        if entry.level >= depth:
            entry.children = []
        shorten(entry.children, depth)


def on_page_content(html, page, config, files):
    """Shorten the table of contents, if the page asks for it."""
    if depth := page.meta.get("toc_depth"):
        shorten(page.toc, depth)
