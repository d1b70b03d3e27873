"""The check command finds each way to break a listing, once, and tells it in three lines."""

import re

import pytest

from support import check
from support.promises import assert_none
from support.sandbox import CACHE, Sandbox

ECHO = "snippets/jobs/echo"
SDK = f"{ECHO}/sdk.py"
CLI = f"{ECHO}/cli.sh"
YAML = f"{ECHO}/job.yml"
PAGE = "docs/jobs/echo.md"
OUTPUT = f"{ECHO}/output/sdk-stream.txt"

# what is broken: file, text, broken text, line of the finding, words of what, words of the cure
BREAKAGES = {
    "misspelt import": (
        *(SDK, "MLClient, command\n", "MLClient, commandd\n", 2),
        *("'commandd' is imported, but 'command' is used", "write command instead"),
    ),
    "import of what does not exist": (
        *(SDK, "from azure.ai.ml import", "from azure.ai.mll import", 2),
        *("there is no module 'azure.ai.mll'", "write ml instead"),
    ),
    "swallowed keyword": (
        *(SDK, "    environment=", "    environmentt=", 16),
        *("command() has no argument 'environmentt'", "write environment instead"),
    ),
    "wrong enumeration value": (
        *(SDK, '"Ada"}', '"Ada"},\n    outputs={"o": Output(mode="rw_mnt")}', 16),
        *("Output() takes no mode='rw_mnt'", "write rw_mount instead"),
    ),
    "missing required argument": (
        *(SDK, "stream(job.name)", "stream()", 23),
        *("missing 1 required positional argument: 'name'", "give the arguments"),
    ),
    "misspelt method": (
        *(SDK, "ml_client.jobs.stream", "ml_client.jobs.steam", 23),
        *("no attribute 'steam'", "write stream instead"),
    ),
    "misspelt attribute set": (
        *(
            SDK,
            "job = ml_client.jobs.create",
            'job.experiment = "x"\njob = ml_client.jobs.create',
            19,
        ),
        *("no attribute 'experiment' to set", "experiment_name"),
    ),
    "undefined name": (
        *(SDK, "stream(job.name)", "stream(jb.name)", 23),
        *("Undefined name `jb`", "define or import"),
    ),
    "unknown YAML key": (
        *(YAML, "experiment_name:", "experiment:", 7),
        *("unknown key 'experiment'", "write experiment_name instead"),
    ),
    "undeclared input": (
        *(YAML, "${{inputs.name}}", "${{inputs.nme}}", 3),
        *("${{inputs.nme}} is not declared", "write name instead"),
    ),
    "wrong flag": (
        *(CLI, "job stream --name", "job stream --nme", 6),
        *("`az ml job stream` has no flag --nme", "write --name instead"),
    ),
    "missing file": (
        *(CLI, "--file job.yml", "--file jobs.yml", 2),
        *("--file names 'jobs.yml'", "correct the path"),
    ),
    "value that differs": (
        *(SDK, '{"name": "Ada"}', '{"name": "Eva"}', 19),
        *("sdk.py:19 says 'Eva', cli.sh:2 and job.yml:5 say 'Ada'", "say the same as"),
    ),
    "stale comment": (
        *(SDK, "#> JobStatus.COMPLETED", "#> JobStatus.FAILED", 28),
        *("the run prints '#> JobStatus.COMPLETED'", "make update"),
    ),
    "stale output": (
        *(OUTPUT, "hello Ada", "hello Eva", 7),
        *("the file says 'hello Eva'", "make update"),
    ),
}


def place_of(file: str) -> str:
    return ECHO if file.startswith(ECHO) else file


def test_sound_guide_has_no_finding(tmp_path):
    sandbox = Sandbox(tmp_path / "guide", produced=True)
    assert_none(sandbox.findings("snippets"))


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "what", "cure"), BREAKAGES.values(), ids=BREAKAGES
)
def test_breakage_gives_one_finding(tmp_path, file, old, new, line, what, cure):
    sandbox = Sandbox(tmp_path / "guide", produced=True)
    sandbox.replace(file, old, new)
    if "Output(" in new:
        sandbox.replace(SDK, "import MLClient", "import MLClient, Output")
    [finding] = sandbox.findings(ECHO)
    assert (finding.path, finding.line) == (file, line)
    assert what in finding.what
    assert cure in finding.cure


@pytest.mark.parametrize("file", [SDK, ECHO, PAGE, "docs", "snippets"])
def test_command_takes_files_and_folders(tmp_path, capsys, file):
    sandbox = Sandbox(tmp_path / "guide", produced=True)
    paths = [str(sandbox.root / file)]
    assert check.main(paths, sandbox.root, CACHE) == 0
    assert "0 findings" in capsys.readouterr().out


def test_command_tells_three_lines_a_finding(tmp_path, capsys):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, "(#submit-it)", "(#submit)")
    assert check.main([str(sandbox.root / PAGE)], sandbox.root) == 1
    where, what, cure, blank, total, _ = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf"{PAGE}:\d+", where)
    assert what == "  jobs/echo.md has no anchor '#submit'"
    assert cure == "  cure: write submit-it instead of submit"
    assert (blank, total) == ("", "1 finding in 1 file")


def test_command_annotates_on_github(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(PAGE, "(#submit-it)", "(#submit)")
    assert check.main([str(sandbox.root / PAGE)], sandbox.root) == 1
    assert f"::error file={PAGE},line=" in capsys.readouterr().out


def test_command_refuses_an_unknown_place(tmp_path, capsys):
    sandbox = Sandbox(tmp_path / "guide")
    assert check.main([str(sandbox.root / "docs/jobs/eco.md")], sandbox.root) == 2
    assert "nothing can be checked here" in capsys.readouterr().err
