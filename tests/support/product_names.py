"""Names of products in texts are written as their makers write them."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml

from .markdown import CODE_SPAN

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|(?<!\*)\*[^*]+\*(?!\*)")
TARGET = re.compile(r"\]\([^)]*\)|<https?://[^>]*>|https?://\S+|\{[^}]*\}$")
PAST = re.compile(r"\b(v1|formerly|once|was called|were called|old|older|until|renamed)\b", re.I)


def wrong(text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` for every misspelt or old name, unless a text quotes it or tells of it."""
    if PAST.search(text):
        return
    plain = TARGET.sub("", QUOTED.sub("", CODE_SPAN.sub("", text)))
    for pattern, right in _names():
        if right not in text and (found := pattern.search(plain)):
            yield f"'{found[0]}' is no name that the guide uses", f"write {right}"


@cache
def _names() -> list[tuple[re.Pattern, str]]:
    text = resources.files(__package__).joinpath("product_names.yml").read_text("utf-8")
    rows = yaml.safe_load(text)["names"].items()
    return [(re.compile(rf"\b(?:{pattern})"), right) for pattern, right in rows]
