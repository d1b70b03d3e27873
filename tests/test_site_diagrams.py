"""Committed diagrams are those of their sources."""

from pathlib import Path

import pytest

import diagrams

DOCS = Path(__file__).parents[1] / "docs"
SOURCES = sorted(DOCS.rglob("*.mmd"))


def test_every_committed_diagram_carries_the_hash_of_its_source():
    assert SOURCES
    assert diagrams.stale() == []


def test_a_changed_source_is_stale(tmp_path):
    for file in [SOURCES[0], *diagrams.products(SOURCES[0]).values()]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert diagrams.stale(tmp_path) == []
    (tmp_path / SOURCES[0].name).write_text("flowchart LR\n  a --> b\n")
    assert diagrams.stale(tmp_path) == [tmp_path / SOURCES[0].name]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_diagrams_load_nothing(source):
    for product in diagrams.products(source).values():
        text = product.read_text(encoding="utf-8")
        assert "@import" not in text and "<script" not in text and "foreignObject" not in text
