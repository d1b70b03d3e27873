"""The repository's own files hold what they promise to contributors."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
LOCKS = sorted(ROOT.glob("requirements-*.txt"))
LAYOUT = {"docs", "snippets", "tests", "overrides", ".ci", ".github"}


def run(*command, **options):
    return subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def tracked():
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard").stdout.split("\n")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_have_hashes_and_no_address(lock):
    text = lock.read_text()
    packages = re.findall(r"^[a-z0-9].*==.*", text.replace("\\\n", ""), re.MULTILINE)
    assert packages
    assert [package for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in text
    assert "make lock" in text


def test_every_group_is_locked():
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
    locked = {lock.stem.removeprefix("requirements-") for lock in LOCKS}
    within = {
        line["include-group"]
        for group in locked
        for line in groups[group]
        if isinstance(line, dict)
    }
    assert locked <= set(groups) <= locked | within


def test_readme_lists_the_make_targets():
    helped = run("make", "--no-print-directory", "help").stdout
    targets = set(re.findall(r"^  ([a-z-]+) ", helped, re.MULTILINE))
    listed = re.findall(r"^\| `make ([a-z-]+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert {"serve", "site", "test", "check", "update", "new", "lock", "clean"} <= targets
    assert set(listed) == targets


@pytest.mark.parametrize(
    ("python", "message"),
    [
        ("exit 1", "is too old, 3.11 is the oldest that works"),
        ('[[ "$*" != *ensurepip* ]]', "has no venv module"),
        (None, "not found"),
    ],
)
def test_unfit_python_is_named_with_its_cure(tmp_path, python, message):
    fake = tmp_path / "fake-python"
    if python:
        fake.write_text(f"#!/bin/bash\n{python}\n")
        fake.chmod(0o755)
    for name in ("Makefile", "requirements-bootstrap.txt"):
        shutil.copy(ROOT / name, tmp_path)
    made = run("make", "-C", tmp_path, ".venv/.bootstrap", f"PYTHON={fake}")
    assert made.returncode != 0
    assert message in made.stderr
    assert "apt-get install python3" in made.stderr


def test_check_without_files_says_how_to_call_it(tmp_path):
    stamps = ["-o", ".venv/.test", "-o", ".venv/.bootstrap"]
    made = run("make", "check", *stamps, "FILES=")
    assert made.returncode != 0
    assert 'make check FILES="' in made.stderr


@pytest.mark.parametrize(
    "tool",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("codespell",),
        ("shellcheck", ".ci/run"),
        ("pre-commit", "validate-config"),
    ],
    ids=lambda command: " ".join(command),
)
def test_linters_find_nothing(tool):
    ran = run(BIN / tool[0], *tool[1:])
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_top_level_has_only_the_agreed_folders():
    found = {path.relative_to(ROOT).parts[0] for path in tracked() if path.parent != ROOT}
    assert found <= LAYOUT


def test_no_file_names_a_registry_or_a_path_of_one_machine():
    private = re.compile(
        r"pythonhosted[.]org|registry[.]npmjs|pypi[.]org/simple"
        r"|(?<![\w./-])/(?:work|root|tmp)/[a-z]|(?<![\w./-])/home/(?!azureuser)[a-z]"
    )
    texts = {path: path.read_bytes() for path in tracked()}
    found = [
        (path.name, match[0])
        for path, content in texts.items()
        for match in private.finditer(content.decode("utf-8", "ignore"))
    ]
    assert found == []


def test_no_file_is_larger_than_a_megabyte():
    assert [path.name for path in tracked() if path.stat().st_size > 1_000_000] == []


def test_missing_browser_is_named_with_its_cure(tmp_path):
    tool = [sys.executable, ROOT / "overrides/tools/chromium.py"]
    ran = run(*tool, env={"PATH": str(tmp_path)})
    assert ran.returncode == 1
    assert "sudo apt-get install chromium" in ran.stderr


def test_nothing_a_reader_sees_is_left_to_do():
    texts = [path for path in tracked() if path.suffix in {".md", ".ipynb", ".yml", ".py", ".sh"}]
    shown = [path for path in texts if path.relative_to(ROOT).parts[0] in ("docs", "snippets")]
    assert shown
    found = [path.relative_to(ROOT).as_posix() for path in shown if "TODO" in path.read_text()]
    assert found == [], "replace every TODO that `make new` left"
