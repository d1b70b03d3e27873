"""Names in code spans that nothing vouches for are found wherever they stand, and no others."""

import importlib.metadata

import pytest

from support.names import allowed, public_record, vouched
from support.pages.markdown import parse_text
from support.promises import checker
from support.questions import question_names
from support.site import ROOT
from support.texts import vocabulary

GUIDE = checker().guide
PAGE = ROOT / "docs" / "compute" / "cluster.md"


def unknown(text, path=PAGE):
    page = parse_text(f"---\ntitle: Page\n---\n# Page\n\n{text}\n", path)
    return [finding.what.split("'")[1] for finding in vouched.check(GUIDE, page)]


def question(stem="Which one?", right="`min_instances`", wrong="`b`", reason="It scales."):
    choices = [
        {"text": right, "right": True, "reason": reason},
        {"text": wrong, "right": False, "reason": reason},
    ]
    return {"stem": stem, "page": "compute/cluster", "choices": choices}


@pytest.mark.parametrize(
    "text",
    [
        "Set `{}`.",
        "Two lines of a paragraph that\nend with `{}`.",
        "| Key | What it does |\n|---|---|\n| `{}` | scales |",
        "Without marks: {} scales.",
        '!!! exam-tip "Trap"\n    It is `{}`, since nodes cost.',
        "![The curve of `{}`](curve.svg)",
        "- an item: `AmlCompute({}=120)`",
        "Not for you: the nodes stop. Set `{}` then.",
    ],
)
def test_invented_name_is_found_on_a_page(text):
    name = "idle_time_of_nodes"
    assert unknown(text.format(name)) == [name]


@pytest.mark.parametrize(
    "name",
    ["WorkspaceManagedVnet", "lowpriority_vm", "app_secret", "--max-nodes", "log_row"],
)
def test_invented_name_of_every_form_is_found(name):
    assert unknown(f"Here is `{name}`.") == [name]


def test_message_says_where_what_and_how_to_cure_it():
    page = parse_text("# Page\n\nFirst line,\nsecond with `lowpriority_vm`.\n", PAGE)
    [finding] = vouched.check(GUIDE, page)
    assert (finding.path, finding.line) == ("docs/compute/cluster.md", 4)
    assert finding.what == "nothing is known of 'lowpriority_vm'"
    assert finding.cure.startswith("write low_priority instead of lowpriority_vm; a name that is")
    assert "tests/support/names/tokens.yml with its source" in finding.cure


@pytest.mark.parametrize("place", ["stem", "right", "reason"])
def test_invented_name_is_found_in_a_question(place):
    found = list(question_names.check(GUIDE, question(**{place: "It is `app_secret`."})))
    keys = {"stem": [("stem",)], "right": [("choices", 0)]}
    assert [key for key, _, _ in found] == keys.get(place, [("choices", 0), ("choices", 1)])
    assert {what for _, what, _ in found} == {"nothing is known of 'app_secret'"}


def test_wrong_choice_may_name_what_does_not_exist_and_its_reason_repeat_it():
    entry = question(wrong="`app_secret`", reason="There are keys, and `app_secret` is none.")
    assert list(question_names.check(GUIDE, entry)) == []


def test_name_of_v1_in_a_right_choice_is_found():
    [(key, what, _)] = question_names.check(GUIDE, question(right="`ScriptRunConfig`"))
    assert (key, what) == (("choices", 0), "'ScriptRunConfig' is SDK v1")
    told = question(stem="Which class of SDK v1 submits?", right="`ScriptRunConfig`")
    assert list(question_names.check(GUIDE, told)) == []


@pytest.mark.parametrize(
    "text",
    [
        "`azure.ai.ml.entities.AzureFileDatastore` and `file_share_name`",  # never in the guide
        "Call `mlflow.log_table` with `artifact_file`.",
        "`RandomForestRegressor(min_samples_leaf=5)` of scikit-learn",
        "The flag `--vnet-name` of `az ml compute list-sizes`.",
        "There is no `job_mode`, and `app_secret` does not exist.",
        "The column `age_group`, and the columns `first_one` and `second_one`.",
        "`my_frame = 1`, `${{inputs.my_table}}`, `azureml:my_table@latest`, `make_table.py`",
        "`begin_…`, `Standard_DS3_v2`, `https://example.org/my_path`, `<my_name>`",
        "`MLCLIENT` and `POST`",
        "See [it](my_own_page.md#of_mine), {.my_class} and https://example.org/?a_b=c_d.",
    ],
)
def test_name_that_exists_or_is_the_writers_own_is_left_alone(text):
    assert unknown(text) == []


def test_names_of_v1_are_known_where_a_text_tells_of_it():
    assert unknown("It is `parameter_space`.") == ["parameter_space"]
    assert unknown("In SDK v1 it is\n`parameter_space`.") == []
    assert unknown("It is `parameter_space`.", ROOT / "docs/v1/sweep.md") == []


def test_table_of_names_is_of_the_installed_packages():
    lines = public_record.TABLE.read_text("utf-8").splitlines()
    heads = [line for line in lines if line.startswith("#")]
    assert heads == [
        f"# {name} {importlib.metadata.version(name)}" for name in public_record.PACKAGES
    ], "write it again, as tests/support/names/public_record.py says"
    assert public_record.of_package("azure-identity") <= set(lines)


def test_local_variables_and_private_functions_are_no_public_names():
    source = (
        "LIMIT = 1\nclass Job:\n    kind: str = 'some_kind'\n"
        "    def run(self, at_once, **kwargs):\n        inner_one = kwargs.pop('in_time')\n"
        "        self.set_here = inner_one\n"
        "def _hidden(hidden_one):\n    pass\n"
    )
    names = {"LIMIT", "Job", "kind", "some_kind", "run", "self", "at_once", "in_time", "set_here"}
    assert set(public_record.of_source(source)) == names


def test_every_allowed_name_is_needed_and_says_what_vouches_for_it():
    groups = allowed.groups()
    assert all(group["by"] and group["of"] for group in groups)
    names = [name for group in groups for name in group["names"]]
    assert len(names) == len(set(names))
    texts = "".join(vocabulary.documents(GUIDE))
    assert [name for name in names if name not in texts] == []


def test_present_guide_has_no_unknown_names():
    pages = (parse_text(path.read_text("utf-8"), path) for path in GUIDE.pages)
    assert [finding for page in pages for finding in vouched.check(GUIDE, page)] == []
