"""`<!-- guide:needs -->`: the "Before you start" box of a task page."""

from collections.abc import Callable
from pathlib import Path

from guide import directive, listings


def box(needs: list[tuple[str, str]], link: Callable[[str], str | None]) -> str:
    """The box as Markdown. `needs`: (name, title) in running order; `link`: name -> URL or None."""
    lines = ['!!! abstract "Before you start"']
    if not needs:
        lines.append("    This page starts from nothing: no other page has to be worked through.")
        return "\n".join(lines)
    lines += ["    This page uses what these pages create. Run them first, in this order:", ""]
    for number, (name, title) in enumerate(needs, start=1):
        url = link(name)
        lines.append(f"    {number}. [{title}]({url})" if url else f"    {number}. {title}")
    return "\n".join(lines)


def on_page_markdown(markdown, page, config, files):
    """Replace the directive by the box of the listing that has the page's own path."""
    here = page.file.src_uri
    snippets = Path(config.config_file_path).parent / "snippets"

    def link(name: str) -> str | None:
        target = files.get_file_from_path(f"{name}.md")
        depth = here.count("/")
        return "../" * depth + target.src_uri if target else None

    def render() -> str:
        return box(listings.needs(snippets, here.removesuffix(".md"), f"docs/{here}"), link)

    return directive.expand(markdown, "needs", render)
