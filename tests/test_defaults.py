"""A default that a text names is one that the SDK, the limits or Microsoft's pages have."""

import importlib
import inspect

import pytest

from support.check import ROOT
from support.facts import defaults
from support.promises import checker

HEAD = "| Key | When you leave it out |\n|---|---|\n"


def wrong(text):
    guide = checker().guide
    return [f.what for f in defaults.check(guide, guide.root / "docs/index.md", text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (HEAD + "| `idle_time_before_scale_down` | 1800 seconds |\n", "1800"),
        (HEAD + "| `idle_time_before_scale_down` | **120** seconds |\n", None),
        (HEAD + "| `min_instances`, `max_instances` | 0, 5 |\n", "5"),
        (HEAD + "| `settings.request_timeout_ms` | 3,000 |\n", "3,000"),
        (HEAD + "| `mini_batch_error_threshold` | −1: all of them |\n", None),
        (HEAD + "| `app_insights_enabled` | true |\n", "true"),
        (HEAD + "| `max_instances` | required |\n", None),
        (HEAD + "| `a_setting_of_ours` | 7 |\n", None),
        ("| Key | Values |\n|---|---|\n| `max_instances` | 7 |\n", None),
        ("With `idle_time_before_scale_down` left at its default of 1800 it stays.", "1800"),
        ("With `idle_time_before_scale_down` left at its default of 120 it stays.", None),
        ("`max_instances` is set by default.", None),
    ],
)
def test_a_default_that_nothing_has_is_found(text, value):
    found = wrong(text)
    assert len(found) == (value is not None)
    assert all(f"said to be {value};" in what for what in found)


@pytest.mark.parametrize("row", defaults.listed(), ids=lambda row: row["from"])
def test_each_row_of_the_list_is_vouched_for_and_used(row):
    if row["from"].startswith("https://"):
        assert row["from"].startswith("https://learn.microsoft.com/")
    else:
        module, _, name = row["from"].rpartition(".")
        parameters = inspect.signature(getattr(importlib.import_module(module), name)).parameters
        assert {key: parameters[key].default for key in row["fields"]} == row["fields"]
    texts = "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    assert [key for key in row["fields"] if f"{key}`" not in texts] == []
