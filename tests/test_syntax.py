"""Rung 0: everything parses, is formatted, and has no unused or undefined name."""

import pytest

from support.promises import assert_rung_holds, each_listing
from support.sandbox import Sandbox

ECHO = "snippets/jobs/echo"


@each_listing()
def test_code_is_formatted_and_lint_free(name):
    assert_rung_holds(name, "syntax")


BREAKAGES = {
    "not Python": ("src/hello.py", "import argparse", "import argparse:", "not Python"),
    "format of a script": ("src/hello.py", "required=True", "required = True", "not formatted"),
    "empty lines": ("src/hello.py", "parse_args()\n", "parse_args()\n\n\n", "empty line"),
    "shell": ("cli.sh", 'show --name "$job_name"', "show --name $job_name", "SC2086"),
    "hidden error": (
        "cli.sh",
        "# --8<-- [end:inspect]",
        "az account show || true\n# --8<-- [end:inspect]",
        "not seen",
    ),
    "not YAML": ("job.yml", "name: Ada", "name: Ada: Eva", "not YAML"),
    "indentation": ("job.yml", "  name: Ada", "   name: Ada", "an odd number of spaces"),
    "left over": ("job.yml", "name: Ada", "name: Ada # TODO", "a TODO is left"),
    "hidden import": (
        "sdk.py",
        "# --8<-- [start:submit]\n",
        "import os\n\nprint(os.sep)\n# --8<-- [start:submit]\n",
        "in no region",
    ),
    "hidden line": (
        "sdk.py",
        "# --8<-- [start:submit]\n",
        "limit = 5\n# --8<-- [start:submit]\n",
        "this line is in no region",
    ),
    "too long": ("sdk.py", 'experiment_name="hello",', "\n".join(["# more"] * 30), "more than 40"),
    "open region": ("cli.sh", "# --8<-- [end:inspect]", "", "'inspect' is never closed"),
    "unknown step": ("cli.sh", "# --8<-- [start:submit]", "# --8<-- [start:send]", "never starts"),
    "unknown key": ("listing.yml", "needs:", "need:", "'needs' is missing"),
    "unknown need": ("listing.yml", "[workspace/create]", "[workspace/creat]", "is no listing"),
    "circle": ("listing.yml", "[workspace/create]", "[jobs/echo]", "again"),
    "unknown face": ("listing.yml", "studio: docs", "portal: docs", "unknown face 'portal'"),
    "missing file": ("listing.yml", "cli: cli.sh", "cli: command.sh", "no file 'command.sh'"),
}


@pytest.mark.parametrize(("file", "old", "new", "expected"), BREAKAGES.values(), ids=BREAKAGES)
def test_breakage_is_found_before_anything_runs(tmp_path, file, old, new, expected):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(f"{ECHO}/{file}", old, new)
    climb = sandbox.checker().ladder.climb("jobs/echo")
    assert expected in " / ".join(finding.what for finding in climb.rungs["syntax"])
    assert climb.rungs["execution"] is None
