"""Notebooks: their cells are Python like everything else."""

import json
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from . import imports, metric_calls, mlflow_support, pollers, python_syntax, static_calls

MAGIC = "%%writefile "


def cells(path: Path) -> list[tuple[int, str]]:
    """The code cells of a notebook: ``(line in the file, source)``."""
    text = path.read_text("utf-8")
    found, position = [], 0
    for cell in json.loads(text)["cells"]:
        lines = "".join(cell["source"]).splitlines(keepends=True)
        if lines:  # in the file each line of source stands as a JSON string of its own
            position = max(text.find(json.dumps(lines[0], ensure_ascii=False), position), position)
        if cell["cell_type"] == "code":
            found.append((text.count("\n", 0, position) + 1, "".join(lines)))
    return found


def format_cells(path: Path) -> bool:
    """Format the code cells of a notebook; tell whether anything changed."""
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    before = [cell.source for cell in notebook.cells]
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.strip():
            magic, newline, body = "", "", cell.source
            if body.startswith(MAGIC):
                magic, newline, body = body.partition("\n")
            formatted = python_syntax.formatted(body + "\n", python_syntax.NOTEBOOK_LENGTH)
            cell.source = magic + newline + formatted.rstrip("\n")
    changed = before != [cell.source for cell in notebook.cells]
    if changed:
        nbformat.write(notebook, path)
    return changed


def check(guide: Guide, path: Path) -> list[Finding]:
    """Format each cell; lint all cells together, since later ones use earlier names."""
    here = guide.relative(path)
    pieces = [(line, source) for line, source in cells(path) if source.strip()]
    written = [(line + 1, s.partition("\n")[2]) for line, s in pieces if s.startswith(MAGIC)]
    typed = [(line, s) for line, s in pieces if not s.startswith(MAGIC)]
    rows = []
    for line, source in written:
        rows += python_syntax.check(here, source.rstrip("\n") + "\n", start_line=line - 1)
    joined, starts = "", []
    for line, source in typed:
        starts.append((joined.count("\n") + 1, line))
        joined += source.rstrip("\n") + "\n\n"
    # a cell imports what it needs, and may end with a value to show
    ignored = ("E402", "I001", "B018")
    for number, what, cure in python_syntax.check(here, joined.rstrip("\n") + "\n", ignore=ignored):
        rows.append((_moved(number, starts), what, cure))
    if not rows:
        local = {source.split()[1] for _, source in pieces if source.startswith(MAGIC)}
        found = imports.check(joined, path.parent) + mlflow_support.check(joined)
        found += pollers.check(joined) + metric_calls.check(joined)
        found += [] if found else static_calls.check(joined)
        for number, what, cure in found:
            if not any(Path(name).stem in what for name in local):
                rows.append((_moved(number, starts), what, cure))
    return [Finding(here, *row) for row in (*rows, *_numbered(path))]


def _numbered(path: Path):
    """Cells whose number is not that of a run from the first cell to the last."""
    notebook = json.loads(path.read_text("utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for number, (cell, (line, _)) in enumerate(zip(code, cells(path), strict=True), start=1):
        shown = [cell.get("execution_count"), *_counts(cell.get("outputs", []))]
        if any(count not in (None, number) for count in shown):
            what = f"the cell is the code cell {number}, and says that it ran as another one"
            yield line, what, "run make update, which runs the notebook from its first cell"


def _counts(outputs: list[dict]) -> list[int]:
    return [output["execution_count"] for output in outputs if "execution_count" in output]


def _moved(number: int, starts: list[tuple[int, int]]) -> int:
    """The line in the file of line ``number`` of the joined cells."""
    for start, line in reversed(starts):
        if number >= start:
            return line + number - start
    return number
