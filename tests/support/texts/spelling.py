"""Words that codespell knows to be misspelt, in pages and questions."""

import re
import tomllib
from functools import cache
from pathlib import Path

from ..finding import Finding

ROOT = Path(__file__).resolve().parents[3]
DICTIONARIES = ("dictionary.txt", "dictionary_rare.txt")  # those that codespell uses by itself
WORD = re.compile(r"[\w\-'’]+")


def check(path: Path, shown: str) -> list[Finding]:
    """Misspelt words of one file.

    Args:
        path: the file.
        shown: its name in findings.
    """
    known = _misspellings()
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        for word in WORD.findall(line):
            if right := known.get(word.lower()):
                found.append(Finding(shown, number, f"'{word}' is misspelt", f"write {right}"))
    return found


@cache
def _misspellings() -> dict[str, str]:
    """Misspelt word -> the right ones, without the words that pyproject.toml allows."""
    import codespell_lib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["codespell"]
    allowed = set(settings["ignore-words-list"].split(","))
    words = {}
    for name in DICTIONARIES:
        text = Path(codespell_lib.__file__).with_name("data").joinpath(name).read_text("utf-8")
        rows = (line.partition("->") for line in text.splitlines() if "->" in line)
        words |= {wrong.lower(): right.strip(" ,") for wrong, _, right in rows}
    return {wrong: right for wrong, right in words.items() if wrong not in allowed}
