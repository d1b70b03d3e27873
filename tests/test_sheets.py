"""Cheat sheets: two legible pages of A4, four for the whole exam, with the code of every tab."""

import io
from pathlib import Path

import pdfplumber
import pytest
from mkdocs.config import load_config
from pypdf import PdfReader

import pdf
from support.pages.markdown import parse
from support.paper import contrast, letters, shown_code
from support.site import ROOT

FOLDER = ROOT / "docs/cheatsheets"
SHEETS = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "index")
PAGES = {"night-before": 4}  # of other sheets: 2
A4 = (595, 842)  # points
MM = 72 / 25.4
SIDE, TOP, BOTTOM = 8 * MM, 7 * MM, 9 * MM  # margins; the foot stands in the bottom one
SMALLEST = 7.5  # points
CONTRAST = 4.5
CLIPPED = """() => [...document.querySelectorAll(
  ".guide-sheet :is(.md-typeset__scrollwrap, .md-typeset__table, .tabbed-block, pre, code)")]
  .filter((each) => getComputedStyle(each).display !== "inline")
  .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)"""


@pytest.fixture(scope="module", params=SHEETS)
def name(request) -> str:
    """The name of a cheat sheet."""
    return request.param


@pytest.fixture(scope="module")
def path(name, browser, printed_site, tmp_path_factory) -> Path:
    """The PDF file of a cheat sheet, as `make pdf` prints it."""
    target = tmp_path_factory.mktemp(name) / "sheet.pdf"
    page = browser.new_page()
    moved = (printed_site, load_config(str(ROOT / "mkdocs.yml")).site_url)
    pdf.put_on_paper(page, f"{printed_site}cheatsheets/{name}/", target, moved)
    page.close()
    return target


@pytest.fixture(scope="module")
def sheet(path):
    """The open PDF of a cheat sheet."""
    with pdfplumber.open(path) as opened:
        yield opened


def test_sheet_has_its_pages_of_a4(name, sheet):
    assert len(sheet.pages) == PAGES.get(name, 2)
    for page in sheet.pages:
        assert (page.width, page.height) == pytest.approx(A4, abs=1)


def test_nothing_is_small_or_outside_the_margins(sheet):
    for page in sheet.pages:
        for word in page.extract_words(extra_attrs=["size"]):
            assert word["size"] >= SMALLEST - 0.05, word["text"]
            assert word["x0"] >= SIDE - 1 and word["x1"] <= page.width - SIDE + 1, word["text"]
            assert word["top"] >= TOP - 1 and word["bottom"] <= page.height - 1, word["text"]
        body = page.crop((0, 0, page.width, page.height - BOTTOM)).extract_words()
        foot = page.crop((0, page.height - BOTTOM, page.width, page.height)).extract_text()
        assert len(body) > 400 and "text checked" in foot.splitlines()[0]


def test_the_code_of_every_tab_is_printed(name, sheet):
    text = letters(sheet)
    code = shown_code(ROOT, FOLDER / f"{name}.md")
    assert len(code) > 10
    assert [each for each in code if each not in text] == []


def test_only_the_fonts_of_the_guide_are_used_and_embedded(path):
    found = set()
    for page in PdfReader(path).pages:
        for font in page["/Resources"]["/Font"].values():
            [inner] = font.get_object().get("/DescendantFonts", [font])
            descriptor = inner.get_object()["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
            found.add(descriptor["/FontName"].partition("+")[2])
    assert {each.partition("-")[0] for each in found} == {"SourceSans3", "JetBrainsMono"}


def test_every_word_is_legible_in_grey(sheet):
    for page in sheet.pages:
        image = page.to_image(resolution=300).original.convert("L")
        scale = image.width / float(page.width)
        for word in page.extract_words():
            box = [round(word[side] * scale) for side in ("x0", "top", "x1", "bottom")]
            assert contrast(*image.crop(box).getextrema()) >= CONTRAST, word["text"]


def test_links_lead_to_the_published_site(path):
    links = [
        note.get_object().get("/A", {}).get("/URI", "https:")
        for page in PdfReader(path).pages
        for note in page.get("/Annots", [])
    ]
    assert links and all(link.startswith("https:") for link in links)


def test_nothing_is_clipped_on_paper(name, page, printed_site):
    page.set_viewport_size({"width": round((A4[0] - 2 * SIDE) / 0.75), "height": 1000})
    page.goto(f"{printed_site}cheatsheets/{name}/", wait_until="networkidle")
    page.evaluate("document.documentElement.dataset.guidePrint = 'all'")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(CLIPPED) == []


def test_a_phone_shows_it_without_sideways_scrolling(name, page, printed_site):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{printed_site}cheatsheets/{name}/", wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_browser_prints_the_chosen_tabs(name, page, printed_site):
    page.goto(f"{printed_site}cheatsheets/{name}/", wait_until="networkidle")
    page.locator(".tabbed-labels label", has_text="Azure CLI").first.click()
    before = page.locator("article").text_content()
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4", print_background=True))) as paper:
        text = letters(paper)
    sdk, cli = shown_code(ROOT, FOLDER / f"{name}.md")[:2]
    assert cli in text and sdk not in text
    assert page.locator("article").text_content() == before
    assert page.locator(".guide-whole, .guide-left-out").count() == 0


def test_every_sheet_is_on_the_index_page():
    links = [target for _, target in parse(FOLDER / "index.md").links]
    assert SHEETS and {f"{name}.md" for name in SHEETS} <= set(links)
