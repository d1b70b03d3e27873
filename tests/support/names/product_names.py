"""Names of products in texts are written as their makers write them."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..pages.markdown import CODE_SPAN

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|(?<!\*)\*[^*]+\*(?!\*)")
TARGET = re.compile(r"\]\([^)]*\)|<https?://[^>]*>|https?://\S+|\{[^}]*\}$")
PAST = re.compile(r"\b(v1|formerly|once|was called|were called|old|older|until|renamed)\b", re.I)


def wrong(text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` for every misspelt or old name, unless a text quotes it or tells of it."""
    plain = TARGET.sub("", QUOTED.sub("", CODE_SPAN.sub("", text)))
    told = PAST.search(text)
    for pattern, right, old in _names():
        found = pattern.search(plain)
        if found and not (old and (told or right in text)):
            yield f"'{found[0]}' is no name that the guide uses", f"write {right}"


@cache
def _names() -> list[tuple[re.Pattern, str, bool]]:
    rows = data.load(Path(__file__).with_name("product_names.yml"))
    flat = ((*row, kind == "old") for kind in rows for row in rows[kind].items())
    return [(re.compile(rf"\b(?:{pattern})"), right, old) for pattern, right, old in flat]
