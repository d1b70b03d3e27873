"""The answer key: an answer that is changed in the bank only is found, other words are not."""

import pytest
import yaml

from support.guide import Guide
from support.promises import assert_none, checker
from support.questions import answers, questions

SINGLE = {
    "id": "store",
    "kind": "single",
    "choices": [
        {"text": "`workspaceblobstore`, the default of the workspace", "right": True},
        {"text": "`workspaceworkingdirectory`, a file share", "right": False},
        {"text": "A datastore that you create, with 2,000 GB", "right": False},
    ],
}
ORDER = {
    "id": "steps",
    "kind": "order",
    "choices": [
        {"text": "Create the cluster", "right": True},
        {"text": "Submit the job", "right": True},
        {"text": "Download its outputs", "right": True},
    ],
}
FILL = {"id": "gap", "kind": "fill", "choices": [{"text": "azureml:train:3", "right": True}]}


@pytest.fixture(autouse=True)
def key(monkeypatch):
    """The key of the three questions, as they are above."""
    right = {
        entry["id"]: [choice["text"] for choice in entry["choices"] if choice["right"]]
        for entry in (SINGLE, ORDER, FILL)
    }
    monkeypatch.setattr(answers, "key", lambda guide: right)


def changed(entry, *, texts=None, right=None):
    """What is said of the entry with other texts or other marks."""
    choices = [dict(choice) for choice in entry["choices"]]
    for number, text in (texts or {}).items():
        choices[number]["text"] = text
    for number in right or ():
        choices[number]["right"] = not choices[number]["right"]
    return [what for _, what, _ in answers.check(checker().guide, entry | {"choices": choices})]


def test_every_line_of_the_key_is_that_of_a_question(monkeypatch):
    monkeypatch.undo()
    guide = checker().guide
    assert_none(answers.check_key(guide, questions.bank(guide)))


@pytest.mark.parametrize(
    ("entry", "changes", "what"),
    [
        (SINGLE, {"right": (0, 1)}, "this is marked wrong"),
        (SINGLE, {"right": (1,)}, "2 choices are right, and the answer key has 1"),
        (
            SINGLE,
            {"texts": {0: SINGLE["choices"][1]["text"], 1: SINGLE["choices"][0]["text"]}},
            "this is marked wrong",
        ),
        (SINGLE, {"texts": {0: "`workspacefilestore`, the default"}}, "differ in workspaceblobs"),
        (SINGLE, {"texts": {0: "`workspaceblobstore`, not the default"}}, "says the opposite"),
        (ORDER, {"texts": {2: "Download not its outputs"}}, "says the opposite"),
        (ORDER, {"texts": {2: "Upload its outputs"}}, "has 'upload' for 'download' of"),
        (ORDER, {"texts": {2: "Rename the model"}}, "this shares no word with"),
        (ORDER, {"texts": {0: "Submit the job", 1: "Create the cluster"}}, "in another order"),
        (FILL, {"texts": {0: "azureml://train:3"}}, "is not the one of the answer key"),
    ],
)
def test_another_answer_is_found(entry, changes, what):
    [said] = changed(entry, **changes)
    assert what in said


@pytest.mark.parametrize(
    ("entry", "texts"),
    [
        (SINGLE, {0: "The workspace's default, which is `workspaceblobstore`"}),
        (SINGLE, {1: "`workspacefilestore`"}),
        (ORDER, {1: "Then submit a command job"}),
        (FILL, {0: "`azureml:train:3`"}),
    ],
)
def test_other_words_for_the_same_answer_are_left_alone(entry, texts):
    assert changed(entry, texts=texts) == []


def test_new_question_needs_no_line_yet():
    assert list(answers.check(checker().guide, SINGLE | {"id": "new"})) == []


def test_deliberate_change_is_recorded_for_the_named_file_only(tmp_path, monkeypatch):
    monkeypatch.undo()
    for name in ("jobs", "data"):
        bank = tmp_path / f"{name}.yml"
        bank.write_text(f"- id: {name}\n  choices: [{{text: new, right: true}}]\n", "utf-8")
    (tmp_path / "tests/data").mkdir(parents=True)
    (tmp_path / answers.KEY).write_text("jobs: [old]\ndata: [old]\ngone: [old]\n", "utf-8")
    guide, files = Guide(tmp_path), sorted(tmp_path.glob("*.yml"))
    assert [found.what for found in answers.check_key(guide, files)] == [
        "the answer key has 'gone', which no question is"
    ]
    assert answers.record(guide, files, [tmp_path / "jobs.yml"]) == ["gone", "jobs"]
    text = (tmp_path / answers.KEY).read_text("utf-8")
    assert yaml.safe_load(text) == {"jobs": ["new"], "data": ["old"]}
