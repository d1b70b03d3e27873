"""A question that gives itself away, counts wrong or names what is gone is found."""

import pytest
import yaml

from support.check import ROOT
from support.guide import Guide
from support.names import tokens, v1_names
from support.pages.markdown import parse_text
from support.questions import question_text
from support.sandbox import Sandbox

BANK = "docs/practice/bank/jobs.yml"
LONG = "hello, because " + "this is what every job of this kind says when it has begun, " * 2


def broken(folder, **changes):
    """The findings after fields of the first question of the small guide were changed."""
    sandbox = Sandbox(folder / "guide")
    path = sandbox.root / BANK
    entries = yaml.safe_load(path.read_text("utf-8"))
    first = next(entry for entry in entries if entry["kind"] == "single")
    right = next(choice for choice in first["choices"] if choice["right"])
    wrong = next(choice for choice in first["choices"] if not choice["right"])
    for key, value in changes.items():
        where, _, field = key.rpartition("_")
        target = {"": first, "right": right, "wrong": wrong}[where]
        target[field] = value
    path.write_text(yaml.safe_dump(entries, sort_keys=False), "utf-8")
    return [finding.what for finding in sandbox.findings(BANK)]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"stem": "A job has an input and no compute."}, "asks nothing"),
        ({"stem": "Which?"}, "the stem is too short"),
        ({"stem": "Which two words does a job say at first? Choose two."}, "asks for several"),
        ({"stem": "On the DP-100 exam I had this: what does a job say?"}, "an exam's question"),
        ({"stem": "In the real exam this was asked: what does a job say?"}, "an exam's question"),
        ({"stem": "What does a job say now??"}, "'??' is left over"),
        ({"stem": "What does the the job say?"}, "'the' stands twice"),
        ({"stem": "What does `echo say?"}, "a code span is opened"),
        ({"stem": "What is `${{input.word}}` in a job?"}, "stands for nothing"),
        ({"id": "Hello-Question"}, "is no slug"),
        ({"skills": ["hello-skill", "hello-skill"]}, "hold something twice"),
        ({"sources": ["https://learn.microsoft.com/en-us/azure/x/y"]}, "names a language"),
        ({"sources": ["https://example.com/a"]}, "is an example"),
        ({"right_text": LONG}, "by far the longest"),
        ({"right_text": "hello (correct)"}, "says whether it is right"),
        ({"right_text": "It pushes to Github"}, "no name that the guide uses"),
        ({"wrong_text": "Both A and B"}, "refers to another choice"),
        ({"wrong_reason": "See answer B, which is better."}, "refers to another choice"),
        ({"wrong_reason": "Wrong."}, "explains nothing"),
        ({"wrong_reason": "This is not the right answer here."}, "explains nothing"),
        ({"wrong_reason": "It holds <b>nothing of that."}, "no HTML and no links"),
        ({"wrong_reason": "It is so, see [a page](page.md)."}, "no HTML and no links"),
    ],
)
def test_question_that_is_not_whole_is_found(tmp_path, changes, what):
    assert any(what in said for said in broken(tmp_path, **changes))


def test_sound_question_is_left_alone(tmp_path):
    assert broken(tmp_path) == []


def test_question_that_is_nearly_another_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / BANK
    first = yaml.safe_load(path.read_text("utf-8"))[0]
    stem = "A job has one input, one output, no compute and no environment. What happens when you "
    stem += "submit it to a workspace in another region, with the CLI and without any defaults?"
    again = first | {"id": "again", "stem": stem.replace("A job", "One job")}
    path.write_text(yaml.safe_dump([first | {"stem": stem}, again], sort_keys=False), "utf-8")
    [finding] = question_text.check_repeated(Guide(sandbox.root), [path])
    assert "it is nearly the question" in finding.what


@pytest.mark.parametrize(
    ("folder", "text", "count"),
    [
        ("jobs", "Call `ScriptRunConfig(source_directory='src')` for it.", 1),
        ("jobs", "Notes on v1 call `ScriptRunConfig(source_directory='src')`.", 0),
        ("v1", "Call `ScriptRunConfig(source_directory='src')` for it.", 0),
    ],
)
def test_name_of_v1_stands_on_v1_pages_or_says_so(tmp_path, folder, text, count):
    path = tmp_path / "docs" / folder / "page.md"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    data = tmp_path / "docs" / "open-data"
    data.mkdir()
    (data / "v1.yml").write_text((ROOT / "docs/open-data/v1.yml").read_text())
    found = v1_names.check(Guide(tmp_path), parse_text(text, path))
    assert len(found) == count


def test_name_that_is_nearly_another_is_found_in_the_bank(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    bank = sandbox.root / "docs" / "practice" / "bank" / "jobs.yml"
    page = sandbox.root / "docs" / "jobs" / "echo.md"
    page.write_text(f"{page.read_text()}\n`idle_time`, `idle_time` and `idle_time`.\n")
    bank.write_text(f"{bank.read_text()}# `idle_tmie`\n")
    [finding] = tokens.check_bank(sandbox.checker().guide, bank)
    assert finding.cure.startswith("write idle_time, or add")
