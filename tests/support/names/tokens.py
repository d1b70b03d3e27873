"""Code spans that hold a name which stands nowhere else and is nearly one that stands often."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from ..nearest import one_slip
from ..pages.markdown import Page
from ..texts.vocabulary import texts
from . import known_names, public_record
from .allowed import allowed

TOKEN = re.compile(r"(?<![\w-])--[a-z][a-z-]+|[A-Za-z_][\w-]*[A-Za-z0-9]")
SPAN = re.compile(r"`([^`\n]+)`")
ADDRESS = re.compile(r"https?://\S+")
SHORTEST, OFTEN = 5, 3


def check(guide: Guide, page: Page) -> list[Finding]:
    """Names of a page that are a slip of the hand away from another one."""
    return _check(guide, page.path, page.prose)


def check_bank(guide: Guide, path: Path) -> list[Finding]:
    """Such names in a file of the question bank."""
    return _check(guide, path, enumerate(path.read_text("utf-8").splitlines(), start=1))


def _check(guide: Guide, path: Path, lines: Iterable[tuple[int, str]]) -> list[Finding]:
    rows = ((number, *row) for number, line in lines for row in slips(guide, line))
    return [Finding(guide.relative(path), *row) for row in rows]


def slips(guide: Guide, text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` of every such name in the code spans of a text."""
    for span in SPAN.findall(text):
        for token in TOKEN.findall(ADDRESS.sub("", span)):
            if len(token) < SHORTEST or _counted(guide)[token] > 1 or token in allowed():
                continue
            meant = _meant(guide, token)
            if meant and not _installed(token):
                what = f"'{token}' stands only here, and '{meant}' often"
                yield what, f"write {meant}, or add the name to tests/support/names/tokens.yml"


def _installed(token: str) -> bool:
    """Whether a package, a command or a size of a VM has the name."""
    return (
        token in public_record.names()
        or token in known_names.of_commands()
        or token.startswith(("_", "Standard_"))  # ends of names, and sizes, which vm_sizes knows
    )


def _meant(guide: Guide, token: str) -> str | None:
    by_letters, by_parts, by_length = _often(guide)
    for other in by_letters[_letters(token)]:
        if other != token and not _convention(token, other):
            return other
    if other := by_parts.get(tuple(sorted(re.split("[-_]", token)))):
        return other if other != token else None
    near = (other for n in (-1, 0, 1) for other in by_length[len(token) + n])
    return next((other for other in near if _slip(token, other)), None)


def _letters(token: str) -> str:
    flag = "--" if token.startswith("--") else ""
    return flag + re.sub("[-_]", "", token).lower()


def _convention(token: str, other: str) -> bool:
    """Whether two spellings follow two conventions: snake_case, camelCase, CAPITALS, Title."""
    snake = "_" in token + other or "-" in token + other
    camel = re.search("[a-z][A-Z]", token) or re.search("[a-z][A-Z]", other)
    first = token[1:] == other[1:]
    capitals = token.isupper() or other.isupper()
    return bool(first or capitals or (snake and (camel or token.lower() != token)))


def _slip(token: str, other: str) -> bool:
    """A slip that no other word explains: a digit may differ, and so may a plain word."""
    same = re.sub(r"\d", "", token) == re.sub(r"\d", "", other)
    if same or token[1:] == other[1:] or not re.search("[-_]|[a-z][A-Z]", other):
        return False
    return one_slip(token, other)


@cache
def _often(guide: Guide) -> tuple[dict, dict, dict]:
    """Names that stand often: by their letters, by their parts and by their length."""
    by_letters, by_parts, by_length = defaultdict(list), {}, defaultdict(list)
    for token, times in _counted(guide).items():
        if times >= OFTEN:
            by_letters[_letters(token)].append(token)
            by_length[len(token)].append(token)
            parts = tuple(sorted(re.split("[-_]", token)))
            if len(parts) > 2:
                by_parts[parts] = token
    return by_letters, by_parts, by_length


@cache
def _counted(guide: Guide) -> Counter:
    """How often each name stands in the guide as it was when the guide was read."""
    counted: Counter[str] = Counter()
    for text in texts(guide):
        counted.update(TOKEN.findall(text))
    return counted
