"""The summary of a workflow run lists every page that a change touches."""

import subprocess

import pytest

import changed_pages

PAGE = '```python\n--8<-- "snippets/jobs/command-job/sdk.py:submit"\n```\n'


@pytest.fixture
def repository(tmp_path):
    files = {
        "mkdocs.yml": "site_url: https://example.org/guide/\n",
        "docs/index.md": "Home\n",
        "docs/jobs/command-job.md": PAGE,
        "docs/practice/bank/compute.yml": "- {id: q, page: compute/cluster}\n",
        "snippets/jobs/command-job/sdk.py": "1\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def git(repository, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    command = ["git", "-C", str(repository), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(repository):
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "change")
    return git(repository, "rev-parse", "HEAD")


def test_page_of_a_changed_snippet_is_listed(repository, capsys):
    base = git(repository, "rev-parse", "HEAD")
    (repository / "snippets/jobs/command-job/sdk.py").write_text("2\n")
    commit(repository)
    changed_pages.main(["--base", base, "--preview", "https://example.org/zip"], repository)
    assert capsys.readouterr().out.splitlines()[-1] == (
        "| `jobs/command-job.md` | [`jobs/command-job/index.html`](https://example.org/zip) "
        "| [before](https://example.org/guide/jobs/command-job/) |"
    )


def test_page_itself_and_pages_of_questions_are_listed(repository):
    files = ["docs/index.md", "docs/practice/bank/compute.yml", "README.md"]
    assert changed_pages.pages_of(repository, files) == ["compute/cluster.md", "index.md"]


def test_unknown_base_lists_every_page(repository):
    files = changed_pages.changed_files(repository, "0" * 40)
    assert "docs/index.md" in files


def test_change_without_pages_says_so():
    assert changed_pages.summary([], "https://example.org/zip", "") == "No page changed.\n"


@pytest.mark.parametrize(
    ("page", "built"),
    [
        ("index.md", "index.html"),
        ("exam/index.md", "exam/index.html"),
        ("jobs/command-job.md", "jobs/command-job/index.html"),
        ("labs/first-job.ipynb", "labs/first-job/index.html"),
    ],
)
def test_built_path_is_where_mkdocs_puts_the_page(page, built):
    assert changed_pages.built_path(page) == built
