"""axe finds nothing, on every kind of page and in both palettes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "",
    "jobs/command-job/",
    "exam/coverage/",
    "exam/older/",
    "conventions/",
    "labs/first-job/",
    "gone/",
]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "index")
def test_axe_finds_nothing(page, served_site, path, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served_site + path)
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []
