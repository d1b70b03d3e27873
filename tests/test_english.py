"""Misspelt words are found in sentences of pages and questions; code is left alone."""

import pytest

from support.promises import checker
from support.sandbox import Sandbox
from support.texts import english

PAGE, BANK = "docs/jobs/echo.md", "docs/practice/bank/jobs.yml"


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [
        ("Look whhose job it is.", "whhose", "whose"),
        ("The Auzre portal has it.", "Auzre", "azure"),
        ("It wrrites a file.", "wrrites", "writes"),
    ],
)
def test_slip_is_found_with_what_was_meant(tmp_path, text, word, right):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, "Look at", f"{text} Look at")
    [finding] = english.check(sandbox.checker().guide, sandbox.root / PAGE)
    assert finding.what == f"no dictionary has '{word}'"
    assert finding.cure == f"write {right}, or add the word to tests/support/texts/english.yml"


@pytest.mark.parametrize(
    "text",
    [
        "Set `whhose` or [this](whhose.md).",
        "Ask Buuren, GLEU and an MLTabel at whhose.example.com or in /whhose/.",
        "A pretrained model is rewarded.",
    ],
)
def test_names_and_code_are_left_alone(tmp_path, text):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, "Look at", f"{text} Look at")
    assert english.check(sandbox.checker().guide, sandbox.root / PAGE) == []


def test_question_is_read_without_its_ids(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    text = (sandbox.root / BANK).read_text("utf-8")
    (sandbox.root / BANK).write_text(
        text.replace("stem: ", "stem: Whhich ", 1).replace("id: ", "id: zzob-")
    )
    found = english.check(sandbox.checker().guide, sandbox.root / BANK)
    assert [finding.what for finding in found] == ["no dictionary has 'Whhich'"]


def test_every_allowed_word_is_needed():
    guide = checker().guide
    places = [*guide.pages, *sorted((guide.root / "docs/practice/bank").glob("*.yml"))]
    text = " ".join(path.read_text("utf-8").lower() for path in places)
    assert [word for word in sorted(english.allowed()) if word not in text] == []
