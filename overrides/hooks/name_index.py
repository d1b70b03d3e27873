"""`<!-- guide:names-sdk -->`, `-mlflow`, `-cli`, `-yaml`: every name and the pages that show it."""

from functools import partial
from pathlib import Path

from guide import directive, names
from guide.pages import Entry

KINDS = {"sdk": "Name", "mlflow": "Function", "cli": "Command", "yaml": "Schema and key"}


def table(head: str, rows: dict[str, list[Entry]], here: str) -> str:
    """The names with links, as a Markdown table for the page `here`."""
    up = "../" * here.count("/")
    lines = [f"| {head} | Pages |", "|---|---|"]
    for name, entries in rows.items():
        links = ", ".join(f"[{entry.title}]({up}{entry.source})" for entry in entries)
        lines.append(f"| `{name}` | {links} |")
    return "\n".join(lines)


def _render(docs: Path, snippets: Path, kind: str, head: str, here: str) -> str:
    return table(head, names.index(docs, snippets).get(kind, {}), here)


def on_page_markdown(markdown, page, config, files):
    """Replace the directives by the tables."""
    docs, here = Path(config.docs_dir), page.file.src_uri
    snippets = Path(config.config_file_path).parent / "snippets"
    for kind, head in KINDS.items():
        render = partial(_render, docs, snippets, kind, head, here)
        markdown = directive.expand(markdown, f"names-{kind}", render)
    return markdown
