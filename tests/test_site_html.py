"""Promises of the built HTML."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from guide import pages, syllabus

ROOT = Path(__file__).parents[1]
SITE_URL = "/dp100-guide/"
LOADS = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src"}
NOT_LOADED = {"canonical", "prev", "next", "alternate"}


@pytest.fixture(scope="session")
def html_pages(built_site) -> dict[str, BeautifulSoup]:
    """Every page of the built site by its path; redirects are left out."""
    found = {
        path.relative_to(built_site).as_posix(): BeautifulSoup(
            path.read_text(encoding="utf-8"), "html.parser"
        )
        for path in sorted(built_site.rglob("*.html"))
    }
    return {name: soup for name, soup in found.items() if soup.select_one("main")}


def test_every_source_page_is_built(html_pages):
    sources = [entry.source for entry in pages.read(ROOT / "docs")]
    built = {name.removesuffix("index.html").rstrip("/") for name in html_pages}
    wanted = {re.sub(r"((^|/)index)?\.(md|ipynb)$", "", source) for source in sources}
    assert wanted <= built


def test_no_include_and_no_directive_is_left(html_pages):
    for name, soup in html_pages.items():
        text = "".join(str(tag) for tag in soup.select("article"))
        assert "--8&lt;--" not in text and "--8<--" not in text, name
        assert "<!-- guide:" not in text, name


def test_no_page_loads_anything_from_another_host(html_pages):
    for name, soup in html_pages.items():
        for tag, attribute in LOADS.items():
            for element in soup.select(f"{tag}[{attribute}]"):
                if NOT_LOADED & set(element.get("rel", [])):
                    continue
                assert not urlsplit(element[attribute]).netloc, f"{name}: {element}"


def test_no_style_sheet_loads_anything_from_another_host(built_site):
    for path in built_site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"url\(\s*['\"]?(https?:)?//|@import", text), path.name


def test_every_skill_of_every_page_is_known():
    known = syllabus.skills(ROOT / "docs")
    used = {skill for entry in pages.read(ROOT / "docs") for skill in entry.skills}
    assert used and used <= set(known)


def resolve(site: Path, page: str, address: str) -> tuple[Path, str]:
    """The file and the fragment that a link of a page leads to."""
    parts = urlsplit(address)
    if parts.path.startswith(SITE_URL):
        target = site / unquote(parts.path).removeprefix(SITE_URL)
    else:
        base = site / page
        target = (base.parent / unquote(parts.path)).resolve() if parts.path else base
    return (target / "index.html" if target.is_dir() else target), unquote(parts.fragment)


def test_every_internal_link_and_anchor_leads_somewhere(built_site, html_pages):
    identifiers = {
        name: {tag["id"] for tag in soup.select("[id]")} for name, soup in html_pages.items()
    }
    dead = []
    for name, soup in html_pages.items():
        for link in soup.select("a[href]"):
            parts = urlsplit(link["href"])
            if parts.scheme or parts.netloc:
                continue
            target, anchor = resolve(built_site.resolve(), name, link["href"])
            known = target.is_file() and target.relative_to(built_site.resolve()).as_posix()
            if not known or (anchor and anchor not in identifiers.get(known, {anchor})):
                dead.append(f"{name}: {link['href']}")
    assert not dead


def test_headings_come_in_order(html_pages):
    for name, soup in html_pages.items():
        levels = [int(h.name[1]) for h in soup.select("article :is(h1, h2, h3, h4, h5, h6)")]
        assert levels and levels[0] == 1 and levels.count(1) == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), (name, levels)


def test_images_have_a_text(html_pages):
    for name, soup in html_pages.items():
        assert all(image.get("alt") for image in soup.select("article img")), name


def test_identifiers_are_unique(html_pages):
    for name, soup in html_pages.items():
        ids = [tag["id"] for tag in soup.select("[id]")]
        assert sorted(set(ids)) == sorted(ids), name


def test_every_footer_names_versions_and_leads_to_what_they_mean(html_pages):
    for name, soup in html_pages.items():
        footer = soup.select_one("footer .md-copyright")
        assert "azure-ai-ml 1." in footer.get_text(), name
        target = footer.select_one("a")["href"]
        assert target.rstrip("/").endswith("emulator") or name == "emulator/index.html", name


def test_pages_about_the_exam_say_that_it_has_retired(html_pages):
    for entry in pages.read(ROOT / "docs"):
        if entry.skills and entry.source.endswith(".md"):
            page = html_pages[entry.source.removesuffix(".md") + "/index.html"]
            assert "DP-100 retired on" in page.select_one(".md-banner").get_text(), entry.source


def test_questions_stay_out_of_the_search_index(built_site):
    index = (built_site / "search/search_index.json").read_text(encoding="utf-8")
    assert "Answer and reasons" not in index
    assert "idle_time_before_scale_down" in index


def test_neither_the_bank_nor_the_machine_is_published(built_site):
    published = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*")}
    private = ("practice/bank", "hooks", "tools", "partials")
    assert not [path for path in published if path.startswith(private) or path.endswith(".mmd")]
    assert "open-data/syllabus.yml" in published


def test_a_renamed_page_leads_to_the_new_one(built_site):
    old = (built_site / "compute/compute-cluster/index.html").read_text(encoding="utf-8")
    assert "../cluster/" in old
