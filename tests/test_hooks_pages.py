"""Smaller hooks: versions, glossary, notebooks, task-list boxes, and what is published."""

import pytest
import yaml

import accessible
import glossary
import notebooks
import published
import versions
from guide import data
from guide.problem import Problem


def test_the_table_has_python_and_every_package():
    table = versions.table(">=3.11", {"mlflow": "3.15.0"})
    assert table.splitlines()[2:] == ["| Python | >=3.11 |", "| mlflow | 3.15.0 |"]


def test_versions_that_the_footer_needs_must_be_there(tmp_path):
    (tmp_path / "open-data").mkdir()
    (tmp_path / versions.FILE).write_text(yaml.safe_dump({"packages": {"mlflow": "3.15.0"}}))
    with pytest.raises(Problem, match="azure-ai-ml is missing"):
        versions.versions(tmp_path)


def test_a_missing_data_file_is_named(tmp_path):
    with pytest.raises(Problem, match=r"gone\.yml: this data file is missing"):
        data.load(tmp_path / "gone.yml")


def test_broken_yaml_is_reported_with_its_line(tmp_path):
    (tmp_path / "bad.yml").write_text("a: 1\nb: [\n")
    with pytest.raises(Problem, match=r"bad\.yml:3: not YAML"):
        data.load(tmp_path / "bad.yml")


def test_the_glossary_becomes_abbreviations():
    entries = [{"term": "ACR", "meaning": "Azure Container Registry"}]
    assert glossary.abbreviations(entries) == "*[ACR]: Azure Container Registry"


@pytest.mark.parametrize(
    "entries",
    [[{"term": "ACR"}], [{"meaning": "x"}], [{"term": "A", "meaning": "x"}] * 2],
    ids=["no meaning", "no term", "twice"],
)
def test_a_bad_glossary_entry_stops_the_build(entries):
    with pytest.raises(Problem, match=r"glossary\.yml"):
        glossary.abbreviations(entries)


def test_notebooks_lose_styles_scripts_and_prompts_and_keep_code_and_output():
    html = (
        "<style>p{}</style><script>x()</script>"
        '<div class="jp-InputPrompt jp-InputArea-prompt">In [1]:</div>'
        '<div class="highlight-ipynb hl-python"><pre><span></span>a = 1</pre></div>'
        '<div class="clipboard-copy-txt" id="cell-1">a = 1</div><pre>out</pre>'
    )
    assert notebooks.slim(html) == (
        '<div class="language-python highlight"><pre><code><span></span>a = 1</code></pre></div>'
        "<pre>out</pre>"
    )


def test_notebook_links_to_sources_lead_to_pages():
    html = '<a href="../jobs/train.md#submit">x</a> <a href="https://example.com/a.md">y</a>'
    linked = notebooks.relink(html, "labs/first.ipynb", {"jobs/train.md": "../../jobs/train/"}.get)
    assert '<a href="../../jobs/train/#submit">x</a> <a href="https://example.com/a.md">' in linked


def test_a_notebook_link_to_no_page_stops_the_build():
    with pytest.raises(Problem, match=r"labs/first\.ipynb: links to gone\.md"):
        notebooks.relink('<a href="gone.md">x</a>', "labs/first.ipynb", lambda source: None)


def test_boxes_of_task_lists_have_names():
    item = '<li class="task-list-item"><input type="checkbox" disabled{}/> x</li>'
    named = accessible.name_boxes(item.format(" checked") + item.format(""))
    assert 'aria-label="done" checked' in named
    assert 'aria-label="open"' in named


@pytest.mark.parametrize("source", ["tools/templates/page.yml", "hooks/x.json", "partials/a.js"])
def test_the_machine_is_not_published(source):
    assert not published.public(source)


@pytest.mark.parametrize("source", ["assets/fonts/source-sans-3.woff2", "jobs/command-job.md"])
def test_pages_and_assets_are_published(source):
    assert published.public(source)
