"""Write what the emulator says of itself: its COVERAGE.md, and the data for the guide's page."""

import argparse
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
DATA = "docs/open-data/emulator.yml"
TEXT = "tests/emulator/COVERAGE.md"

HEADER = """\
# What the local emulator models, records only, or lacks, and how it differs from Azure. Written by
# `make update` from the emulator's own code: do not edit.
"""


def render() -> dict[str, str]:
    """The text of each file by its path."""
    from azureml_emulator import emulator  # noqa: F401  imports every part of it
    from azureml_emulator.coverage import collect, markdown

    found = collect()
    data = yaml.safe_dump(found, sort_keys=False, default_flow_style=None, width=100)
    return {DATA: HEADER + data, TEXT: markdown.render(found)}


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Write the files, or check that they are current (exit code 1 if one is not)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mode", choices=["write", "check"])
    mode = parser.parse_args(arguments).mode
    stale = []
    for name, text in render().items():
        target = root / name
        if mode == "write":
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(name)
    for name in stale:
        print(f"{name}:1\n  is not what the emulator says\n  cure: make update", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
