"""What a first visit weighs, compressed as servers do."""

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

KB = 1000
FONTS_BUDGET = 80 * KB
BUDGETS = {
    "labs/": 200 * KB,
    "cheatsheets/night-before/": 102 * KB,  # the whole exam, four pages of paper
    "": 95 * KB,
}


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def first_visit(page: Path) -> int:
    """Bytes of a page with its style sheets and its scripts."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    styles = [link["href"] for link in soup.select("link[rel=stylesheet]")]
    scripts = [script["src"] for script in soup.select("script[src]")]
    files = {(page.parent / address).resolve() for address in styles + scripts}
    return weight(page) + sum(weight(file) for file in files)


def test_every_page_is_within_its_budget(built_site):
    worker = weight(next(built_site.glob("assets/javascripts/workers/search.*.js")))
    for page in built_site.rglob("index.html"):
        name = page.relative_to(built_site).as_posix()
        budget = next(size for start, size in BUDGETS.items() if name.startswith(start))
        assert first_visit(page) + worker <= budget, name


def test_fonts_are_within_their_budget(built_site):
    sizes = [path.stat().st_size for path in built_site.rglob("*.woff2")]
    assert sizes and sum(sizes) <= FONTS_BUDGET


@pytest.mark.parametrize("font", ["source-sans-3", "jetbrains-mono"])
def test_every_font_comes_with_its_licence(built_site, font):
    licence = built_site / f"assets/fonts/{font}.LICENSE.txt"
    assert "SIL Open Font License" in licence.read_text(encoding="utf-8")
