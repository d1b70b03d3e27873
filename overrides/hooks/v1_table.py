"""`<!-- guide:v1-names -->`, `<!-- guide:v1-recogniser -->`: names of v1 and what they are today.

The names of one area stand on the page of that area; any other page gets links to these. The
recogniser is a form that assets/javascripts/v1.js answers. It fetches the names, a script of
data, when the form is first used.
"""

import json
import re
from pathlib import Path

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from guide import data, directive, pages
from guide.problem import Problem

FILE = "open-data/v1.yml"
SCRIPT = "assets/javascripts/v1-names.js"
ARGUMENT = r"(?<![\w.]){}(?=[\"']?\s*[=:])"
NAME = r"(?<![\w.]){}(?!\w)"


def areas(docs: Path) -> list[dict]:
    """The areas of the file. Raises Problem for a page or an expression that does not hold."""
    titles = pages.titles(docs)
    found = data.load(docs / FILE)["areas"]
    for row in (row for area in found for row in area["names"]):
        if f"{row['page']}.md" not in titles:
            what = f"{row['v1']} is taught on {row['page']!r}, which is no page"
            raise Problem(f"docs/{FILE}", what, "name a page by its path, without docs/ and .md")
        try:
            re.compile(expression(row))
        except re.error as error:
            what = f"'find' of {row['v1']} is no regular expression: {error}"
            raise Problem(f"docs/{FILE}", what, "correct the expression") from error
    return found


def expression(row: dict) -> str:
    """The regular expression, valid in Python and in JavaScript, that finds a name in code."""
    if row.get("find"):
        return row["find"]
    form = ARGUMENT if row["kind"] == "argument" else NAME
    return form.format(re.escape(row["v1"]).replace(r"\ ", " "))


def table(rows: list[dict], titles: dict[str, str], here: str) -> str:
    """Names as a Markdown table, with links relative to the page `here`."""
    up = "../" * here.count("/")
    lines = ["| In v1 | Today | What to know |", "|---|---|---|"]
    for row in rows:
        source = f"{row['page']}.md"
        link = f"[{titles[source]}]({up}{source})"
        note = f"{row['note']} " if row.get("note") else ""
        today = row["v2"] or "nothing"
        lines.append(f"| `{row['v1']}` | {today} | {note}{link} |")
    return "\n".join(lines)


def tables(docs: Path, here: str) -> str:
    """The table of the area that the page `here` is named after, or links to all of them."""
    found = areas(docs)
    titles = pages.titles(docs)
    own = [area for area in found if here == f"v1/{area['id']}.md"]
    if own:
        return table(own[0]["names"], titles, here)
    up = "../" * here.count("/")
    lines = ["| Table of names | Names |", "|---|---|"]
    for area in found:
        link = f"[{area['title']}]({up}v1/{area['id']}.md#names)"
        lines.append(f"| {link} | {len(area['names'])} |")
    return "\n".join(lines)


def script(docs: Path, url) -> str:
    """The names as a script, because a page opened from disk may load no other kind of file.

    Args:
        url: source path of a page -> its URL, relative to the root of the site.
    """
    titles = pages.titles(docs)
    names = [
        {
            "v1": row["v1"],
            "find": expression(row),
            "v2": row["v2"],
            "note": row.get("note", ""),
            "title": titles[f"{row['page']}.md"],
            "url": url(f"{row['page']}.md"),
            "both": row.get("both", False),
        }
        for area in areas(docs)
        for row in area["names"]
    ]
    content = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    return f"window.guideV1Names = {content};\n"


def recogniser(names: str) -> str:
    """The form and the place of its answer.

    Args:
        names: relative URL of the script that has the names.
    """
    return (
        f'<form class="guide-recogniser" data-guide-v1="{names}">'
        '<label for="guide-v1-code">Code, commands or a question</label>'
        '<textarea id="guide-v1-code" name="code" rows="10" spellcheck="false" '
        'autocapitalize="off"></textarea>'
        '<button class="md-button" type="submit">Say what it is today</button></form>'
        '<div data-guide-v1-result aria-live="polite">'
        "<p>The answer is made in your browser, which needs JavaScript for it. "
        "Without it, the tables below say the same.</p></div>"
    )


def on_files(files, config):
    """Publish the names for the recogniser."""

    def url(source: str) -> str:
        return files.get_file_from_path(source).url

    files.append(File.generated(config, SCRIPT, content=script(Path(config.docs_dir), url)))
    return files


def on_page_markdown(markdown, page, config, files):
    """Replace the directives."""
    docs, here = Path(config.docs_dir), page.file.src_uri
    names = get_relative_url(SCRIPT, page.url)
    markdown = directive.expand(markdown, "v1-recogniser", lambda: recogniser(names))
    return directive.expand(markdown, "v1-names", lambda: tables(docs, here))
