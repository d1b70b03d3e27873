"""What is doubled, empty, out of order or mistyped on a page is found, and nothing else."""

import pytest

from support.check import ROOT
from support.facts import arithmetic, dates, facts
from support.guide import Guide
from support.names import expressions, product_names, tokens
from support.nearest import one_slip
from support.pages import page_shape, rendered
from support.pages.markdown import parse_text
from support.promises import checker
from support.questions.questions import bank
from support.sandbox import Sandbox
from support.texts import addresses, leftovers, typography

PAGE = "docs/jobs/echo.md"
FACTS = ("limits.yml", "syllabus.yml", "toolchain.yml")


def findings(rule, folder, text):
    path = folder / "docs" / "page.md"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return rule.check(Guide(folder), parse_text(text, path))


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ('!! exam-tip "Title"\n    Text.\n', "write an admonition as"),
        ('!!! note "Title\n    Text.\n', "write an admonition as"),
        ("?? info\n    Text.\n", "write a folded part as"),
        ('== "Studio"\n\n    Text.\n', "write a tab as"),
        ("| size | cores |\n| small | four |\n", "write a table"),
        ("| size | cores |\n|---|--x|\n| small | four |\n", "write a table"),
        ("See [the page](page.md now.\n", "write a link as"),
        ("See (the page)[page.md].\n", "write a link as"),
        ("See [the page][page].\n", "write a link as"),
        ("It is ** bold**.\n", "write ** on both sides"),
        ("## Title { #name\n", "close the attribute"),
        ("Call ``run` now.\n", "close the code span"),
        ("See https://example.org now.\n", "give the address a text"),
        ("It works[^1].\n", "define the footnote"),
        ("It is fast :rocket: now.\n", "uses no pictograms"),
        ("<<<<<<< HEAD\nText.\n", "resolve the conflict"),
    ],
)
def test_mark_that_readers_would_see_is_found(tmp_path, text, cure):
    found = findings(rendered, tmp_path, f"# Page\n\nText.\n\n{text}")
    assert [finding.line for finding in found[:1]] == [5]
    assert cure in found[0].cure


@pytest.mark.parametrize(
    "text",
    [
        'Text `a | b` and **bold**, [a link](page.md "title"), `[x](y)`.\n',
        '=== "Studio"\n\n    | a |\n    |---|\n    | 1 |\n',
        '!!! note "Title"\n    Text at 10:30:00.\n',
        "``` {.text .output}\n| ** [ ](\n```\n",
    ],
)
def test_mark_that_does_its_work_is_left_alone(tmp_path, text):
    assert findings(rendered, tmp_path, f"# Page\n\n{text}") == []


PICTURE = "![Two bars of equal height, side by side.](a.{0}.svg#only-{0})"
BOTH = PICTURE.format("light") + "\n" + PICTURE.format("dark")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<!-- guide:needs -->\n\n<!-- guide:needs -->\n", "guide:needs stands twice"),
        ("<!-- guide:needs\n", "is not closed"),
        ("Text <!-- guide:needs --> text.\n", "does not stand alone"),
        ("## Empty\n\n## Next\n\nText.\n", "nothing stands under 'Empty'"),
        ("## Colon:\n\nText.\n", "ends with a mark"),
        ("##Title\n\nText.\n", "no space behind its #"),
        ("## A { #x }\n\nText.\n\n## B { #x }\n\nText.\n", "second heading has the anchor #x"),
        ("## A { x }\n\nText.\n", "gives the heading no anchor"),
        ('=== "YAML"\n\nText.\n', "the tab YAML is empty"),
        ('===! "YAML"\n\n    Text.\n', "begins a new set of tabs"),
        (PICTURE.format("light"), "has no dark one"),
        (BOTH.replace("#only-dark", ""), "in both palettes"),
        (BOTH.replace("dark", "light"), "stands twice"),
        ("```\nls\n```\n", "names no language"),
        ("```python\n```\n", "the fence is empty"),
        ('``` {.python tests="skip: why"}\nx = 1\n```\n', "is not skipped"),
        ("```text\n-8<- snippets/a/b/c.txt\n```\n", "this include is not followed"),
        (
            "!!! exam-tip\n    The flag is one thing. The key of the input is another one.\n",
            "no title",
        ),
        ('!!! exam-tip "Title"\n    Know it.\n', "too short for trap and reason"),
        ('!!!note "Title"\n    Text.\n', "a space is missing"),
        ("<b>Text.\n", "<b> is not closed"),
        ("Text.</b>\n", "</b> closes nothing"),
        ("| a |\n|---|\n| 1 |\n| 1 |\n", "has this row already"),
        ("| a | b |\n|---|---|\n x | 1 |\n", "belongs to the table above"),
        ("Text\u00a0here.\n", "a space that does not break"),
        ("Text â€” here.\n", "the wrong encoding"),
    ],
)
def test_part_that_is_doubled_or_empty_is_found(tmp_path, text, what):
    found = findings(page_shape, tmp_path, f"# Page\n\nText.\n\n{text}")
    assert any(what in finding.what for finding in found), found


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("Other", ["no section 'Check yourself' holds the questions"]),
        ("Check yourself", ["the page asks questions and names no sources"]),
        ("Questions", []),
    ],
)
def test_questions_have_their_sections(heading, what):
    page = parse_text(f"# Page\n\n## {heading}\n\n<!-- guide:questions -->\n")
    assert [said for _, said, _ in page_shape.asked(page)] == what


SECTIONS = "## Check yourself\n\nText.\n\n## If it goes wrong\n\nText.\n"


@pytest.mark.parametrize(("text", "count"), [(BOTH, 0), (SECTIONS, 1)])
def test_pairs_and_order_are_told_apart(tmp_path, text, count):
    assert len(findings(page_shape, tmp_path, f"# Page\n\n{text}")) == count


HEADS = {
    "key twice": ("checked: 2026", "checked: 2026-11-20\nchecked: 2026", "has 'checked' twice"),
    "skill twice": ("[hello-skill]", "[hello-skill, hello-skill]", "twice in skills"),
    "no list": ("[hello-skill]", "hello-skill", "'skills' is no list"),
    "no tags": ("tags: [jobs]\n", "", "has tags"),
    "tag": ("tags: [jobs]", "tags: [Jobs]", "has capital letters"),
    "short": ("Submit a job that says hello, and read what it said.", "A job.", "6 characters"),
    "same": ("Submit a job that says hello, and read what it said.", "Say hello in a job", ""),
    "other title": ("# Say hello", "# Say hallo", "its title 'Say hello in a job'"),
    "no day": ("checked: 2026-11-21", "checked: 2026-13-21", "checked"),
    "too old": ("checked: 2026-11-21", "checked: 2025-11-21", "before the guide was begun"),
    "section": ("azure/machine-learning/how-to-train-model", "azure/machine-learning/", "section"),
    "example": ("learn.microsoft.com/azure/", "example.com/azure/", "is an example"),
    "space": ("how-to-train-model", "how-to train-model", "is no address"),
    "version": ("how-to-train-model", "how-to-train-model?view=azureml-api-1", "names a version"),
    "dump": ("learn.microsoft.com/azure/", "www.examtopics.com/azure/", "sells exam questions"),
    "template": ("tags: [jobs]", "tags: [jobs]\ntemplate: sheets.html", "no template"),
}


@pytest.mark.parametrize(("old", "new", "what"), HEADS.values(), ids=HEADS)
def test_front_matter_that_says_nothing_or_twice_is_found(tmp_path, old, new, what):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, old, new)
    assert any(what in finding.what for finding in sandbox.findings(PAGE))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("`${{input.data}}`", "stands for nothing"),
        ("`${inputs.data}`", "is no expression"),
        ("`azureml://datastore/x/paths/y`", "no address azureml://datastore/"),
        ("`azureml:data:@latest`", "names no asset"),
        ("`azureml://train:3` in a job", "'azureml://train:3' names no asset"),
        ("`run:/<job>/model`", "no address run:/"),
        ("STANDARD-DS3-V2", "there is no size"),
        ("Storage Blob Reader", "there is no role"),
    ],
)
def test_form_that_the_service_would_not_take_is_found(text, what):
    [(said, _)] = expressions.wrong(text)
    assert what in said


@pytest.mark.parametrize(
    "text",
    [
        "`${{inputs.data}}` and `${{ secrets.KEY }}`",
        "a flow writes `${inputs.question}`",
        "`azureml://jobs/x/outputs/y`, `azureml:data@latest`, `runs:/x/model`",
        "AzureML Data Scientist",
        "`azureml://train:3` names nothing",
    ],
)
def test_form_that_the_service_takes_is_left_alone(text):
    assert list(expressions.wrong(text)) == []


@pytest.mark.parametrize(
    ("span", "count"),
    [("mlflow.start_runs()", 1), ("mlflow.start_run()", 0), ("azure.ai.ml.automls", 1)],
)
def test_dotted_name_is_looked_up_in_its_package(span, count):
    assert len(list(expressions.absent(span))) == count


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("Push it to Github.", "GitHub"),
        ("Ask Cognitive Search.", "Azure AI Search"),
        ("It was called Cognitive Search.", None),
        ("The name “Cognitive Search” in [a text](MLFlow.md) and `MLFlow`.", None),
    ],
)
def test_product_is_written_as_its_maker_does(text, cure):
    assert [said.removeprefix("write ") for _, said in product_names.wrong(text)] == [cure][
        : bool(cure)
    ]


def test_name_that_is_nearly_another_is_found(tmp_path):
    often = "`idle_time` and `idle_time` and `idle_time`. "
    assert [f.cure for f in findings(tokens, tmp_path, f"{often}`idle_tmie`\n")] == [
        "write idle_time, or add the name to tests/support/names/tokens.yml"
    ]
    assert findings(tokens, tmp_path / "other", f"{often}`cool_time`\n") == []


@pytest.mark.parametrize(
    ("word", "other", "slip"),
    [("job", "jobs", True), ("jbo", "job", True), ("jab", "job", True), ("job", "data", False)],
)
def test_one_slip_of_the_hand(word, other, slip):
    assert one_slip(word, other) is slip


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It ended on 2026-02-30.", "there is no day 2026-02-30"),
        ("It ended on 06/01/2026.", "is read in two ways"),
        ("2026-06-01, 2026-06-01, 1 June 2026, 2026-06-11.", "2026-06-11 stands only here"),
    ],
)
def test_date_that_was_mistyped_is_found(tmp_path, text, what):
    path = tmp_path / "docs" / "page.md"
    path.parent.mkdir()
    path.write_text(text)
    [finding] = dates.check(Guide(tmp_path), path, text)
    assert what in finding.what


def test_address_with_a_slip_is_found(tmp_path):
    path = tmp_path / "docs" / "page.md"
    path.parent.mkdir()
    right = "https://learn.microsoft.com/azure/machine-learning/how-to-train-model"
    path.write_text(f"{right}\n{right}\n{right[:-1]}\n")
    [finding] = addresses.check(Guide(tmp_path), path, path.read_text())
    assert (finding.line, finding.cure) == (3, f"write {right}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("| `max_instances` | `--max-instances` | 6 (one page says 1) |", "4"),
        ("a managed endpoint ends at 80 s", "180"),
        ("A workspace is undone for 41 days", "14"),
        ("| Price in the US | 156 USD; varies by country |", "165"),
        ("# 3 · Train and deploy models (30-35 %)", "25-30"),
    ],
)
def test_number_that_contradicts_open_data_is_found(tmp_path, text, value):
    folder = tmp_path / "docs" / "open-data"
    folder.mkdir(parents=True)
    for name in FACTS:
        (folder / name).write_text((ROOT / "docs/open-data" / name).read_text())
    [finding] = facts.check(Guide(tmp_path), folder.parent / "page.md", text)
    assert finding.cure.startswith(f"write {value},")


def test_every_form_of_a_fact_stands_somewhere():
    guide = checker().guide
    texts = [path.read_text("utf-8") for path in (*guide.pages, *bank(guide))]
    assert list(facts.unused(guide.root, texts)) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It is so. (FIXME)", "is left over"),
        ("It is so ???", "is left over"),
        ("I think that it is so.", "is no sentence of a guide"),
        ("`AccountKey=Zm9vYmFyZm9vYmFyZm9v`", "a key or password"),
        ("It lies in `C:\\Users\\anna\\work`.", "a path of one machine"),
        ("`3f2504e0-4f89-41d3-9a0c-0305e82c3301`", "names one resource"),
        ('<script src="x.js"></script>', "pages hold no"),
        ("It has 1,00 rows", "is no number"),
    ],
)
def test_what_others_should_not_read_is_found(text, what):
    [(said, _)] = leftovers.wrong(text)
    assert what in said


@pytest.mark.parametrize(
    "text",
    ["1,000 rows, `<name>`, <span>x</span>", "00000000-0000-0000-0000-000000000000", "I/O is slow"],
)
def test_what_others_may_read_is_left_alone(text):
    assert list(leftovers.wrong(text)) == []


@pytest.mark.parametrize(
    ("rule", "text", "what"),
    [
        (page_shape, "1. One\n3. Three\n", "item 3 follows item 1"),
        (rendered, "Do this:\n1. One\n2. Two\n", "readers see"),
        (rendered, "Do this:\n\n1. One\n2. Two\n", ""),
    ],
)
def test_list_that_is_none_is_found(tmp_path, rule, text, what):
    found = findings(rule, tmp_path, f"# Page\n\n{text}")
    assert all(what in finding.what for finding in found)
    assert bool(found) == bool(what)


def test_misspelt_field_is_named_with_its_cure(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, "title: Say", "titel: Say")
    first = min(sandbox.findings(PAGE), key=lambda finding: finding.line)
    assert (first.line, first.cure) == (2, "write 'title:' instead of 'titel:'")


def test_json_that_is_typed_is_read(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, "Look at [", '```json\n{"a": 1 "b": 2}\n```\n\nLook at [')
    [finding] = sandbox.findings(PAGE)
    assert "not JSON" in finding.what


def test_page_shows_what_its_listing_printed(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    output = sandbox.root / "snippets/jobs/echo/output"
    output.mkdir(exist_ok=True)
    (output / "cli-inspect.json").write_text("{}\n")
    assert any("nothing of what its listing printed" in f.what for f in sandbox.findings(PAGE))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It says “so” here.", "a quote of a word processor"),
        ("Call ```run``` now.", "in the middle of a line"),
        ("It is so.. Then it ends.", "two full stops"),
        ("It is so , and ends.", "a space before a mark"),
        ("It is over.Then it ends.", "no space behind a full stop"),
        ("It is over. then it ends.", "a small letter begins a sentence"),
        ("It doesn't end.", "a short form"),
        ("Remember this!!!", "more than one exclamation mark"),
        ("It is $$x$$.", "a formula"),
        ("<!-- check this -->", "a comment"),
        ('??? exam-tip "Title"', "a folded exam tip"),
        ("See [page.md](page.md).", "an address as a link's text"),
        ('See [the page](page.md "title).', "the title of a link is not closed"),
        ("Call ` run` now.", "begins or ends with a space"),
        ("It is so. ", "ends with a space"),
        ("A" + " long paragraph" * 8, "ends without a mark"),
        ("`a`" + " long paragraph" * 8, "ends without a mark"),
    ],
)
def test_slip_of_typing_is_found(tmp_path, text, what):
    assert [what in f.what for f in findings(typography, tmp_path, f"# Page\n\n{text}\n")] == [True]


def test_sound_typing_is_left_alone(tmp_path):
    text = (
        "It is so: `a.. b`, [a page](page.md) and https://x.y/a.Bcd; see …\n\n```text\n x \n```\n"
    )
    assert findings(typography, tmp_path, f"# Page\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("| size | cores |\n|---|---|\n", "the table has no rows"),
        ("```Python\nx = 1\n```\n", "capital letters"),
    ],
)
def test_table_and_language_are_whole(tmp_path, text, what):
    [finding] = findings(page_shape, tmp_path, f"# Page\n\n{text}")
    assert what in finding.what


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("https://medium.com/@x/y", "no source that can be checked"),
        ("https://learn.microsoft.com/azure/x/y?WT.mc_id=z", "who has sent the reader"),
    ],
)
def test_address_that_proves_nothing_is_found(tmp_path, address, what):
    (tmp_path / "docs").mkdir()
    [(said, _)] = addresses.wrong(Guide(tmp_path), address)
    assert what in said


@pytest.mark.parametrize(
    "text",
    [
        "0.8 / 1.2 = 0.64",
        "4 × 4 = 12 cores",
        "3 + 4 + 5 = 13",
        "1,000 × 2 ≈ 2,100",
        "2 × 7 + (3 − 1) × 7 = 42",
        "4 × 4 is 12",
    ],
)
def test_sum_with_another_result_is_found(text):
    [(what, _)] = arithmetic.wrong(f"Trials below {text} stop.")
    assert what.startswith(f"'{text.removesuffix(' cores')}' is ")


@pytest.mark.parametrize(
    "text",
    [
        "0.8 / 1.2 = 0.667",
        "2 × 7 + (3 − 1) × 7 + 1 + 1 = 30",
        "1,000 × 3 = 3,000.",
        "a / 2 = 7",
        "(as 4 × 4 = 16)",
        "4 / 0 = 3",
    ],
)
def test_sum_that_is_right_or_unclear_is_left_alone(text):
    assert arithmetic.wrong(text) == []
