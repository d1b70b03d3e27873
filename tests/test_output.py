"""Rung 4: what a page shows is what was printed."""

from support import update
from support.promises import assert_none, assert_rung_holds, each_listing
from support.sandbox import CACHE, Sandbox

ECHO = "snippets/jobs/echo"
MASK = """\
masks:
  - pattern: "hello \\\\w+"
    replace: "hello somebody"
    reason: the name is not the point
"""


@each_listing()
def test_shown_output_is_what_was_printed(name):
    assert_rung_holds(name, "output")


def test_missing_output_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide", produced=True)
    (sandbox.root / ECHO / "output" / "cli-stream.txt").unlink()
    [finding] = sandbox.findings(ECHO)
    assert (finding.path, "missing" in finding.what) == (f"{ECHO}/output/cli-stream.txt", True)


def test_superfluous_output_is_found_and_removed(tmp_path):
    sandbox = Sandbox(tmp_path / "guide", produced=True)
    path = sandbox.root / ECHO / "output" / "sdk-submit.txt"
    path.write_text("typed\n")
    [finding] = sandbox.findings(ECHO)
    assert "nothing prints this" in finding.what
    assert update.main([str(sandbox.root / ECHO)], sandbox.root, CACHE) == 0
    assert not path.exists()


def test_update_writes_what_the_faces_print(tmp_path):
    sandbox = Sandbox(tmp_path / "guide", produced=True)
    folder = sandbox.root / ECHO
    assert "hello Ada\n" in (folder / "output" / "sdk-stream.txt").read_text()
    assert "#> JobStatus.COMPLETED\n" in (folder / "sdk.py").read_text()
    assert '"experiment": "hello"' in (folder / "output" / "cli-inspect.json").read_text()


def test_second_update_changes_nothing(tmp_path, capsys):
    sandbox = Sandbox(tmp_path / "guide", produced=True)
    capsys.readouterr()
    assert update.main([], sandbox.root, CACHE) == 0
    assert "0 files changed" in capsys.readouterr().out


def test_update_keeps_the_output_of_what_does_not_run(tmp_path, capsys):
    sandbox = Sandbox(tmp_path / "guide", produced=True)
    before = (sandbox.root / ECHO / "output" / "sdk-stream.txt").read_text()
    sandbox.replace(f"{ECHO}/sdk.py", "stream(job.name)", "stream()")
    assert update.main([str(sandbox.root / ECHO)], sandbox.root, CACHE) == 1
    assert "missing 1 required positional argument" in capsys.readouterr().err
    assert (sandbox.root / ECHO / "output" / "sdk-stream.txt").read_text() == before


def test_mask_hides_what_differs(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / ECHO / "listing.yml"
    path.write_text(path.read_text() + MASK)
    update.main([], sandbox.root, CACHE)
    assert "hello somebody" in (sandbox.root / ECHO / "output" / "sdk-stream.txt").read_text()
    assert_none(sandbox.findings(ECHO))
