"""Everything that is code has been checked, by an independent count."""

from support import census
from support.pages.markdown import parse
from support.promises import assert_none, checker, each_file
from support.sandbox import Sandbox

GUIDE = checker().guide


@each_file(GUIDE.pages)
def test_every_code_block_of_a_page_is_checked(path):
    assert_none(census.check_page(GUIDE, parse(path)))


@each_file(GUIDE.notebooks)
def test_every_cell_of_a_notebook_is_checked(path):
    assert_none(census.check_notebook(GUIDE, path))


def test_every_file_of_snippets_is_checked():
    assert_none(census.check_files(GUIDE))


def test_sound_guide_passes(tmp_path):
    guide = Sandbox(tmp_path / "guide").checker().guide
    assert_none(census.check_files(guide))
    assert_none([f for page in guide.pages for f in census.check_page(guide, parse(page))])


def test_file_outside_of_listings_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    (sandbox.root / "snippets" / "jobs" / "stray.py").write_text("print(1)\n")
    [finding] = census.check_files(sandbox.checker().guide)
    assert finding.path == "snippets/jobs/stray.py"


def test_script_that_is_no_face_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    (sandbox.root / "snippets" / "jobs" / "echo" / "other.py").write_text("print(1)\n")
    [finding] = census.check_files(sandbox.checker().guide)
    assert finding.path == "snippets/jobs/echo/other.py"


def test_code_block_without_a_fence_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    page = "docs/jobs/echo.md"
    sandbox.replace(page, "Look at [", "Run this:\n\n    import azure\n\nLook at [")
    guide = sandbox.checker().guide
    [finding] = census.check_page(guide, parse(sandbox.root / page))
    assert "1 blocks of text" in finding.what
