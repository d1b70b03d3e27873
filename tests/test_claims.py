"""A sentence that claims something else than when it was checked is found; a new one is free."""

import pytest

from support import update
from support.facts import claims, entries, sentences
from support.guide import Guide
from support.promises import checker
from support.questions.questions import bank
from support.sandbox import Sandbox

PAGE = "docs/jobs/echo.md"
BANK = "docs/practice/bank/jobs.yml"
SENTENCE = "A deleted one cannot be used for 14 days, at most until 2026-11-21."
ENTRIES = """Stop the cluster, then see [its page](echo.md#run).

### Prices { #prices }

| it costs | where |
|---|---|
| nothing | here |
| much | elsewhere |

- A node of yours.
- The disk below it.

1. Take a cup.
2. Pour the tea.
"""


@pytest.mark.parametrize(
    ("sentence", "words", "claim"),
    [
        ("It costs 14 days.", "it cost # #", ("14", "day")),
        ("It costs ten days.", "it cost # #", ("10", "day")),
        ("Up to 1,000 at 20 %.", "up to # at # %", ("1000", "20")),
        ("It cannot be changed.", "it can be changed", ("not",)),
        ("It can be changed.", "it can be changed", ()),
        ("It never changes.", "it change", ("never",)),
        ("It always changes.", "it change", ("always",)),
        ("Due on 2026-09-30.", "due # #", ("on", "2026-09-30")),
        ("A day of `Standard_D2_v2`, mlflow 3.1.4.", "day of # mlflow", ("standard_d2_v2",)),
        ("Set `tier` for `az ml x`.", "set # for #", ("tier", "az", "ml", "x")),
        ("It is the **folder** of it.", "it is # of it", ("folder",)),
        ("It has two colours.", "it has # colour", ("2",)),
        ("| name it | yes | – | **no** |", "# it # # #", ("name", "yes", "–", "no")),
        (
            "| grid | all ten | it has one more |",
            "# # it has # #",
            ("grid", "all", "10", "1", "more"),
        ),
        ("Set `${{inputs.a}}`.", "set #", ("${{", "inputs", "a")),
        ("It is **not kept**.", "it is #", ("not", "keep")),
        ("Stop the clusters.", "# #", ("stop", "cluster")),
        ("Ask [it](../a/b.md#c).", "ask it @", ("../a/b.md",)),
        ("Ask [it](#c).", "ask it @", ()),
    ],
)
def test_a_sentence_is_taken_apart(sentence, words, claim):
    assert sentences.taken_apart(sentence) == (words.split(), claim)


@pytest.fixture
def sandbox(tmp_path):
    """The small guide with one sentence more, and with what all its sentences claim."""
    made = Sandbox(tmp_path / "guide")
    made.replace(PAGE, "Look at", f"{SENTENCE}\n\nLook at")
    register = made.root / claims.REGISTER
    register.mkdir(parents=True)
    guide = Guide(made.root)
    claims.record(guide, [*guide.pages, *bank(guide)], [])
    return made


def found_after(sandbox, old, new):
    """``(line, what)`` of what the two rules say of ``ENTRIES`` with a change, from line 1 on."""
    guide, place = Guide(sandbox.root), sandbox.root / "docs/entries.md"
    place.write_text(ENTRIES)
    claims.record(guide, [place], [])
    assert old in ENTRIES
    place.write_text(ENTRIES.replace(old, new))
    found = claims.check(guide, place) + entries.check(guide, place)
    return [(finding.line, finding.what) for finding in found]


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
    ("old", "new", "line", "what"),
    [
        ("Stop the cluster", "Delete the cluster", 1, "says 'delete' where it said 'stop'"),
        ("Stop the cluster", "Stop the endpoint", 1, "says 'endpoint' where it said 'cluster'"),
        ("its page](echo.md#run)", "its page](../index.md)", 1, "says '../index.md' where"),
        ("### Prices", "#### Prices", 3, "says '####' where it said '###'"),
        ("| much | elsewhere |\n", "", 7, "a row of a table is gone that stood after this line"),
        ("- The disk below it.\n", "", 10, "an item of a list is gone"),
        ("2. Pour the tea.\n", "", 13, "a step of a list is gone"),
        (
            "1. Take a cup.\n2. Pour the tea.",
            "1. Pour the tea.\n2. Take a cup.",
            13,
            "stood behind",
        ),
    ],
)
def test_terms_links_levels_and_entries_are_claims(sandbox, old, new, line, what):
    [(at, said)] = found_after(sandbox, old, new)
    assert (at, what in said) == (line, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("its page](echo.md#run)", "its page](echo.md#stop)"),
        ("Stop the cluster", "Stop the idle cluster"),
        ("then see [its page](echo.md#run)", "then see its page"),
        ("- A node of yours.", "- One node, which is yours."),
        ("1. Take a cup.\n2.", "1. Take a cup.\n2. Warm it.\n3."),
        ("| much | elsewhere |\n", "| much | elsewhere |\n| little | at home |\n"),
        (
            "| nothing | here |\n| much | elsewhere |\n",
            "| much | elsewhere |\n| nothing | here |\n",
        ),
    ],
)
def test_other_anchors_entries_and_more_words_are_free(sandbox, old, new):
    assert found_after(sandbox, old, new) == []


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
