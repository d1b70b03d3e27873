"""The line under the title of a page: the exam skills it teaches and the day it was checked."""

from html import escape
from pathlib import Path

from guide import pages, syllabus

COVERAGE, OLDER = "exam/coverage.md", "exam/older.md"


def line(skills: list[syllabus.Skill], checked: str, tables: dict[str, str]) -> str:
    """The block as HTML; `tables` has, by outline, the URL of the page that lists its skills."""
    items = "".join(
        f'<li><span class="guide-exam">{escape(skill.exam)}</span> '
        f'<a href="{escape(tables[skill.outline])}#{escape(skill.id)}">'
        f"{escape(skill.text)}</a></li>"
        for skill in skills
    )
    names = f"<ul>{items}</ul>" if items else ""
    day = f"<p>Checked against its sources on {escape(checked)}.</p>" if checked else ""
    if not names and not day:
        return ""
    return f'<div class="guide-skills" data-search-exclude>{names}{day}</div>'


def place(html: str, block: str) -> str:
    """The page's HTML with the block after its first heading."""
    head, end, rest = html.partition("</h1>")
    return head + end + block + rest if end else block + html


def on_page_content(html, page, config, files):
    """Put the line under the title; an unknown skill stops the build."""
    docs, source = Path(config.docs_dir), page.file.src_uri
    if source.endswith(".ipynb"):
        page.meta |= pages.front_matter(page.file.content_string, ".ipynb")
    names = list(page.meta.get("skills") or [])
    chosen = syllabus.choose(names, syllabus.skills(docs), f"docs/{source}") if names else []
    tables = {}
    for outline in syllabus.outlines(docs) if chosen else ():
        target = files.get_file_from_path(OLDER if syllabus.is_older(outline) else COVERAGE)
        tables[outline["id"]] = target.url_relative_to(page.file) if target else ""
    return place(html, line(chosen, str(page.meta.get("checked", "")), tables))
