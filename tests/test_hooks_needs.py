"""The "Before you start" box."""

from pathlib import Path

import pytest

import needs
from guide import listings
from guide.problem import Problem

SNIPPETS = Path(__file__).parent / "data/site/snippets"


def test_needs_come_in_the_order_in_which_they_run(tmp_path):
    for name, wants in {"a/one": "[]", "a/two": "[a/one]", "a/three": "[a/two, a/one]"}.items():
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "listing.yml").write_text(f"title: {name}\nneeds: {wants}\n")
    found = listings.needs(tmp_path, "a/three", "docs/a/three.md")
    assert [name for name, _ in found] == ["a/one", "a/two"]


def test_an_unknown_listing_names_the_nearest():
    with pytest.raises(Problem, match="did you mean jobs/train"):
        listings.needs(SNIPPETS, "jobs/trainer", "docs/jobs/trainer.md")


def test_a_need_that_is_missing_is_reported_where_it_is_asked_for(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/listing.yml").write_text("title: A\nneeds: [b]\n")
    with pytest.raises(Problem, match=r"^snippets/a/listing\.yml: there is no listing 'b'"):
        listings.needs(tmp_path, "a", "docs/a.md")


def test_listings_that_need_each_other_are_refused():
    with pytest.raises(Problem, match="jobs/ring -> jobs/circle -> jobs/ring"):
        listings.needs(SNIPPETS, "jobs/ring", "docs/jobs/ring.md")


def test_the_box_links_pages_that_exist_and_names_the_others():
    urls = {"workspace/create": "../workspace/create.md"}
    box = needs.box([("workspace/create", "Create"), ("data/x", "Data")], urls.get)
    assert "1. [Create](../workspace/create.md)" in box
    assert "2. Data" in box


def test_a_page_without_needs_says_so():
    assert "starts from nothing" in needs.box([], lambda name: None)
