"""`<!-- guide:limits -->`: limits and defaults, by what they are for, each with its source."""

import re
from pathlib import Path

from guide import data, directive, pages
from guide.problem import Problem

FILE = "open-data/limits.yml"
CHANGE = {
    "yes": "on request",
    "no": "fixed",
    "setting": "your setting",
    "unknown": "not said",
}
HEAD = "| What | {kind} | For each | Can it change? | Source |\n|---|---|---|---|---|"


def amount(value, unit: str | None) -> str:
    """A number as people read it, with its unit; text stays as it is."""
    is_text = isinstance(value, str)
    shown = re.sub(r"(?<=\d)-(?=\d)", "–", value) if is_text else f"{value:,}"
    return f"{shown} {unit or ''}".strip()


def origin(source: dict) -> str:
    """The source as Markdown: a link, or the argument of a class in an installed package."""
    return f"[Microsoft]({source['url']})" if "url" in source else f"SDK: `{source['argument']}`"


def line(row: dict) -> str:
    """One row of a table. Raises Problem for an unknown answer to "can it change"."""
    if row["adjustable"] not in CHANGE:
        what = f"{row['name']}: unknown value '{row['adjustable']}' of adjustable"
        raise Problem(f"docs/{FILE}", what, f"one of {', '.join(CHANGE)}")
    name = row["name"] + (f" ({row['note']})" if row.get("note") else "")
    shown = f"**{amount(row['value'], row.get('unit'))}**"
    change = CHANGE[row["adjustable"]]
    return f"| {name} | {shown} | {row['scope']} | {change} | {origin(row['source'])} |"


def tables(docs: Path, here: str) -> str:
    """For each area its limits, then its defaults.

    Args:
        here: source path of the page that shows the tables.
    """
    content = data.load(docs / FILE)
    titles = pages.titles(docs)
    lines = []
    for area, title in content["areas"].items():
        source = f"{content['pages'][area]}.md"
        link = f"[{titles[source]}]({'../' * here.count('/')}{source})"
        lines += [f"## {title} {{ #{area} }}", "", f"In use: {link}.", ""]
        for kind in ("limit", "default"):
            found = [r for r in content["limits"] if r["area"] == area and r["kind"] == kind]
            if found:
                lines += [HEAD.format(kind=kind.capitalize()), *map(line, found), ""]
    return "\n".join(lines)


def on_page_markdown(markdown, page, config, files):
    """Replace the directive by the tables."""
    docs, here = Path(config.docs_dir), page.file.src_uri
    return directive.expand(markdown, "limits", lambda: tables(docs, here))
