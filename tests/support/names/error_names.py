"""Names of errors in code spans: the guide's list, a listing, its output or a library has them."""

import builtins
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..finding import Finding
from ..guide import Guide
from ..nearest import proposal
from . import tokens

ENDS = "Error|Exception|Warning|NotFound|NotReady|Exceeded|Failed|Failure|Conflict|Forbidden|Denied"
ENDS += "|Unauthorized|Exists|AlreadyTaken|Timeout|Unavailable|Unhealthy|Mismatch|Missing|OfQuota"
ENDS += "|Disallowed|Unsupported|Expired|Refused|BackOff|CoreQuota"
NAME = re.compile(rf"(?<![\w.])(?:[A-Z][a-z0-9]+)+?(?:{ENDS})\b(?!\()")
LISTS = ("errors.yml", "v1.yml")
OLD = "docs/v1/"  # names what v1 raised


def check(guide: Guide, path: Path, text: str) -> list[Finding]:
    """Names of errors in a page or a file of the bank that nothing vouches for.

    Args:
        text: the text, with its lines as on disk.
    """
    here = guide.relative(path)
    if here.startswith(OLD):
        return []
    return [
        Finding(here, number, *row)
        for number, line in enumerate(text.splitlines(), start=1)
        for row in unknown(guide, line)
    ]


def unknown(guide: Guide, text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` of every such name in the code spans of a text."""
    for span in tokens.SPAN.findall(text):
        for name in NAME.findall(span):
            told = name in listed(guide) or hasattr(builtins, name)
            if not told and name not in printed(guide):
                cure = proposal(name, {*listed(guide), *printed(guide)}, "correct it")
                cure += ", or say in tests/support/names/error_names.yml where it is defined"
                yield f"nothing in the guide raises an error '{name}'", cure


@cache
def listed(guide: Guide) -> frozenset[str]:
    """The names in the lists of errors and of v1, and in error_names.yml."""
    paths = (guide.root / "docs/open-data" / name for name in LISTS)
    return _names(path for path in paths if path.is_file()) | named().keys()


@cache
def printed(guide: Guide) -> frozenset[str]:
    """The names in listings and in what they print."""
    paths = (guide.root / "snippets").rglob("*.*")
    return _names(path for path in paths if path.is_file() and path.suffix != ".svg")


def _names(paths: Iterable[Path]) -> frozenset[str]:
    texts = (path.read_text("utf-8", "ignore") for path in paths)
    return frozenset(name for text in texts for name in NAME.findall(text))


@cache
def named() -> dict[str, str]:
    """Name -> the module or the page that vouches for it."""
    return data.load(Path(__file__).with_name("error_names.yml"))["names"]
