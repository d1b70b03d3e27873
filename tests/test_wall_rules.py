"""Pages and questions: what would be rendered or read wrong is found, and nothing else."""

import pytest

from support.guide import Guide
from support.names import names, spans
from support.pages import markup, page_code
from support.pages.markdown import parse_text
from support.sandbox import Sandbox
from support.yaml_files import azure_values, vm_figures, vm_sizes

ECHO = "docs/jobs/echo.md"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Use `MLClient for it.\n", "a code span is opened"),
        ("It is **bold.\n", "bold type is opened"),
        ("See [the page] (other.md).\n", "is no link"),
        ("See [](other.md).\n", "a link has no text"),
        ("![](figure.svg)\n", "a picture has no description"),
        ("Look [here](other.md).\n", "does not say where it leads"),
        ("It is in the the job.\n", "'the' stands twice"),
        ("!!! exma-tip\n    Text.\n", "there is no admonition 'exma-tip'"),
        ("!!! note\nText.\n", "the admonition is empty"),
        ("| a | b |\n|---|---|\n| 1 |\n", "the row has 1 cells, the table 2"),
        ("## Same\n\nText.\n\n## Same\n", "two headings are called 'Same'"),
        ("[x](https://learn.microsoft.com/en-us/azure/)\n", "the address names a language"),
        ("[x](http://example.org/)\n", "is not encrypted"),
    ],
)
def test_markup_that_renders_wrong_is_found(tmp_path, text, what):
    path = tmp_path / "docs" / "page.md"
    path.parent.mkdir()
    path.write_text(text)
    [finding] = markup.check(Guide(tmp_path), parse_text(text, path))
    assert what in finding.what


def test_markup_over_several_lines_is_sound(tmp_path):
    text = (
        "A `span of\ncode` and **bold\ntype**; `a | b` in prose.\n\n| a |\n|---|\n| `x \\| y` |\n"
    )
    path = tmp_path / "docs" / "page.md"
    assert markup.check(Guide(tmp_path), parse_text(text, path)) == []


@pytest.mark.parametrize(
    ("span", "cure"),
    [
        ("AmlCopmute", "AmlCompute"),
        ("AmlCompute(min_instance=0)", "min_instances"),
        ("--max-intsances", "--max-instances"),
    ],
)
def test_span_that_names_nothing_is_found(span, cure):
    [(_, text)] = spans.unknown(span)
    assert cure in text


@pytest.mark.parametrize("span", ["RandomForest", "AmlCompute(…)", "--alpha 0.5", "MLClient.jobs"])
def test_other_span_is_left_alone(span):
    assert names.unknown(f"`{span}`") == []


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("a cluster of Standard_NC6", "Standard_NC4as_T4_v3"),
        ("a cluster of Standard_DS3_v22", "Standard_DS3_v2"),
        ("a cluster of Standard_NC6s_v3", "Standard_NC24ads_A100_v4"),
        ("Standard_NC6 has a GPU. D is general. Retired: NV.", "Standard_NC4as_T4_v3"),
    ],
)
def test_size_that_cannot_be_had_is_found(text, cure):
    [(_, said)] = vm_sizes.wrong(text)
    assert cure in said


@pytest.mark.parametrize(
    "text",
    [
        "Standard_LRS",
        "Standard_DS3_v2",
        "Standard_NC6 is retired",
        "Standard_NC6? It was retired.",
        "Standard_ZRS",
    ],
)
def test_size_that_exists_or_is_told_about_is_left_alone(text):
    assert list(vm_sizes.wrong(text)) == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('location="westeuropa"', "no region 'westeuropa'"),
        ("az group create --location eastuss", "no region 'eastuss'"),
        ('path="azureml://datastore/a/paths/b"', "no address azureml://datastore/"),
        ("GET /subscriptions?api-version=2024-13-01", "no api-version '2024-13-01'"),
    ],
)
def test_name_that_azure_does_not_have_is_found(line, what):
    [row] = azure_values.check(line)
    assert what in row[1]


@pytest.mark.parametrize(
    "line",
    ['location="West Europe"', 'location="$location"', "location = None", "location: eastus"],
)
def test_region_that_exists_is_left_alone(line):
    assert azure_values.check(line) == []


def test_slip_of_the_hand_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    text = (sandbox.root / ECHO).read_text()
    often = "The workspace and the workspace and a workspace.\n"
    (sandbox.root / ECHO).write_text(f"{text}\n{often}\nA wrokspace.\n")
    found = [f for f in sandbox.findings(ECHO) if "stands only here" in f.what]
    assert [f.cure for f in found] == ["write workspace"]


OLD = "```python\nfrom azureml.core import Workspace\n\nws = Workspace.from_config()\n```\n"


@pytest.mark.parametrize(("folder", "count"), [("v1", 0), ("jobs", 1)])
def test_v1_code_stands_on_v1_pages_only(tmp_path, folder, count):
    path = tmp_path / "docs" / folder / "page.md"
    path.parent.mkdir(parents=True)
    path.write_text(OLD)
    found = page_code.check(Guide(tmp_path), parse_text(OLD, path), lambda: None)
    assert len(found) == count
    assert all("is SDK v1" in finding.what for finding in found)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("`Standard_DS3_v2` (4 vCPUs) is small", None),
        ("`Standard_DS3_v2` (8 vCPUs) is large", "has 4 vCPUs, not 8"),
        ("`Standard_DS3_v2` nodes of 8 vCPUs", "has 4 vCPUs, not 8"),
        ("`Standard_NC4as_T4_v3` with 56 GiB", "has 28 GiB, not 56"),
        ("| `Standard_DS3_v2`, `Standard_D4s_v3` | 4 / 14 GiB, 4 / 16 GiB |", None),
        ("| `Standard_DS3_v2`, `Standard_D4s_v3` | 4 / 14 GiB, 4 / 32 GiB |", "16 GiB, not 32"),
        ("A quota of 24 vCPUs and `Standard_DS3_v2`", None),
        ("3 instances of `Standard_DS3_v2`; 12 vCPUs in all", None),
    ],
)
def test_a_size_has_the_figures_of_its_series(text, what):
    found = [said for said, _ in vm_figures.wrong(text)]
    assert len(found) == (what is not None)
    assert all(what in said for said in found)
