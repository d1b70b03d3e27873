"""Stock sentences of exam series, and choices that give themselves away, are found."""

import pytest

from support.questions import wording

CHOICES = (("The first one", True), ("The second one", False), ("The third one", False))


def said(
    *, stem="Which one of these fits best?", kind="single", choices=CHOICES, reason="So it is."
):
    """What is said of a question; the reason is the one of its first choice."""
    reasons = [reason, "Because.", "Because of that."]
    listed = [
        {"text": text, "right": right, "reason": why}
        for (text, right), why in zip(choices, reasons, strict=True)
    ]
    return [what for _, what, _ in wording.check({"kind": kind, "stem": stem, "choices": listed})]


@pytest.mark.parametrize(
    "stem",
    [
        "This question is part of a series of questions.",
        "Each question in the series presents the same scenario.",
        "You set `compute`. Does the solution meet the goal?",
        "You need to train a model. What should you do?",
        "Which service should you recommend?",
        "NOTE: Each correct selection is worth one point. What fits?",
        "You are a data scientist for Contoso. What fits?",
        "Which fits? To answer, select the appropriate options in the answer area.",
    ],
)
def test_stock_sentence_is_found(stem):
    found = said(stem=stem)
    assert found and all("is a stock sentence of exam series" in what for what in found)


@pytest.mark.parametrize(
    "stem",
    [
        "You need the output of a series of jobs. What do you do?",
        "A model should stay below 5 seconds. Which metric tells you?",
        "A team at contosodata.blob.core.windows.net waits. What happens?",
    ],
)
def test_plain_stem_is_left_alone(stem):
    assert said(stem=stem) == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"choices": (("One.", True), ("Two", False), ("Three", False))}, "ends with a full stop"),
        ({"choices": (("One", True), ("Two.", False), ("Three.", False))}, "has no full stop"),
        (
            {"choices": (("`one`", True), ("Two", False), ("Three", False))},
            "the right choice is the only one that is nothing but code",
        ),
        (
            {"choices": (("f(a=1, b=2)", True), ("f(b=2, a=1)", False), ("g", False))},
            "two choices say the same",
        ),
        ({"reason": "No, it is refused."}, "the choice is right, and its reason begins with 'No,'"),
        (
            {"reason": "Correct: it runs.", "choices": (("A b", False), ("c", True), ("d", False))},
            "the choice is wrong, and its reason begins with 'Correct:'",
        ),
    ],
)
def test_choice_that_gives_itself_away_is_found(changes, what):
    [found] = said(**changes)
    assert what in found


@pytest.mark.parametrize(
    "changes",
    [
        {"choices": (("`one`", False), ("Two", True), ("Three", False))},
        {"choices": (("`one`", True), ("`two`, `three`", False), ("`four`", False))},
        {"choices": (("f(a, b)", True), ("f(b, a)", False), ("f(a)", False))},
        {"reason": "No job was submitted."},
    ],
)
def test_sound_choices_are_left_alone(changes):
    assert said(**changes) == []
