"""A sentence that claims something else than when it was checked is found; a new one is free."""

import pytest

from support import update
from support.facts import claims
from support.guide import Guide
from support.promises import checker
from support.questions.questions import bank
from support.sandbox import Sandbox

PAGE = "docs/jobs/echo.md"
BANK = "docs/practice/bank/jobs.yml"
SENTENCE = "A deleted one cannot be used for 14 days, at most until 2026-11-21."


@pytest.mark.parametrize(
    ("sentence", "words", "claim"),
    [
        ("It is kept for 14 days.", "it is kept for # #", ("14", "day")),
        ("It is kept for ten days.", "it is kept for # #", ("10", "day")),
        ("Up to 1,000 at 20 %.", "up to # at # %", ("1000", "20")),
        ("It cannot be changed.", "it can be changed", ("not",)),
        ("It can be changed.", "it can be changed", ()),
        ("It never changes.", "it change", ("never",)),
        ("It always changes.", "it change", ("always",)),
        ("Ends on 2026-09-30.", "ends # #", ("on", "2026-09-30")),
        ("A day of `Standard_D2_v2`, mlflow 3.1.4.", "a day of # mlflow", ("standard_d2_v2",)),
        ("Set `tier`, or `az ml x`.", "set # or #", ("tier", "az", "ml", "x")),
        ("It is the **folder** of the file.", "it is the # of the file", ("folder",)),
        ("It has two deployments.", "it has # deployment", ("2",)),
        ("| create it | yes | – | **no** |", "create it # # #", ("yes", "–", "no")),
        ("| grid | all ten | it draws a value |", "grid # it draw a value", ("all", "ten")),
        ("Write `${{inputs.a}}`.", "write #", ("${{", "inputs", "a")),
        ("It is **not kept**.", "it is #", ("not", "kept")),
    ],
)
def test_a_sentence_is_taken_apart(sentence, words, claim):
    assert claims.taken_apart(sentence) == (words.split(), claim)


@pytest.fixture
def sandbox(tmp_path):
    """The small guide with one sentence more, and with what all its sentences claim."""
    made = Sandbox(tmp_path / "guide")
    made.replace(PAGE, "Look at", f"{SENTENCE}\n\nLook at")
    register = made.root / claims.REGISTER
    register.parent.mkdir(parents=True)
    register.write_text("")
    guide = Guide(made.root)
    claims.record(guide, [*guide.pages, *bank(guide)], [])
    return made


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("14 days", "30 days", "says '30' where it said '14'"),
        ("14 days", "14 hours", "says 'hour' where it said 'day'"),
        ("cannot be", "can be", "says nothing where it said 'not'"),
        ("at most", "at least", "says 'least' where it said 'most'"),
        ("2026-11-21.", "2026-12-21.", "says '2026-12-21' where"),
    ],
)
def test_another_claim_of_the_same_sentence_is_found(sandbox, old, new, what):
    sandbox.replace(PAGE, SENTENCE, SENTENCE.replace(old, new))
    [finding] = sandbox.findings(PAGE)
    assert what in finding.what
    assert 'make update FILES="docs/jobs/echo.md"' in finding.cure


@pytest.mark.parametrize(
    "edited",
    [
        SENTENCE.replace("cannot be used", "is not at hand"),
        SENTENCE.replace("14", "fourteen") + " Nobody pays for 3 of its nodes.",
        f"{SENTENCE}\n\nA deleted model cannot be used for 30 days, and then it is gone.",
        SENTENCE.replace("14 days", "`14` days"),
    ],
)
def test_other_words_are_free(sandbox, edited):
    sandbox.replace(PAGE, SENTENCE, edited)
    assert sandbox.findings(PAGE) == []


def test_a_sentence_like_another_one_is_free(sandbox):
    sandbox.replace(PAGE, SENTENCE, f"{SENTENCE} {SENTENCE.replace('14', '15')}")
    assert sandbox.findings(PAGE) == []


def test_the_right_choice_of_a_question_is_a_claim(sandbox):
    path = sandbox.root / BANK
    text = path.read_text()
    turned = text.replace("right: true", "right: yes", 1).replace("right: false", "right: true", 1)
    path.write_text(turned.replace("right: yes", "right: false", 1))
    assert any(
        "says 'right:false' where it said 'right:true'" in f.what for f in sandbox.findings(BANK)
    )


def test_the_description_of_a_page_claims_as_well(sandbox):
    guide = Guide(sandbox.root)
    old = "read what it said."
    sandbox.replace(PAGE, old, "read what it said within 5 minutes.")
    claims.record(guide, [*guide.pages, *bank(guide)], guide.pages)
    sandbox.replace(PAGE, "5 minutes", "9 minutes")
    assert any("says '9' where it said '5'" in f.what for f in sandbox.findings(PAGE))


def test_an_answer_is_recorded_for_the_named_file_only(sandbox):
    guide = Guide(sandbox.root)
    files = [*guide.pages, *bank(guide)]
    sandbox.replace(PAGE, "14 days", "30 days")
    assert claims.record(guide, files, []) == []
    assert sandbox.findings(PAGE) != []
    assert update.main([str(sandbox.root / PAGE)], sandbox.root) == 0
    assert sandbox.findings(PAGE) == []


def test_every_page_and_question_has_its_claims():
    guide = checker().guide
    files = {guide.relative(path) for path in (*guide.pages, *guide.notebooks, *bank(guide))}
    differ = sorted(files ^ claims.register(guide).keys())
    assert not differ, f'run make update FILES="…" for {", ".join(differ)}'
