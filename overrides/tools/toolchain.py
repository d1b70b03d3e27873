"""Write docs/open-data/toolchain.yml, the versions the guide is proven with, from the locks."""

import argparse
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
TARGET = "docs/open-data/toolchain.yml"

# The lock that decides the version of a package that a reader meets.
LOCK_OF = {
    "azure-ai-ml": "requirements-jobs.txt",
    "azure-identity": "requirements-jobs.txt",
    "mlflow": "requirements-jobs.txt",
    "azureml-mlflow": "requirements-jobs.txt",
    "azureml-inference-server-http": "requirements-jobs.txt",
    "scikit-learn": "requirements-jobs.txt",
    "pandas": "requirements-jobs.txt",
    "openai": "requirements-lab.txt",
    "azure-search-documents": "requirements-lab.txt",
    "azure-ai-evaluation": "requirements-lab.txt",
    "mkdocs": "requirements-docs.txt",
    "mkdocs-material": "requirements-docs.txt",
}

HEADER = """\
# The versions that every listing of the guide runs with. Written by `make update` and `make lock`
# from pyproject.toml and requirements-*.txt: do not edit.
"""


def locked_version(lock: Path, package: str) -> str:
    """The version of ``package`` in a requirements file; LookupError if it has none."""
    pinned = re.search(rf"^{re.escape(package)}==([^\s;\\]+)", lock.read_text(), re.MULTILINE)
    if not pinned:
        raise LookupError(f"{lock.name}: no version of {package}. Cure: make lock")
    return pinned[1]


def render(root: Path) -> str:
    """The whole text of toolchain.yml for the repository at ``root``."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    packages = {name: locked_version(root / lock, name) for name, lock in LOCK_OF.items()}
    lines = [f'python: "{project["requires-python"]}"', "packages:"]
    lines += [f'  {name}: "{version}"' for name, version in packages.items()]
    return HEADER + "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Write the file, or check that it is current (exit code 1 if it is not)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mode", choices=["write", "check"])
    mode = parser.parse_args(arguments).mode
    target = root / TARGET
    current = render(root)
    if mode == "write":
        target.write_text(current)
        return 0
    if target.exists() and target.read_text() == current:
        return 0
    print(f"{TARGET}:1\n  is not what the locks say\n  cure: make update", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
