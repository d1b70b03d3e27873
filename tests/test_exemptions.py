"""Exemptions carry a reason, a link and a date, are needed, and are few."""

import pytest

from support.listings import exemptions
from support.promises import assert_none, checker
from support.sandbox import Sandbox

ENTRY = """\
exempt:
  - face: cli
    check: {check}
    reason: {reason}
    link: {link}
    review: {review}
"""
SOUND = {
    "check": "syntax",
    "reason": "the tool is wrong",
    "link": "https://example.com/issue",
    "review": "2027-05-01",
}
LISTING = "snippets/jobs/echo"


def exempted(tmp_path, **changes) -> Sandbox:
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / LISTING / "listing.yml"
    path.write_text(path.read_text() + ENTRY.format(**SOUND | changes))
    return sandbox


def test_exempt_faces_stay_within_the_budget():
    assert_none(exemptions.check_budget(checker().guide))


def test_needed_exemption_hides_the_finding(tmp_path):
    sandbox = exempted(tmp_path)
    sandbox.replace(f"{LISTING}/cli.sh", '"$job_name" --query', "$job_name --query")
    assert_none(sandbox.checker().ladder.climb("jobs/echo").rungs["syntax"])


def test_exemption_that_is_no_longer_needed_is_found(tmp_path):
    climb = exempted(tmp_path).checker().ladder.climb("jobs/echo")
    [finding] = climb.rungs["syntax"]
    assert "which passes" in finding.what
    assert finding.cure == "remove the exemption"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"reason": "' '"}, "gives no reason"),
        ({"link": "http://example.com"}, "no https address"),
        ({"review": "2026-11-20"}, "review date 2026-11-20 has come"),
    ],
)
def test_incomplete_exemption_is_found(tmp_path, change, expected):
    sandbox = exempted(tmp_path, **change)
    sandbox.replace(f"{LISTING}/cli.sh", '"$job_name" --query', "$job_name --query")
    [finding] = sandbox.checker().ladder.climb("jobs/echo").rungs["syntax"]
    assert expected in finding.what


def test_too_many_exempt_faces_are_found(tmp_path):
    [finding] = exemptions.check_budget(exempted(tmp_path).checker().guide)
    assert "1 of 6 faces are exempt" in finding.what


def test_unknown_key_of_an_exemption_is_found(tmp_path):
    sandbox = exempted(tmp_path)
    sandbox.replace(f"{LISTING}/listing.yml", "reason:", "reasn:")
    [finding] = sandbox.checker().ladder.climb("jobs/echo").rungs["syntax"]
    assert "an exemption needs" in finding.what


def test_review_in_a_far_year_is_found(tmp_path):
    sandbox = exempted(tmp_path, review="2037-05-01")
    sandbox.replace(f"{LISTING}/cli.sh", '"$job_name" --query', "$job_name --query")
    [finding] = sandbox.checker().ladder.climb("jobs/echo").rungs["syntax"]
    assert "review date 2037-05-01 is far off" in finding.what


def test_exempt_face_hides_no_other_face(tmp_path):
    sandbox = exempted(tmp_path, check="validity")
    sandbox.replace(f"{LISTING}/cli.sh", "job stream --name", "job stream --nom")
    sandbox.replace(f"{LISTING}/sdk.py", "    inputs={", "    input={")
    [finding] = sandbox.checker().ladder.climb("jobs/echo").rungs["validity"]
    assert "command() has no argument 'input'" in finding.what
