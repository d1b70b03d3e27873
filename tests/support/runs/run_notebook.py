"""Run a notebook in a kernel that talks to an emulator; what is stored must be what came out."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import nbformat

from ..finding import Finding, one_line, plain
from ..guide import Guide
from ..python.notebooks import cells
from .runner import NeedFailed, Runner
from .stage import ENVIRONMENT

TIMEOUT = 600  # seconds for one cell
# Read by the kernel before the first cell: the names that the SDK makes up come out the same twice.
STARTUP = "import random\n\nrandom.seed(0)\n"


def run(guide: Guide, runner: Runner, path: Path) -> nbformat.NotebookNode:
    """The notebook as it is after all its cells have run, with repeatable outputs.

    Raises:
        NeedFailed: a listing that it needs does not run.
        nbclient.exceptions.CellExecutionError: a cell fails.
    """
    from nbclient import NotebookClient

    from azureml_emulator import Emulator

    notebook = nbformat.read(path, as_version=4)
    about = notebook.metadata.get("guide", {})
    with tempfile.TemporaryDirectory(prefix="notebook-") as scratch:
        folder = Path(scratch).resolve()
        if state := runner.state_after(_chain(guide, about.get("needs", []))):
            shutil.copytree(state, folder / "state")
        (folder / "work").mkdir()
        startup = folder / "ipython" / "profile_default" / "startup" / "names.py"
        startup.parent.mkdir(parents=True)
        startup.write_text(STARTUP, "utf-8")
        emulator = Emulator(folder / "state", deterministic=True)
        try:
            own = {"IPYTHONDIR": str(folder / "ipython")}
            environment = os.environ | ENVIRONMENT | emulator.door.environment | own
            resources = {"metadata": {"path": str(folder / "work")}}
            client = NotebookClient(notebook, timeout=TIMEOUT, resources=resources)
            client.execute(env=environment)
        finally:
            emulator.close()
        _tidy(notebook, str(folder / "work"), about.get("masks", []))
    return notebook


def check(guide: Guide, runner: Runner, path: Path) -> list[Finding]:
    """A cell that fails, or the first cell whose stored output is not what came out."""
    from nbclient.exceptions import CellExecutionError

    here = guide.relative(path)
    lines = [line for line, _ in cells(path)]
    try:
        made = run(guide, runner, path)
    except NeedFailed as error:
        return [Finding(here, 1, str(error), "cure that listing first")]
    except CellExecutionError as error:
        what = one_line(f"a cell fails: {error.ename}: {error.evalue}")[:400]
        return [Finding(here, _failed(path, str(error), lines), what, "correct the cell")]
    stored = nbformat.read(path, as_version=4)
    for line, before, after in zip(lines, _code(stored), _code(made), strict=True):
        if before.outputs != after.outputs:
            cure = f'make update FILES="{here}"'
            return [Finding(here, line, "the stored output is not what this cell prints", cure)]
    return []


def rewrite(guide: Guide, runner: Runner, path: Path) -> bool:
    """Run the notebook and store its outputs; tell whether anything changed."""
    before = path.read_text("utf-8")
    nbformat.write(run(guide, runner, path), path)
    return path.read_text("utf-8") != before


def _chain(guide: Guide, needs: list[str]) -> tuple[str, ...]:
    chain = [name for need in needs for name in (*guide.chain(need), need)]
    return tuple(dict.fromkeys(chain))


def _code(notebook) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _failed(path: Path, error: str, lines: list[int]) -> int:
    """The line of the cell whose source the error quotes."""
    for line, source in cells(path):
        if source.strip() and source.strip() in error:
            return line
    return lines[0] if lines else 1


def _tidy(notebook, folder: str, masks: list[dict]) -> None:
    """Keep what a reader sees: no progress bars, times, colours or paths of this machine."""

    def cleaned(text: str) -> str:
        text = plain(text).replace(f"{folder}/", "")
        for mask in masks:
            text = re.sub(mask["pattern"], mask["replace"], text)
        return text

    notebook.metadata.pop("widgets", None)
    for cell in _code(notebook):
        cell.metadata.pop("execution", None)
        kept = []
        for output in cell.outputs:
            if output.get("name") == "stderr":
                continue
            if "text" in output:
                output.text = cleaned(output.text)
            for kind, value in output.get("data", {}).items():
                if kind.startswith("text/"):
                    output.data[kind] = cleaned(value)
            if kept and output.output_type == kept[-1].output_type == "stream":
                kept[-1].text += output.text
            else:
                kept.append(output)
        cell.outputs = kept
