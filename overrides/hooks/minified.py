"""Leaves out of the HTML what browsers do not need."""

import minify_html


def smaller(html: str) -> str:
    """The page without comments and needless white space; scripts and styles stay."""
    return minify_html.minify(html, keep_closing_tags=True, keep_html_and_head_opening_tags=True)


def on_post_page(output, page, config):
    """Shrink every page."""
    return smaller(output)
