"""The offline copy works from disk, with the network off."""

import pytest


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    """The address of the site as the zip holds it."""
    import offline

    target = tmp_path_factory.mktemp("offline") / "site"
    offline.install()
    offline.build(target)
    return target.as_uri()


@pytest.fixture
def visit(browser, disk):
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda m: m.type == "error" and page.errors.append(m.text))

    def open_page(path: str):
        page.goto(f"{disk}/{path}", wait_until="load")
        page.locator("label a[href]").first.wait_for(state="attached")
        return page

    yield open_page
    assert page.errors == []
    context.close()


def test_search_finds_a_flag(visit):
    page = visit("jobs/command-job.html")
    page.locator("[data-md-component=search-query]").fill("--min-instances")
    pages = page.locator(".md-search-result__item > .md-search-result__link")
    pages.first.wait_for()
    found = [pages.nth(n).get_attribute("href") for n in range(3)]
    assert any("compute/cluster.html" in address for address in found), found


def test_the_chosen_tab_is_remembered_on_the_next_page(visit):
    page = visit("jobs/command-job.html")
    page.locator(".tabbed-labels label", has_text="Azure CLI").first.click()
    page = visit("compute/cluster.html")
    chosen = page.locator(".tabbed-set > input:checked").first.get_attribute("id")
    assert page.locator(f"label[for={chosen}]").inner_text() == "Azure CLI"


def test_answers_open_and_links_lead_to_files(visit):
    page = visit("jobs/command-job.html")
    page.locator(".guide-question summary").first.click()
    assert page.locator(".guide-question details li").first.is_visible()
    page.locator("article a", has_text="delete the cluster").click()
    page.wait_for_url("**/compute/cluster.html#*")
