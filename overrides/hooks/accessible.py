"""Gives names to page elements that the Markdown extensions leave without one."""

import re

BOX = re.compile(r'(<li class="task-list-item">(?:<p>)?<input type="checkbox" disabled)( checked)?')


def name_boxes(html: str) -> str:
    """The HTML with a label on every task-list box: done or open."""
    return BOX.sub(lambda m: f'{m[1]} aria-label="{"done" if m[2] else "open"}"{m[2] or ""}', html)


def on_page_content(html, page, config, files):
    """Name what has no name."""
    return name_boxes(html)
