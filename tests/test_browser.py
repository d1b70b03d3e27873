"""Promises that only a browser can keep."""

import pytest

INDEX = "search/search_index.json"
TASK = "jobs/command-job/"
CLUSTER = "compute/cluster/"


@pytest.fixture
def visit(page, served_site):
    """Opens a page of the site; `visit.requests` has every address asked for since."""

    def open_page(path: str = ""):
        page.goto(served_site + path)
        page.wait_for_load_state("networkidle")
        return page

    open_page.requests, open_page.errors = [], []
    page.on("request", lambda request: open_page.requests.append(request.url))
    page.on("pageerror", lambda error: open_page.errors.append(str(error)))
    page.on("console", lambda m: m.type == "error" and open_page.errors.append(m.text))
    return open_page


def results(page, words: str) -> list[str]:
    """The addresses of the pages that a search for `words` finds, best first."""
    query = page.locator("[data-md-component=search-query]")
    query.fill(words)
    query.press("End")
    items = page.locator(".md-search-result__item")  # a page each, with links to its sections
    items.first.wait_for()
    first = [items.nth(n).locator("a").first for n in range(items.count())]
    return [link.get_attribute("href") for link in first]


def test_tabs_switch_together_and_are_remembered(visit):
    page = visit(TASK)
    page.locator(".tabbed-labels label", has_text="Azure CLI").first.click()
    chosen = page.locator(".tabbed-set > input:checked")
    names = {
        page.locator(f"label[for={chosen.nth(n).get_attribute('id')}]").inner_text()
        for n in range(chosen.count())
    }
    assert names == {"Azure CLI"}
    page = visit(CLUSTER)
    checked = page.locator(".tabbed-set > input:checked").first.get_attribute("id")
    assert page.locator(f"label[for={checked}]").inner_text() == "Azure CLI"


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("idle_time_before_scale_down", CLUSTER),
        ("idle_time", CLUSTER),
        ("AmlCompute", CLUSTER),
        ("ml_client.jobs", "jobs/"),
        ("uri_folder", "data/data-asset/"),
        ("--min-instances", CLUSTER),
    ],
)
def test_search_finds_identifiers_whole_and_by_part(visit, words, path):
    assert any(path in address for address in results(visit(), words)[:10])


def test_the_search_index_is_fetched_when_the_search_is_opened(visit):
    page = visit(TASK)
    assert not [url for url in visit.requests if url.endswith(INDEX)]
    with page.expect_request(f"**/{INDEX}"):
        page.locator("[data-md-component=search-query]").click()


def test_a_link_to_a_search_opens_it(visit):
    page = visit("?q=AmlCompute")
    page.locator(".md-search-result__item").first.wait_for()


def test_a_link_with_a_highlight_marks_the_word(visit):
    page = visit(f"{CLUSTER}?h=cluster")
    page.locator("article mark").first.wait_for()


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_colours_follow_the_system(visit, page, system, scheme):
    page.emulate_media(color_scheme=system)
    visit()
    assert page.locator("body").get_attribute("data-md-color-scheme") == scheme


@pytest.mark.parametrize(
    "path", ["", TASK, "exam/coverage/", "exam/plan/", "conventions/", "labs/first-job/"]
)
def test_a_phone_needs_no_sideways_scrolling(visit, page, path):
    page.set_viewport_size({"width": 360, "height": 740})
    visit(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_visit_stays_on_the_site_and_logs_no_error(visit, served_site):
    for path in ["", TASK, "conventions/", "labs/first-job/"]:
        visit(path)
    assert visit.requests
    assert [url for url in visit.requests if not url.startswith(served_site)] == []
    assert visit.errors == []


def test_links_keep_the_sub_path(visit, served_site):
    page = visit()
    page.locator("article a", has_text="All skills").click()
    page.wait_for_url(f"{served_site}exam/coverage/")
    assert page.locator("h1").inner_text().startswith("Skills and pages")


def test_a_missing_page_shows_three_ways_on(visit, served_site):
    page = visit("jobs/gone/deeper/")
    ways = page.locator("article li :is(a, button)")
    assert ways.count() == 3
    page.locator("[data-guide-search]").click()
    page.locator("#__search:checked").wait_for(state="attached")
    assert page.locator("article li a").first.evaluate("a => a.href").startswith(served_site)


def test_the_answer_opens_without_a_script(browser, served_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served_site + TASK)
    page.locator(".guide-question summary").first.click()
    assert page.locator(".guide-question details li").first.is_visible()
    context.close()


def test_a_remark_in_a_block_opens_from_the_keyboard(visit):
    page = visit("conventions/")
    page.locator(".md-annotation__index").focus()
    page.locator(".md-annotation .md-tooltip--active").wait_for()


def test_the_plan_shares_the_weeks_among_the_domains(visit):
    page = visit("exam/plan/")
    page.fill("input[name=day]", "2099-01-01")
    page.fill("input[name=hours]", "1")
    page.locator(".guide-plan button").click()
    result = page.locator("[data-guide-plan-result]")
    assert "weeks" in result.inner_text() and "Repeat:" in result.inner_text()
    assert result.locator("td li a").count() > 20
    page.fill("input[name=day]", "2001-01-01")
    page.locator(".guide-plan button").click()
    assert result.locator("[role=alert]").is_visible()


def test_ticks_are_remembered(visit):
    page = visit("exam/checklist/")
    page.locator("[data-guide-skill]").first.check()
    page.reload()
    page.locator("[data-guide-done]", has_text="1 of").first.wait_for()
    assert page.locator("[data-guide-skill]").first.is_checked()
