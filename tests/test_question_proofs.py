"""What a question asks for is taught: on its page, or in a listing that the page leads to."""

import pytest

from support.questions import evidence, fills, place, proofs
from support.sandbox import Sandbox

PAGE = "docs/jobs/echo.md"
ENTRY = {
    "id": "hello",
    "page": "jobs/echo",
    "listing": "jobs/echo",
    "kind": "single",
    "stem": "A job of 40 steps runs. What does it do?",
    "sources": ["https://learn.microsoft.com/azure/machine-learning/how-to-train-model"],
}

LINK = "See [how it is created](../workspace/create.md)."


def rows(rule, folder, *, text="It runs", reason="It says so.", right=True, page="", **changes):
    """What a rule says of a question with one choice, after something was added to its page."""
    sandbox = Sandbox(folder / "guide")
    path = sandbox.root / PAGE
    path.write_text(f"{path.read_text('utf-8')}\n{page}\n", "utf-8")
    choices = [{"text": text, "right": right, "reason": reason}]
    entry = ENTRY | {"choices": choices} | changes
    return [what for _, what, _ in rule(sandbox.checker().guide, entry)]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"text": "It calls `ml_client.jobs.vanish`"}, "names `vanish`"),
        ({"text": "It sets vanish_after to a day"}, "names `vanish_after`"),
        ({"text": "vanish", "kind": "fill"}, "names `vanish`"),
        ({"text": "It waits 77 seconds"}, "the number 77 is not in the stem"),
        ({"reason": "It waits 77 seconds."}, "the number 77 is not in the stem"),
        ({"reason": "It waits 2400 seconds."}, "the number 2400 is not in the stem"),
        ({"text": "In 77 % of them", "page": "It has 77 files."}, "the number 0.77 is not"),
    ],
)
def test_answer_that_nothing_proves_is_found(tmp_path, changes, what):
    [said] = rows(proofs.check, tmp_path, **changes)
    assert what in said


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "It calls `ml_client.jobs.vanish`", "page": "Call `ml_client.jobs.vanish`."},
        {"text": "It calls `vanish`", "stem": "What of `vanish` and `stay` does it call?"},
        {"text": "It calls `vanish`", "right": False},
        {"text": "It runs `hello.py`"},
        {"text": "It waits 77 seconds", "page": "A job waits 77 seconds."},
        {"reason": "It takes 40 × 2 = 80 seconds."},
        {"reason": "It takes 40 / 3 ≈ 13.3 seconds."},
        {"reason": "It was retired in September 2025."},
        {"text": "80", "kind": "fill", "reason": "40 × 2 = 80 seconds."},
        {"text": "In 77 % of them", "page": "The share is 0.77."},
    ],
)
def test_answer_that_is_proven_is_left_alone(tmp_path, changes):
    assert rows(proofs.check, tmp_path, **changes) == []


def test_names_are_taken_from_code_only():
    assert evidence.in_code("Set `a.b(c=1)` and idle_time of it") == ["a", "b", "c", "idle_time"]
    assert evidence.numbers("1,000 and 2.5, not v3 or 4.5.6") == {1000.0, 2.5}
    assert evidence.numbers("7 % and 7") == {0.07, 7.0}


@pytest.mark.parametrize(
    ("page", "stem", "what"),
    [
        ("Nothing.", "Which region has it?", "is neither on the page jobs/echo nor on one"),
        (LINK, "Which word does it say?", "has nothing of what the question asks"),
        (LINK, "Which subscription and group has the credential?", None),
    ],
)
def test_listing_is_one_that_the_page_leads_to(tmp_path, page, stem, what):
    found = rows(place.check, tmp_path, listing="workspace/create", page=page, stem=stem)
    assert [what in said for said in found] == ([True] if what else [])


def test_source_that_no_page_near_has_is_found(tmp_path):
    [said] = rows(place.check, tmp_path, sources=["https://learn.microsoft.com/azure/other/x"])
    assert "neither jobs/echo nor a page that it links to has one of the sources" in said


def test_page_that_teaches_something_else_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.root.joinpath("docs/other").mkdir()
    for number in range(50):
        (sandbox.root / f"docs/other/p{number}.md").write_text("A drift monitor of features.\n")
    (sandbox.root / "docs/other/last.md").write_text("Nothing of it.\n")
    choice = {"text": "A monitor", "right": True, "reason": "It finds drift."}
    entry = {"stem": "What finds drift of features?", "choices": [choice], "sources": []}
    guide = sandbox.checker().guide
    [(_, what, _)] = place.check(guide, entry | {"page": "other/last"})
    assert "50 pages have more of its words than other/last" in what
    assert list(place.check(guide, entry | {"page": "other/p7"})) == []


@pytest.mark.parametrize(
    ("stem", "texts", "what"),
    [
        ("Write: `python a.py --x ${{____.x}}`", ["searchspace"], "write search_space"),
        ("Write: `environment: ____`", ["azureml://train:3"], "write azureml:train:3"),
        ("Write: `az ml job create ____ job.yml`", ["--flie"], "write --file"),
        ("Write: `ml_client.jobs.____(job)`", ["create"], "ml_client.jobs.create"),
        ("Write the call: ____", ["`import os as`"], "is not Python"),
        ("Write the header.", ["azureml-model", "other"], "is another answer than"),
    ],
)
def test_answer_that_does_not_fit_its_gap_is_found(stem, texts, what):
    choices = [{"text": text, "right": True} for text in texts]
    found = list(fills.check({"kind": "fill", "stem": stem, "choices": choices}))
    assert any(what in f"{said} {cure}" for _, said, cure in found)


@pytest.mark.parametrize(
    ("stem", "texts"),
    [
        ("Write: `python a.py --x ${{____.x}}`", ["search_space"]),
        ("Write: `environment: ____`", ["azureml:train:3", "`azureml:train:3`"]),
        ("Write the number.", ["0.88", "0.880"]),
        ("Write: `az ml job create ____ job.yml`", ["--file"]),
    ],
)
def test_answer_that_fits_its_gap_is_left_alone(stem, texts):
    choices = [{"text": text, "right": True} for text in texts]
    assert list(fills.check({"kind": "fill", "stem": stem, "choices": choices})) == []
