"""Names in questions: something vouches for each, and those of v1 say so."""

from collections.abc import Iterator

from ..guide import Guide
from ..texts import v1_names, vouched

Row = tuple[tuple, str, str]


def check(guide: Guide, entry: dict) -> Iterator[Row]:
    """``(key, what, cure)`` of names in the stem, in right choices and in reasons.

    A wrong choice may name what does not exist, and its reason may repeat it.
    """
    stem, page = entry["stem"], str(entry.get("page", ""))
    told = page.startswith("v1/") or v1_names.TOLD.search(stem) is not None
    wrong = {
        name for c in entry["choices"] if not c["right"] for name in vouched.in_text(c["text"])
    }
    for key, text, free in _texts(entry, wrong):
        old = told or v1_names.TOLD.search(text) is not None
        for _, name, cure in vouched.unknown(guide, text, old=old):
            if name not in free:
                yield key, vouched.WHAT.format(name), cure
        for what, cure in () if old else v1_names.used(guide, text, stem):
            yield key, what, cure


def _texts(entry: dict, wrong: set[str]) -> Iterator[tuple[tuple, str, set[str]]]:
    """Each text that has to be right, with the names of wrong choices that it may repeat."""
    yield ("stem",), entry["stem"], set()
    for number, choice in enumerate(entry["choices"]):
        key = ("choices", number)
        if choice["right"]:
            yield key, choice["text"], set()
        yield key, choice["reason"], wrong
