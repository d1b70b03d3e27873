"""Code that is typed into a page, and not included: it is held to the same rungs."""

import ast
import importlib.util
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from ..commands import cli_validity, shell, yaml_commands
from ..finding import Finding
from ..guide import Guide
from ..listings.listing import Listing
from ..names import tokens
from ..python import imports, mlflow_support, python_syntax
from ..python.imports import V1
from ..runs import run_sdk
from ..runs.stage import staged
from ..yaml_files import azure_values, workflows, yaml_validity
from .markdown import Fence, Page

PYTHON = ("python", "py", "python3")
SHELL = ("bash", "sh", "shell", "console")
YAML = ("yaml", "yml")
OLD_PAGES = "docs/v1/"
# Marks that the site follows and nothing else here, so that the code below would go unseen.
UNFOLLOWED = re.compile(r"^\s*(?!--8<--\s)-+8<-+\s", re.MULTILINE)
JSON = ("json",)
CHECKED = PYTHON + SHELL + YAML + JSON
COMMAND = re.compile(r"^(\$ )?az [a-z]", re.MULTILINE)
DEFAULTS = {"group", "workspace"}  # what a reader has set by the time of a fragment


def check(guide: Guide, page: Page, runner) -> list[Finding]:
    """Lint every typed fence, and run the Python ones.

    Args:
        runner: a callable that gives the ``Runner``, asked for only when something has to run.
    """
    here = guide.relative(page.path)
    found = []
    for fence in typed(page):
        rows = still(here, page, fence) or _moved(fence, _slips(guide, fence))
        old = here.startswith(OLD_PAGES) and V1.search(fence.source)
        if not rows and fence.language in PYTHON and fence.skipped is None and not old:
            rows = _run(guide, page, fence, runner())
        found += [Finding(here, *row) for row in rows]
    return found + [Finding(here, *row) for row in as_text(here, page)]


def as_text(here: str, page: Page) -> Iterator[tuple[int, str, str]]:
    """Commands of today in a block that says it is text, and that no check would look at."""
    for fence in page.fences:
        if fence.language in ("text", "") and not fence.included and not here.startswith(OLD_PAGES):
            command = COMMAND.search(fence.source)
            if command and ".output" not in fence.info:
                line = fence.line + fence.source.count("\n", 0, command.start()) + 1
                what = "a command in a block of text is checked by nobody"
                yield line, what, 'write ```bash, or ``` {.bash test="skip: reason"}'


def typed(page: Page) -> list[Fence]:
    """The fences of a language that is checked, without those that only include."""
    fences = [f for f in page.fences if f.language in CHECKED and not f.included]
    return [f for f in fences if not UNFOLLOWED.search(f.source)]  # a finding of its own


def still(here: str, page: Page, fence: Fence) -> list[tuple[int, str, str]]:
    """What is wrong with a typed fence without running it: ``(line, what, cure)``.

    Args:
        here: the page, relative to the repository.
    """
    return _rows(here, page, fence) or _moved(fence, azure_values.check(fence.source))


def _slips(guide: Guide, fence: Fence) -> list[tuple[int, str, str]]:
    """Names in the code that stand nowhere else and are nearly one that stands often."""
    lines = enumerate(fence.source.splitlines(), start=1)
    spans = ((number, f"`{line.replace('`', ' ')}`") for number, line in lines)
    return [(number, *row) for number, span in spans for row in tokens.slips(guide, span)]


def _rows(here: str, page: Page, fence: Fence) -> list[tuple[int, str, str]]:
    if fence.skipped == "":
        return [(fence.line, "the fence is skipped without a reason", 'test="skip: reason"')]
    if fence.language in PYTHON and here.startswith(OLD_PAGES) and V1.search(fence.source):
        return _parsed(fence)
    if fence.language in PYTHON:
        rows = python_syntax.check(here, fence.source, start_line=fence.line)
        if rows:
            return rows
        # what is not run may name packages that are not installed
        elsewhere = () if fence.skipped is None else absent(fence.source)
        found = imports.check(fence.source, page.path.parent, elsewhere)
        return _moved(fence, found + mlflow_support.check(fence.source))
    if fence.language in SHELL and (prompt := re.search(r"^\$ ", fence.source, re.MULTILINE)):
        line = fence.line + fence.source.count("\n", 0, prompt.start()) + 1
        return [(line, "the prompt cannot be copied", "leave '$ ' out")]
    if fence.language in SHELL:
        rows = shell.lint(fence.source)
        folder = page.path.parent
        return _moved(fence, rows or cli_validity.check(fence.source, folder, DEFAULTS))
    if fence.language in JSON:
        return _json(fence)
    try:
        data = yaml.safe_load(fence.source)
    except yaml.MarkedYAMLError as error:
        line = fence.line + error.problem_mark.line + 1
        return [(line, f"not YAML: {error.problem}", "correct the line")]
    rows = _moved(fence, yaml_commands.check(fence.source))
    if isinstance(data, dict) and (kind := workflows.kind_of(fence.info)):
        rows += _moved(fence, workflows.check(fence.source, kind))
    if rows or not isinstance(data, dict) or "$schema" not in data:
        return rows
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "fence.yml"
        path.write_text(fence.source, "utf-8")
        return _moved(fence, yaml_validity.check(path))


def _json(fence: Fence) -> list[tuple[int, str, str]]:
    try:
        json.loads(fence.source)
    except json.JSONDecodeError as error:
        return [(fence.line + error.lineno, f"not JSON: {error.msg}", "correct the line")]
    return []


def _parsed(fence: Fence) -> list[tuple[int, str, str]]:
    """Code of SDK v1, which is shown to be read: it parses, and no more can be asked of it."""
    try:
        ast.parse(fence.source)
    except SyntaxError as error:
        line = fence.line + (error.lineno or 1)
        return [(line, f"not Python: {error.msg}", "correct the syntax")]
    return []


def absent(source: str) -> set[str]:
    """The packages that a fence imports and the environment does not have."""
    named = re.findall(r"^\s*(?:from|import)\s+(\w+)", source, re.MULTILINE)
    return {name for name in named if importlib.util.find_spec(name) is None}


def _moved(fence: Fence, rows) -> list[tuple[int, str, str]]:
    return [(fence.line + line, what, cure) for line, what, cure in rows]


def _run(guide: Guide, page: Page, fence: Fence, runner) -> list[tuple[int, str, str]]:
    """Run a fence after everything that the page's own listing needs, and the listing."""
    name = guide.relative(page.path).removeprefix("docs/").removesuffix(".md")
    chain = (*guide.chain(name), name) if name in guide.listings else ()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "fence"
        own = guide.root / "snippets" / name
        if own.is_dir():
            shutil.copytree(own, folder)
        folder.mkdir(exist_ok=True)
        (folder / "fence.py").write_text(fence.source, "utf-8")
        listing = Listing(f"{name}#{fence.line}", folder, None, faces={"sdk": "fence.py"})
        with staged(listing, runner.state_after(chain)) as stage:
            failure = run_sdk.run(listing, stage).failure
    return [(fence.line + failure.line, failure.what, failure.cure)] if failure else []
