"""A booklet: contents with page numbers, bookmarks, links within, and all that the pages show."""

import pdfplumber
import pytest
from mkdocs.config import load_config
from pypdf import PdfReader

import pdf
from booklet import Booklet, Chapter
from support.pages.markdown import parse
from support.paper import letters, shown_lines
from support.site import ROOT

PART = "Some pages"
PAGES = ["compute/cluster", "jobs/command-job", "sweep/early-termination", "reference/limits"]
CHAPTERS = [Chapter(PART, f"{page}/") for page in PAGES]
SIDE = 14  # points


@pytest.fixture(scope="module")
def path(browser, printable_site, printed_site, tmp_path_factory):
    """The PDF file of a booklet of four pages, as `make pdf` binds it."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    page = browser.new_page()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "DIST", tmp_path_factory.mktemp("booklet"))
        patch.setattr(pdf, "ROOT", pdf.DIST)
        booklet = Booklet(printable_site, config.site_url, PART, CHAPTERS)
        target = pdf.bind(booklet, lambda *call: pdf.put_on_paper(page, *call), printed_site)
        pdf.describe(target, config)
    page.close()
    return target


@pytest.fixture(scope="module")
def paper(path):
    """The open PDF of the booklet."""
    with pdfplumber.open(path) as opened:
        yield opened


def destinations(reader: PdfReader) -> dict[str, int]:
    """Anchor -> number of its sheet, from 1."""
    named = reader.named_destinations.items()
    return {
        name.lstrip("/"): reader.get_destination_page_number(place) + 1 for name, place in named
    }


def bookmarks(outline) -> list[str]:
    """The titles of an outline, at any depth."""
    nested = [[each.title] if not isinstance(each, list) else bookmarks(each) for each in outline]
    return [title for titles in nested for title in titles]


def test_the_contents_number_the_sheets_on_which_chapters_begin(path, paper):
    places = destinations(PdfReader(path))
    numbers = [words[-1] for words in contents(paper) if words[-1].isdigit()]
    assert numbers == [str(places[chapter.id]) for chapter in CHAPTERS]
    assert len(set(numbers)) == len(CHAPTERS)


def contents(paper) -> list[list[str]]:
    """The lines of the sheets before the first chapter, as words."""
    lines = "\n".join(sheet.extract_text() for sheet in paper.pages[:2]).splitlines()
    return [line.split() for line in lines if line.strip() and not line.startswith("DP-100")]


def test_every_chapter_has_a_bookmark(path):
    titles = [parse(ROOT / f"docs/{page}.md").headings[0].text for page in PAGES]
    assert set(titles) <= set(bookmarks(PdfReader(path).outline))


def test_links_between_chapters_stay_in_the_booklet(path):
    reader = PdfReader(path)
    known = destinations(reader)
    inner, outer = set(), set()
    for page in reader.pages:
        for note in page.get("/Annots", []):
            link = note.get_object()
            if "/Dest" in link:
                inner.add(str(link["/Dest"]).lstrip("/"))
            elif "/URI" in link.get("/A", {}):
                outer.add(link["/A"]["/URI"])
    assert {chapter.id for chapter in CHAPTERS} <= inner
    assert inner <= set(known)
    assert outer and all(address.startswith("https:") for address in outer)
    assert not any(f"/{page}/" in address for page in PAGES for address in outer)


@pytest.mark.parametrize("page", PAGES[:3])
def test_the_code_of_every_tab_is_printed(paper, page):
    code = shown_lines(ROOT, ROOT / f"docs/{page}.md")
    text = letters(paper)
    assert code and [each for each in code if each not in text] == []


def test_nothing_stands_outside_the_margins(paper):
    for sheet in paper.pages:
        for word in sheet.extract_words():
            assert word["x0"] >= SIDE and word["x1"] <= sheet.width - SIDE, word["text"]


def test_it_is_tagged_and_says_what_it_is(path):
    reader = PdfReader(path)
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in catalog
    assert catalog["/Lang"].startswith("en")
    assert reader.metadata.title == PART and reader.metadata.author and reader.metadata.subject


def test_fonts_are_embedded(path):
    for page in PdfReader(path).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            [inner] = font.get_object().get("/DescendantFonts", [font])
            descriptor = inner.get_object().get("/FontDescriptor", {})
            kinds = {"/FontFile", "/FontFile2", "/FontFile3"}
            assert kinds & set(descriptor) or font.get_object()["/Subtype"] == "/Type3"
