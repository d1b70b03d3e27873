"""Figures are drawn by listings, the same way everywhere, and shown in both palettes."""

import uuid

import pytest
from matplotlib import pyplot

import figures as hook
from support import update
from support.runs import figures
from support.sandbox import CACHE, Sandbox

CURVE = "snippets/prepare/curve"
DRAWN = f"{CURVE}/output/curve.svg"
LISTING = """\
title: Draw a curve
needs: []
faces: {sdk: sdk.py}
figures: [curve.svg]
missing: {cli: Python only., yaml: Python only., studio: Python only.}
"""
SDK = """\
# --8<-- [start:plot]
import matplotlib.pyplot as plt

plt.plot([1, 2, 3], [1, 4, 9])
plt.savefig("curve.svg")
# --8<-- [end:plot]
"""


@pytest.fixture
def guide(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    folder = sandbox.root / CURVE
    folder.mkdir(parents=True)
    (folder / "listing.yml").write_text(LISTING)
    (folder / "sdk.py").write_text(SDK)
    (sandbox.root / "docs/prepare").mkdir()
    assert update.main([str(folder)], sandbox.root, CACHE) == 0
    return sandbox


def what(sandbox):
    return [finding.what for finding in sandbox.findings(CURVE) if "page" not in finding.what]


def test_a_figure_is_drawn_and_current(guide):
    assert "<svg" in (guide.root / DRAWN).read_text()
    assert what(guide) == []


def test_a_figure_that_shows_something_else_is_found(guide):
    guide.replace(f"{CURVE}/sdk.py", "[1, 4, 9]", "[1, 2, 9]")
    assert what(guide) == ["the run draws another picture"]


def test_a_figure_that_is_not_drawn_is_found(guide):
    guide.replace(f"{CURVE}/sdk.py", "curve.svg", "other.svg")
    assert what(guide) == ["the run draws no curve.svg"]


def test_a_drawing_holds_nothing_that_depends_on_the_machine(guide):
    drawing = (guide.root / DRAWN).read_text()
    assert "metadata" not in drawing
    assert "DejaVu" not in drawing
    assert figures.published(drawing) == drawing


def test_a_figure_left_open_by_an_earlier_run_is_not_drawn_on(guide):
    pyplot.figure(figsize=(2, 2))
    guide.replace(f"{CURVE}/listing.yml", "Draw", f"Draw {uuid.uuid4()}")  # never run before
    assert what(guide) == []
    assert pyplot.get_fignums() == []


def test_what_rounds_differently_is_the_same_picture(tmp_path):
    path = tmp_path / "x.svg"
    path.write_text('<path d="M 1.25 2"/>')
    assert figures.current(path, '<path d="M 1.3 2.1"/>')
    assert not figures.current(path, '<path d="M 9 2"/>')


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_ink_is_replaced_for_each_palette(guide, palette):
    drawing = hook.inked((guide.root / DRAWN).read_text(), palette)
    assert "#010203" not in drawing
    assert hook.INKS[palette]["#010203"] in drawing


def test_a_page_that_shows_an_undrawn_figure_is_found(guide):
    page = guide.root / "docs/jobs/echo.md"
    folder = "../assets/figures/jobs/echo"
    files = [f"{folder}/x.{palette}.svg#only-{palette}" for palette in ("light", "dark")]
    shown = [f"![A curve that rises from 1 to 9 within ten epochs]({file})" for file in files]
    page.write_text("\n".join([page.read_text(), *shown, ""]))
    found = [finding.what for finding in guide.findings("docs/jobs/echo.md")]
    assert found == [f"no listing draws '{file}'" for file in files]
