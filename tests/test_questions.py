"""Every question is complete, has a reason for each choice, and each task has enough."""

import pytest

from support.promises import assert_none, checker, each_file
from support.questions import questions
from support.sandbox import Sandbox

BANK = "docs/practice/bank/jobs.yml"


@each_file(questions.bank(checker().guide))
def test_questions_are_complete(path):
    assert_none(checker().questions(path))


def test_every_task_has_enough_questions():
    assert_none(questions.check_bank(checker().guide))


def test_sound_bank_passes(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    assert_none(sandbox.findings(BANK))
    assert_none(questions.check_bank(sandbox.checker().guide))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("number 1 say?", 'number 1 say?\n  steem: ""', "unknown key 'steem'"),
        ("What does job number 1 say?", "''", "'stem' is missing"),
        ("id: hello-1\n  page: jobs/echo", "id: hello-1\n  page: jobs/ecco", "no page 'jobs/ecco'"),
        (
            "- id: hello-1\n",
            "- id: hello-1\n  listing: jobs/none\n",
            "key 'listing' is there twice",
        ),
    ],
)
def test_broken_entry_is_found(tmp_path, old, new, expected):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(BANK, old, new)
    [finding] = sandbox.findings(BANK)
    assert expected in finding.what


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("right: false, reason: Nothing", "right: true, reason: Nothing", "2 choices are right"),
        ("right: true, reason: It", "right: false, reason: It", "0 choices are right"),
        (", reason: Nothing prints this.", "", "choice 2 has no 'reason'"),
        ("skills: [hello-skill]", "skills: [helo-skill]", "unknown skill 'helo-skill'"),
        ("kind: single", "kind: singlle", "no kind 'singlle'"),
        ("sources: [https:", "sources: [http:", "no https address"),
        ("listing: jobs/echo", "listing: jobs/ecco", "no listing 'jobs/ecco'"),
        ("checked: 2026-11-21", "checked: 2026-11-22", "in the future"),
        ("text: nothing", "text: hello", "two choices are the same"),
    ],
)
def test_broken_answer_is_found(tmp_path, old, new, expected):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / BANK
    path.write_text(path.read_text().replace(old, new, 1))
    [finding] = sandbox.findings(BANK)
    assert expected in finding.what
    assert "hello-1" in finding.what


def test_id_that_is_used_twice_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(BANK, "id: hello-2", "id: hello-1")
    [finding] = questions.check_bank(sandbox.checker().guide)
    assert "used twice" in finding.what


def test_task_with_too_few_questions_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / BANK
    first, *others = path.read_text().split("  page: jobs/echo\n")
    path.write_text("  page: jobs/echo\n".join([first, "".join(others)]))
    [finding] = questions.check_bank(sandbox.checker().guide)
    assert (finding.path, "1 questions" in finding.what) == ("docs/jobs/echo.md", True)


def test_skill_with_too_few_questions_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / BANK
    path.write_text(path.read_text().replace("[hello-skill]", "[other-skill]", 1))
    [finding] = questions.check_bank(sandbox.checker().guide)
    assert "3 questions for the skill hello-skill" in finding.what
