"""A message that is pasted into the search leads to its cause and cure."""

import pytest


@pytest.mark.parametrize(
    ("pasted", "anchor"),
    [
        ("OutOfQuota", "out-of-quota"),
        ("(ResourceNotReady) User container has crashed or terminated:", "resource-not-ready"),
        ("exclude_finished_jobs", "truncation-argument"),
        ("Traffic rule percentages must sum to less than or equal to 100%", "yaml-traffic"),
        ("ModuleNotFoundError: No module named 'lightgbm'", "job-module-not-found"),
    ],
)
def test_a_pasted_message_is_found(page, served_site, pasted, anchor):
    page.goto(served_site)
    query = page.locator("[data-md-component=search-query]")
    query.click()
    query.fill(pasted)
    query.press("End")
    page.locator(".md-search-result__item").first.wait_for()
    links = page.locator(".md-search-result__link")
    found = [links.nth(n).get_attribute("href") for n in range(min(4, links.count()))]
    assert any("reference/errors" in link and f"#{anchor}" in link for link in found), found
