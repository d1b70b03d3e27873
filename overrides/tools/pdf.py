"""Print the guide (`make pdf`): cheat sheets, a booklet for each part of the nav, and the whole.

The system's Chromium prints, with bookmarks and tags; the files come to dist/pdf/.
"""

import functools
import http.server
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config import load_config
from pypdf import PdfReader, PdfWriter

import chromium
import fonts
from booklet import Booklet, Chapter

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist" / "pdf"
PRODUCTS = ("sheets", "booklets", "guide")
SHEETS = "cheatsheets/"
NOT_PRINTED = (SHEETS, "tags.md")
MOVE_LINKS = """([here, there]) => {
  for (const link of document.querySelectorAll("a[href]:not([href^='#'])"))
    link.href = link.href.replace(here, there);
}"""


def main(arguments: list[str]) -> int:
    """Print everything, or only what the arguments name: ``sheets``, ``booklets``, ``guide``."""
    wanted = set(arguments or PRODUCTS)
    config = load_config(str(ROOT / "mkdocs.yml"))
    with tempfile.TemporaryDirectory() as scratch, printer() as print_page:
        site = Path(scratch) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", site]
        subprocess.run(command, cwd=ROOT, check=True)
        fonts.cut(site)
        with served(site) as address:
            if "sheets" in wanted:
                for page in sorted(site.glob(f"{SHEETS}*/index.html")):
                    target = DIST / SHEETS / f"{page.parent.name}.pdf"
                    source = f"{address}{SHEETS}{page.parent.name}/"
                    print_page(source, target, (address, config.site_url))
                    describe(target, config)
            for booklet in booklets(site, config, wanted):
                describe(bind(booklet, print_page, address), config)
    return 0


def booklets(site: Path, config, wanted: set[str]) -> Iterator[Booklet]:
    """A booklet for each section of the nav, and one of all of them."""
    parts = [(title, chapters(entries, title)) for title, entries in sections(config.nav)]
    if "booklets" in wanted:
        for title, pages in parts:
            if pages:
                yield Booklet(site, config.site_url, title, pages)
    if "guide" in wanted:
        everything = [page for _, pages in parts for page in pages]
        yield Booklet(site, config.site_url, config.site_name, everything)


def sections(nav: list) -> Iterator[tuple[str, list]]:
    """Title and entries of each section at the top of the nav."""
    for entry in nav:
        if isinstance(entry, dict):
            for title, inside in entry.items():
                if isinstance(inside, list):
                    yield title, inside


def chapters(entries: list, part: str) -> list[Chapter]:
    """The printed pages of a section, each with the title of the innermost group."""
    found = []
    for entry in entries:
        label, inside = next(iter(entry.items())) if isinstance(entry, dict) else (None, entry)
        if isinstance(inside, list):
            found += chapters(inside, label)
        elif not inside.startswith(NOT_PRINTED) and inside.endswith((".md", ".ipynb")):
            found.append(Chapter(part, url_of(inside)))
    return found


def url_of(source: str) -> str:
    """The directory URL of a page's source: jobs/x.md -> jobs/x/, jobs/index.md -> jobs/."""
    path = source.rpartition(".")[0]
    folder, _, name = path.rpartition("/")
    return f"{folder}/" if name == "index" and folder else "" if name == "index" else f"{path}/"


def bind(booklet: Booklet, print_page, address: str) -> Path:
    """Print a booklet twice: the first time tells on which sheets its chapters begin."""
    name = re.sub(r"[^a-z0-9]+", "-", booklet.title.lower()).strip("-")
    source = booklet.site / f"{name}-booklet.html"
    target = DIST / f"{name}.pdf"
    pages: dict[str, int] = {}
    for _ in range(2):
        source.write_text(booklet.html(pages), encoding="utf-8")
        print_page(f"{address}{source.name}", target)
        pages = starts(target, booklet)
    return target


def starts(path: Path, booklet: Booklet) -> dict[str, int]:
    """Chapter id -> number of the sheet on which it begins, from the PDF's destinations."""
    reader = PdfReader(path)
    named = {name.lstrip("/"): place for name, place in reader.named_destinations.items()}
    return {
        chapter.id: reader.get_destination_page_number(named[chapter.id]) + 1
        for chapter in booklet.chapters
        if chapter.id in named
    }


def describe(path: Path, config) -> None:
    """Write language, author and subject into a PDF."""
    writer = PdfWriter(clone_from=path)
    writer.add_metadata({"/Author": config.repo_name, "/Subject": config.site_description.strip()})
    writer.write(path)
    size = path.stat().st_size // 1000
    print(f"wrote {path.relative_to(ROOT)}: {len(writer.pages)} pages, {size} kB")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of ``site`` on loopback."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *arguments) -> None:
        """No line for each request."""


@contextmanager
def printer():
    """A function that prints an address to a PDF file."""
    from playwright.sync_api import sync_playwright

    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=sandbox)
        page = browser.new_page()

        yield functools.partial(put_on_paper, page)
        browser.close()


def put_on_paper(page, address: str, target: Path, moved: tuple[str, str] | None = None) -> None:
    """Print an address with all tabs to a PDF file.

    Args:
        page: a page of Playwright's browser.
        moved: where the site is served and where it is published, if links have to be changed.
    """
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.documentElement.dataset.guidePrint = 'all'")
    if moved:
        page.evaluate(MOVE_LINKS, moved)
    target.parent.mkdir(parents=True, exist_ok=True)
    page.pdf(path=target, format="A4", print_background=True, tagged=True, outline=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
