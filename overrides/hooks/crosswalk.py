"""`<!-- guide:crosswalk -->`: what became of each skill of DP-100, and what is new in AI-300."""

from pathlib import Path

from guide import data, directive, pages, syllabus
from skill_pages import cell

WORDS = {"same": "same", "same_folded": "folded", "partly": "partly", "gone": "gone"}


def rows(docs: Path, outline: dict, here: str) -> list[str]:
    """One Markdown table for each domain of the DP-100 outline."""
    taught = pages.by_skill(pages.read(docs))
    known = syllabus.skills(docs)
    became = {row["dp100"]: row for row in data.load(docs / syllabus.FILE)["crosswalk"]}
    lines = []
    for domain in outline["domains"]:
        lines += [f"### {domain['title']}", ""]
        lines += ["| DP-100 | In AI-300 | Its skills there | Pages |", "|---|---|---|---|"]
        for group in domain["groups"]:
            for bullet in group["bullets"]:
                row = became[bullet["id"]]
                texts = "; ".join(known[name].text for name in row["ai300"]) or "–"
                note = f" ({row['note']})" if row.get("note") else ""
                links = cell(taught.get(bullet["id"], []), here)
                word = WORDS[row["relation"]]
                lines.append(f"| {bullet['text']} | **{word}** | {texts}{note} | {links} |")
        lines.append("")
    return lines


def new(docs: Path, outline: dict, here: str) -> list[str]:
    """The skills of AI-300 that no skill of DP-100 became."""
    taught = pages.by_skill(pages.read(docs))
    reached = {
        name for row in data.load(docs / syllabus.FILE)["crosswalk"] for name in row["ai300"]
    }
    lines = ["### New in AI-300 { #new }", "", "| Skill | Domain | Pages |", "|---|---|---|"]
    for domain, _, bullet in syllabus.bullets(outline):
        if bullet["id"] not in reached:
            links = cell(taught.get(bullet["id"], []), here)
            lines.append(f"| {bullet['text']} | {domain['title']} | {links} |")
    return lines


def table(docs: Path, here: str) -> str:
    """The whole crosswalk as Markdown for the page `here`."""
    outlines = {outline["id"]: outline for outline in syllabus.outlines(docs)}
    lines = rows(docs, outlines["dp100-2025"], here) + new(docs, outlines["ai300-2026"], here)
    return "\n".join(lines)


def on_page_markdown(markdown, page, config, files):
    """Replace the directive by the tables."""
    docs, here = Path(config.docs_dir), page.file.src_uri
    return directive.expand(markdown, "crosswalk", lambda: table(docs, here))
