"""`<!-- guide:emulator-coverage -->` and `<!-- guide:emulator-differences -->`: what the emulator
says of itself."""

from pathlib import Path

from guide import data, directive

FILE = "open-data/emulator.yml"
MODELLED, RECORDED, MISSING = "modelled", "recorded only", "not modelled"
VERBS = {"put": "create", "patch": "update", "get": "show", "list": "list", "delete": "delete"}


def differences(entries: list[dict]) -> str:
    """A section with a table for each group of differences."""
    lines = []
    for title in dict.fromkeys(entry["title"] for entry in entries):
        lines += [f"### {title}", "", "| About | Azure | The emulator |", "|---|---|---|"]
        lines += [
            row(entry["about"], entry["azure"], entry["emulator"])
            for entry in entries
            if entry["title"] == title
        ]
        lines.append("")
    return "\n".join(lines)


def coverage(found: dict) -> str:
    """Tables of resources, of types within them, and of commands that are not there."""
    lines = ["| Resource | Modelled | Recorded only | Not modelled |", "|---|---|---|---|"]
    lines += [row(*by_state(entry["type"], entry["operations"])) for entry in found["resources"]]
    lines += ["", "| Of | Modelled | Recorded only | Not modelled |", "|---|---|---|---|"]
    lines += [row(*by_state(entry["group"], entry["types"])) for entry in found["variants"]]
    lines += ["", "| Command or flag of az | Why it is not there |", "|---|---|"]
    for entry in found["commands"] + found["flags"]:
        if entry["state"] != MODELLED:
            name = f"az {entry['command']}" if "command" in entry else entry["flag"]
            lines.append(row(f"`{name}`", entry["reason"]))
    return "\n".join(lines)


def by_state(name: str, states: dict[str, str]) -> tuple[str, ...]:
    """The cells of a row: a name, then what is in each of the three states."""
    cells = (
        ", ".join(VERBS.get(item, item) for item, state in states.items() if state == wanted)
        for wanted in (MODELLED, RECORDED, MISSING)
    )
    return (name, *cells)


def row(*cells: str) -> str:
    """One row of a table."""
    return f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |"


def on_page_markdown(markdown, page, config, files):
    """Replace the directives by the tables."""
    file = Path(config.docs_dir) / FILE
    markdown = directive.expand(markdown, "emulator-coverage", lambda: coverage(data.load(file)))
    return directive.expand(
        markdown, "emulator-differences", lambda: differences(data.load(file)["differences"])
    )
