"""An error that a text names is one that something raises."""

import importlib

import pytest

from support.names import error_names
from support.promises import checker
from support.sandbox import Sandbox

PAGE = "docs/jobs/echo.md"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It ends in `ResourceNotFound`.", []),
        ("It ends in `ResourceNotThereError`.", ["ResourceNotThereError"]),
        ("`WorkspaceManagedVnetNotReady` means: wait.", ["WorkspaceManagedVnetNotReady"]),
        ("`ModuleNotFoundError: No module named x`", []),
        ("It ends in ResourceNotThereError.", []),
        ("`JobError()` and `job.JobError`", []),
    ],
)
def test_an_error_that_nothing_raises_is_found(text, names):
    found = [what for what, _ in error_names.unknown(checker().guide, text)]
    assert found == [f"nothing in the guide raises an error '{name}'" for name in names]


def test_a_page_is_told_where_and_how(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, "Look at", "After `JobLostError` look at")
    [finding] = sandbox.findings(PAGE)
    assert "'JobLostError'" in finding.what
    assert "tests/support/names/error_names.yml" in finding.cure


@pytest.mark.parametrize(("name", "source"), error_names.named().items())
def test_somebody_vouches_for_each_name_of_the_list(name, source):
    if source.startswith("https://"):
        assert source.startswith("https://learn.microsoft.com/")
    else:
        assert hasattr(importlib.import_module(source), name)
    pages = [path.read_text("utf-8") for path in checker().guide.pages]
    assert any(name in text for text in pages), f"remove {name} from error_names.yml"
