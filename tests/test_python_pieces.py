"""Every piece of Python of the guide is held against what needs no run, each under its own id.

The census counts the same pieces again from the raw files, with nothing of what found them.
"""

import json
import os
import re
from collections import Counter

import pytest

from support.promises import assert_none, checker
from support.python.pieces import KINDS, pieces
from support.sandbox import Sandbox
from support.site import ROOT

PIECES = pieces(checker().guide)
COUNT = Counter(piece.kind for piece in PIECES)


def ids() -> list[str]:
    """``path:line``; where several pieces stand on a line, the later ones get a number."""
    seen: Counter[str] = Counter()
    found = []
    for piece in PIECES:
        seen[piece.id] += 1
        found.append(piece.id if seen[piece.id] == 1 else f"{piece.id}#{seen[piece.id]}")
    return found


@pytest.mark.parametrize("piece", PIECES, ids=ids())
def test_piece_is_python_and_names_what_exists(piece):
    assert_none(piece.check())


def walked(folder: str, *suffixes: str):
    """``(path below the folder, text)`` of all files that an author wrote, by walking."""
    for place, folders, names in os.walk(ROOT / folder):
        folders[:] = [name for name in folders if name not in ("output", "__pycache__")]
        for name in names:
            if name.endswith(suffixes):
                path = os.path.join(place, name)
                with open(path, encoding="utf-8") as file:
                    yield os.path.relpath(path, ROOT / folder), file.read()


def test_census_of_scripts_and_job_sources():
    names = [path.split(os.sep) for path, _ in walked("snippets", ".py")]
    faces = [parts for parts in names if len(parts) == 3 and parts[2] == "sdk.py"]
    assert COUNT["sdk"] == len(faces)
    assert COUNT["source"] == len(names) - len(faces)


def test_census_of_blocks_in_pages():
    opening = re.compile(r"^[ >]*```+ *(?:\{ *\.)?(?:python3?|py)\b", re.MULTILINE)
    assert COUNT["fence"] == sum(len(opening.findall(text)) for _, text in walked("docs", ".md"))


def test_census_of_cells():
    counted = 0
    for path, text in walked("docs", ".ipynb"):
        if ".ipynb_checkpoints" not in path:
            cells = json.loads(text)["cells"]
            counted += sum(c["cell_type"] == "code" and "".join(c["source"]) != "" for c in cells)
    assert COUNT["cell"] == counted


def test_census_of_questions():
    call = re.compile(r"(?<!`)`(?:(?:\w+(?:\.\w+)* = )?[A-Za-z_][\w.]*\(|@\w+\()[^`]*`(?!`)")
    imported = re.compile(r"(?<!`)`(?:from [\w.]+ import|import) [^`]*`(?!`)")
    fence = re.compile(r"```+ *(?:python3?|py)\b")
    counted = 0
    for _, text in walked("docs/practice/bank", ".yml"):
        flat = re.sub(r"\s+", " ", text)
        counted += sum(len(pattern.findall(flat)) for pattern in (call, imported, fence))
    assert COUNT["question"] == counted


def test_census_of_commands():
    command = re.compile(r"\bpython[\d.]* +-c\b|\bpython[\d.]*\b[^\n<]*<<|^ *shell: *python", re.M)
    texts = [text for _, text in walked("snippets", ".py", ".sh", ".yml", ".yaml")]
    texts += [text for _, text in walked(".github", ".yml", ".yaml")]
    assert COUNT["command"] == sum(len(command.findall(text)) for text in texts)


def test_no_kind_is_forgotten():
    assert set(COUNT) == set(KINDS)


ECHO = "snippets/jobs/echo"
WORKFLOW = """\
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - shell: python
        run: |
          import json
          print(json
      - run: |
          echo start
          python - <<'EOF'
          x = = 1
          EOF
"""


def broken(tmp_path, change) -> list[str]:
    """The findings of all pieces of the small guide after ``change(sandbox)``, as printed."""
    sandbox = Sandbox(tmp_path / "guide")
    change(sandbox)
    found = pieces(sandbox.checker().guide)
    return [str(finding) for piece in found for finding in piece.check()]


def test_small_guide_raises_no_alarm(tmp_path):
    assert broken(tmp_path, lambda sandbox: None) == []


def test_python_of_a_workflow_is_found_at_its_line(tmp_path):
    def change(sandbox):
        folder = sandbox.root / ".github" / "workflows"
        folder.mkdir(parents=True)
        (folder / "check.yml").write_text(WORKFLOW)

    here, there = broken(tmp_path, change)
    assert here == (
        ".github/workflows/check.yml:13\n"
        "  the Python in this command does not parse: invalid syntax\n"
        "  cure: correct it"
    )
    assert there.startswith(".github/workflows/check.yml:8\n  the Python in this command does")


def test_python_of_a_script_may_import_only_what_is_there(tmp_path):
    def change(sandbox):
        line = "az ml job stream"
        sandbox.replace(f"{ECHO}/cli.sh", line, f'python -c "import jsn; jsn.x()"\n{line}')

    [found] = broken(tmp_path, change)
    assert found.startswith(f"{ECHO}/cli.sh:6\n  there is no package 'jsn' in the environment")


def test_job_source_that_does_not_parse_is_found(tmp_path):
    source = f"{ECHO}/src/hello.py"

    def change(sandbox):
        (sandbox.root / source).write_text("print(\n")

    [found] = broken(tmp_path, change)
    assert found.startswith(f"{source}:1") and "not Python: '(' was never closed" in found


def test_region_that_cuts_a_statement_is_found(tmp_path):
    def cut(sandbox):
        path = sandbox.root / ECHO / "sdk.py"
        mark = "# --8<-- [end:submit]\n"
        text = path.read_text().replace(mark, "")
        path.write_text(text.replace("job = command(\n", f"job = command(\n{mark}"))

    found = broken(tmp_path, cut)
    assert any("what this block includes is no Python of its own" in text for text in found)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Call `ml_client.jobs.create_or_update(job`.", "its code is not Python: '(' was never"),
        ("Call `ml_client.jobs.creat_or_update(job)`.", "there is no 'ml_client.jobs.creat_or"),
        ("```python\nx = = 1\n```", "its code is not Python: invalid syntax"),
        ("```python\nimport azure.ai.mll\n```", "there is no module 'azure.ai.mll'"),
    ],
)
def test_code_of_a_question_is_found(tmp_path, text, what):
    def change(sandbox):
        import yaml

        path = sandbox.root / "docs" / "practice" / "bank" / "jobs.yml"
        entries = yaml.safe_load(path.read_text())
        entries[0]["stem"] = text
        path.write_text(yaml.safe_dump(entries, sort_keys=False))

    [found] = broken(tmp_path, change)
    assert what in found and found.startswith("docs/practice/bank/jobs.yml:")
