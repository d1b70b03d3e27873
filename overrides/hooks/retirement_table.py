"""`<!-- guide:retirements -->`: what Azure has retired or renamed, when, and what replaces it."""

from pathlib import Path

from guide import data, directive

FILE = "open-data/retirements.yml"
TITLES = {
    "exam": "Exams and courses",
    "package": "Packages and command lines",
    "feature": "Features",
    "product": "Products",
    "hardware": "VM sizes",
    "name": "Names",
}


def section(kind: str, entries: list[dict]) -> str:
    """One kind as a heading and a table, the newest first."""
    lines = [f"## {TITLES[kind]}", "", "| What | When | Instead | How sure |", "|---|---|---|---|"]
    for entry in sorted(entries, key=lambda e: str(e.get("retired_on") or ""), reverse=True):
        note = f" {entry['note']}" if entry.get("note") else ""
        when = entry.get("retired_on") or entry.get("status") or "–"
        sure = f"[{entry['certainty']}]({entry['source']})"
        instead = f"{entry.get('replaced_by') or '–'}.{note}".replace("..", ".")
        lines.append(f"| {entry['what']} | {when} | {instead} | {sure} |")
    return "\n".join(" ".join(line.split()) for line in lines)


def table(docs: Path) -> str:
    """All kinds, in the order of `TITLES`."""
    entries = data.load(docs / FILE)["retirements"]
    kinds = [kind for kind in TITLES if any(entry["kind"] == kind for entry in entries)]
    return "\n\n".join(section(kind, [e for e in entries if e["kind"] == kind]) for kind in kinds)


def on_page_markdown(markdown, page, config, files):
    """Replace the directive by the tables."""
    docs = Path(config.docs_dir)
    return directive.expand(markdown, "retirements", lambda: table(docs))
