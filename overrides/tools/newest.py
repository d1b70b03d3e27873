"""Try the guide with the newest releases, and say which listing, symbol and release broke.

Everything is installed into an environment of its own below .cache/drift, which goes afterwards.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {"azure-ai-ml": "azure.ai.ml", "azure-identity": "azure.identity", "mlflow": "mlflow"}
PLACE = re.compile(r"^(?P<path>(?:snippets|docs)/\S+?):(?P<line>\d+)(?:  \(.*\))?$")
CHECK = (
    "import sys; from pathlib import Path; from support.check import main; "
    "sys.exit(main(sys.argv[2:], cache=Path(sys.argv[1])))"
)


@dataclass(frozen=True)
class Change:
    """A symbol that two releases of a package have in two ways.

    Attributes:
        symbol: dotted name, such as ``azure.ai.ml.entities.AmlCompute``.
        detail: what changed, such as ``size: Parameter was removed``.
    """

    package: str
    symbol: str
    detail: str


@dataclass(frozen=True)
class Break:
    """A finding of the ladder that the locked releases do not give."""

    path: str
    line: int
    what: str


def installed(python: Path) -> dict[str, str]:
    """Distribution -> version, in the environment of an interpreter."""
    command = [ROOT / ".venv/bin/uv", "pip", "list", "--format", "json", "--python", python]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {row["name"].lower(): row["version"] for row in rows}


def releases(old: dict[str, str], new: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Package -> its locked and its newest version, where they differ."""
    both = sorted(old.keys() & new.keys())
    return {name: (old[name], new[name]) for name in both if old[name] != new[name]}


def changes(package: str, module: str, old: Path, new: Path) -> list[Change]:
    """Public symbols of ``module`` that callers of the old release may miss in the new one.

    Args:
        old: the ``site-packages`` folder with the locked release.
        new: the one with the newest release.
    """
    import griffe

    loaded = [griffe.load(module, search_paths=[str(folder)]) for folder in (old, new)]
    return [
        Change(package, breakage.obj.path, _detail(breakage))
        for breakage in griffe.find_breaking_changes(*loaded)
    ]


def _detail(breakage) -> str:
    """What griffe says of a change, with the parameter if it is about one."""
    names = [getattr(value, "name", None) for value in (breakage.old_value, breakage.new_value)]
    name = next((name for name in names if name), None)
    about = name and name != breakage.obj.name
    return f"{name}: {breakage.kind.value}" if about else breakage.kind.value


def breaks(output: str) -> list[Break]:
    """The findings in what the check command has printed."""
    lines = output.splitlines()
    found = []
    for line, what in pairwise(lines):
        place = PLACE.match(line)
        if place:
            found.append(Break(place["path"], int(place["line"]), what.strip()))
    return found


def causes(broken: Break, changed: Iterable[Change], root: Path = ROOT) -> list[Change]:
    """The changed symbols that the file of a finding names, or the finding itself."""
    path = root / broken.path
    text = path.read_text("utf-8") if path.is_file() else ""
    words = set(re.findall(r"\w+", f"{text} {broken.what}"))
    return [change for change in changed if _last(change.symbol) in words]


def _last(symbol: str) -> str:
    """The part of a dotted name that code writes: of a constructor, the class."""
    return symbol.removesuffix(".__init__").rpartition(".")[2]


def report(found: list[Break], moved: dict, changed: list[Change], root: Path = ROOT) -> str:
    """What broke, as Markdown for a terminal and for an issue."""
    rows = ["| package | locked | newest |", "|---|---|---|"]
    rows += [f"| {name} | {old} | {new} |" for name, (old, new) in moved.items()]
    text = ["\n".join(rows) if moved else "No package has a newer release."]
    for broken in found:
        lines = [f"- `{broken.path}:{broken.line}`: {broken.what}"]
        for change in causes(broken, changed, root):
            old, new = moved.get(change.package, ("?", "?"))
            release = f"{change.package} {old} → {new}"
            lines.append(f"    - {release}: `{change.symbol}`: {change.detail}")
        text.append("\n".join(lines))
    text.append(f"{len(found)} findings with the newest releases.")
    return "\n\n".join(text) + "\n"


def install(folder: Path) -> Path:
    """Make an environment with the newest releases; return its interpreter."""
    uv = ROOT / ".venv/bin/uv"
    python = folder / "bin/python"
    make = [uv, "venv", "--quiet", "--seed", "--python", sys.executable]  # with pip: MLflow asks it
    subprocess.run([*make, folder], check=True)
    into = [uv, "pip", "install", "--quiet", "--python", python]
    wanted = ["--group", f"{ROOT}/pyproject.toml:test", "--editable", f"{ROOT}/tests/emulator"]
    subprocess.run([*into, "--upgrade", *wanted], check=True)
    return python


def site_packages(python: Path) -> Path:
    """Where an interpreter keeps its packages."""
    command = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return Path(ran.stdout.strip())


def main(arguments: list[str]) -> int:
    """Install, climb, report; the exit code is 1 if anything broke."""
    parser = argparse.ArgumentParser(prog="make drift", description=__doc__)
    parser.add_argument("places", nargs="*", default=["snippets", "docs"])
    parser.add_argument("--issue", type=Path, help="write the report to this file too")
    parser.add_argument("--keep", action="store_true", help="keep the environment")
    options = parser.parse_args(arguments)
    folder = ROOT / ".cache/drift"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        python = install(folder / "venv")
        moved = releases(installed(Path(sys.executable)), installed(python))
        paths = os.environ | {"PYTHONPATH": f"{ROOT}/tests:{ROOT}/overrides/hooks"}
        command = [python, "-c", CHECK, folder / "ladder", *options.places]
        ran = subprocess.run(command, cwd=ROOT, env=paths, capture_output=True, text=True)
        if ran.returncode not in (0, 1):
            raise RuntimeError(ran.stderr)
        sites = site_packages(Path(sys.executable)), site_packages(python)
        changed = [
            change
            for package, module in PACKAGES.items()
            if package in moved
            for change in changes(package, module, *sites)
        ]
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    found = breaks(ran.stdout)
    if ran.returncode and not found:
        found = [Break("snippets", 1, (ran.stderr or ran.stdout).strip()[-300:])]
    text = report(found, moved, changed)
    print(text)
    if options.issue:
        options.issue.write_text(text, "utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
