"""What the printer gets: everything, light, with the answers and the addresses at the end."""

import io
import shutil

import pdfplumber
import pytest

import fonts
from support.site import serve

TASK = "jobs/command-job/"
BODY = 7.5  # points: no smaller print than this


@pytest.fixture(scope="module")
def printed_site(built_site, tmp_path_factory):
    """The address of the site with the fonts that `make pdf` gives it."""
    copy = shutil.copytree(built_site, tmp_path_factory.mktemp("print") / "site")
    fonts.cut(copy)
    with serve(copy) as url:
        yield url


@pytest.fixture
def paper(page, printed_site):
    """Prints a page of the site and returns it as an open PDF."""

    def print_page(path: str, tabs: str = "", paper_format: str = "A4") -> pdfplumber.PDF:
        page.goto(printed_site + path, wait_until="networkidle")
        page.locator(".tabbed-labels label", has_text="Azure CLI").first.click()
        page.evaluate("tabs => document.documentElement.dataset.guidePrint = tabs", tabs or "all")
        data = page.pdf(format=paper_format, print_background=True, tagged=True, outline=True)
        return pdfplumber.open(io.BytesIO(data))

    return print_page


def text(pdf: pdfplumber.PDF) -> str:
    return "\n".join(sheet.extract_text() for sheet in pdf.pages)


def test_paper_is_light_shows_all_tabs_and_opens_folded_parts(page, served_site):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{served_site}conventions/", wait_until="networkidle")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".md-header").is_hidden()
    blocks = page.locator(".tabbed-block")
    assert all(blocks.nth(n).is_visible() for n in range(blocks.count()))
    labels = page.locator(".tabbed-labels label")
    assert all(labels.nth(n).is_visible() for n in range(labels.count()))
    assert page.locator(".guide-question details li").first.is_visible()
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    assert page.locator(".md-copyright").is_visible()


def test_all_tabs_are_printed_under_their_titles(paper):
    printed = text(paper(TASK))
    for title in ("Python SDK", "Azure CLI", "job.yml", "Studio"):
        assert title in printed
    assert "ml_client.jobs.create_or_update" in printed
    assert "az ml job create --file job.yml" in printed


def test_only_the_chosen_tab_is_printed_on_request(paper):
    printed = text(paper(TASK, tabs="chosen"))
    assert "az ml job create --file job.yml" in printed
    assert "DefaultAzureCredential" not in printed


def test_answers_and_addresses_stand_at_the_end(paper):
    printed = text(paper(TASK))
    before, key = printed.split("Answers\n", 1)
    assert "Right:" in key and "Right:" not in before
    assert "learn.microsoft.com/azure/machine-learning/how-to-train-model" in before


def test_the_foot_of_every_sheet_says_when_and_with_what(paper):
    pdf = paper(TASK)
    for number, sheet in enumerate(pdf.pages, start=1):
        foot = sheet.extract_text().splitlines()[-1]
        assert "text checked" in foot and "azure-ai-ml" in foot
        assert foot.endswith(f"{number} / {len(pdf.pages)}")


@pytest.mark.parametrize("paper_format", ["A4", "Letter"])
def test_nothing_is_cut_at_the_margin_or_too_small(paper, paper_format):
    for sheet in paper(TASK, paper_format=paper_format).pages:
        for word in sheet.extract_words(extra_attrs=["size"]):
            assert word["x0"] >= 14 and word["x1"] <= sheet.width - 14, word["text"]
            assert word["size"] >= BODY - 0.05, word["text"]


def test_the_page_is_as_before_after_printing(page, served_site):
    page.goto(served_site + TASK, wait_until="networkidle")
    before = page.locator("article").inner_html()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".guide-key").count() == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("article").inner_html() == before
