"""Tooltips on abbreviations: the glossary is appended to every page as Markdown abbreviations."""

from pathlib import Path

from guide import data, directive
from guide.problem import Problem

FILE = "open-data/glossary.yml"


def abbreviations(entries: list[dict]) -> str:
    """Definitions for the `abbr` extension, one line a term. Raises Problem for a bad entry."""
    seen: set[str] = set()
    for entry in entries:
        term = entry.get("term", "")
        if not term or not entry.get("meaning") or term in seen:
            raise Problem(
                f"docs/{FILE}",
                f"the entry {entry} has no term, no meaning, or a term that was there before",
                "give every term once, with its meaning",
            )
        seen.add(term)
    return "\n".join(f"*[{entry['term']}]: {entry['meaning']}" for entry in entries)


def table(entries: list[dict]) -> str:
    """All terms with their meanings, as a definition list."""
    return "\n\n".join(
        f"{entry['term']}\n:   {entry['meaning']}"
        for entry in sorted(entries, key=lambda entry: entry["term"].lower())
    )


def on_page_markdown(markdown, page, config, files):
    """Append the abbreviations, and replace `<!-- guide:glossary -->` by all of them."""
    entries = data.load(Path(config.docs_dir) / FILE)["terms"]
    markdown = directive.expand(markdown, "glossary", lambda: table(entries))
    return f"{markdown}\n\n{abbreviations(entries)}\n"
