"""Words that codespell knows to be misspelt, in pages and questions."""

import re
import subprocess
import sys
from pathlib import Path

from .finding import Finding

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"^(?P<path>.+?):(?P<line>\d+): (?P<wrong>.+?) ==> (?P<right>.+)$")


def check(path: Path, shown: str) -> list[Finding]:
    """Misspelt words of one file.

    Args:
        path: the file.
        shown: its name in findings.
    """
    settings = ["--toml", str(ROOT / "pyproject.toml")]
    command = [sys.executable, "-m", "codespell_lib", *settings, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        Finding(shown, int(row["line"]), f"'{row['wrong']}' is misspelt", f"write {row['right']}")
        for row in map(LINE.match, ran.stdout.splitlines())
        if row
    ]
