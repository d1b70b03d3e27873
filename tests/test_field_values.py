"""A setting whose values the schema lists is given one of them, in pages and questions."""

import json

import pytest

from support.names import field_values
from support.pages.markdown import parse_text
from support.promises import checker
from support.questions import question_names
from support.site import ROOT

GUIDE = checker().guide
PAGE = ROOT / "docs" / "compute" / "cluster.md"


def found(text):
    page = parse_text(f"# Page\n\n{text}\n", PAGE)
    return [(f.line, f.what, f.cure) for f in field_values.check(GUIDE, page)]


@pytest.mark.parametrize(
    ("text", "what", "cure"),
    [
        ("Write `tier: lowpriority`.", "'tier' does not take lowpriority", "low_priority"),
        (
            "Pass `tier='spot'` to it.",
            "'tier' does not take spot",
            "one of dedicated, low_priority",
        ),
        ("Use\n`az ml compute create --tier low`.", "'tier' does not take low", "low_priority"),
        ("The `auth_mode` is `password`.", "'auth_mode' does not take password", "aml_token"),
        ("Set `goal` to `maximize` or `lower`.", "'goal' does not take lower", "minimize"),
        ("| Key | Value |\n|---|---|\n| `rule: grid` | – |", "'rule' does not take grid", "sobol"),
        ("Use `az storage account create --kind Blob`.", None, None),
    ],
)
def test_value_that_a_setting_does_not_take_is_found(text, what, cure):
    rows = found(text)
    assert [said for _, said, _ in rows] == ([what] if what else [])
    assert all(cure in told for _, _, told in rows)


@pytest.mark.parametrize(
    "text",
    [
        "`tier: low_priority`, `tier='LowPriority'`, `--tier dedicated`, `mode: ro_mount`",
        "The `auth_mode` is `key`, `aml_token` or `aad_token`; `job_tier: null`.",
        "`tier: …`, `tier=tier`, `goal` of `sweep`, `mode` and `type`",
        "There is no `tier: spot`.",
        "In SDK v1, `vm_priority` was `lowpriority`, and `tier: lowpriority` nothing.",
        "| Wrong | Right |\n|---|---|\n| `goal: min` | `goal: minimize` |",
    ],
)
def test_value_that_it_takes_or_that_is_denied_is_left_alone(text):
    assert found(text) == []


def test_value_in_a_question_is_found_unless_its_choice_is_wrong():
    choices = [
        {"text": "`tier: spot`", "right": True, "reason": "Cheaper."},
        {"text": "`tier: cheap`", "right": False, "reason": "`tier: cheap` is made up."},
    ]
    entry = {"stem": "Which one?", "page": "compute/cluster", "choices": choices}
    assert [(key, what) for key, what, _ in question_names.check(GUIDE, entry)] == [
        (("choices", 0), "'tier' does not take spot")
    ]


def test_table_is_that_of_the_installed_package():
    cure = "write it again, as tests/support/names/field_values.py says"
    assert json.loads(field_values.TABLE.read_text("utf-8")) == field_values.recorded(), cure
