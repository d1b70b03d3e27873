"""A limit that a sentence names in its own words is that of the list."""

import pytest

from support.check import ROOT
from support.facts import bounds, facts


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("A soft-deleted workspace can be recovered for 30 days.", "14"),
        ("A soft-deleted workspace can be recovered for 14 days.", None),
        ("You can mirror up to **100 %** of the requests.", "50"),
        ("Mirror up to 10 % of the requests at first.", None),
        ("An instance takes at most ten schedules.", "4"),
        ("An instance takes at most four `schedules`.", None),
        ("An endpoint has no more than 25 deployments.", "20"),
        ("A run has at most 1,000 tags.", "50"),
        ("A cluster of 30 days on a deleted node.", None),
        ("An instance may wait for ten schedules.", None),
    ],
)
def test_a_number_beyond_the_limit_is_found(sentence, value):
    found = list(bounds.wrong(ROOT, sentence))
    assert len(found) == (value is not None)
    assert all(cure.startswith(f"write {value},") for _, cure in found)


@pytest.mark.parametrize("row", bounds.listed(), ids=lambda row: row["limit"][1])
def test_each_bound_is_a_number_of_the_list(row):
    assert float(facts.limits(ROOT)[tuple(row["limit"])]) > 0
