"""Names in questions: they exist, something vouches for each, and those of v1 say so."""

from collections.abc import Iterator

from ..guide import Guide
from ..names import field_values, names, v1_names, vouched

Row = tuple[tuple, str, str]


def check(guide: Guide, entry: dict) -> Iterator[Row]:
    """``(key, what, cure)`` of names in the stem, in right choices and in reasons.

    A wrong choice may name what does not exist, and a reason may repeat it.
    """
    stem = entry["stem"]
    past = str(entry.get("page", "")).startswith("v1/") or v1_names.TOLD.search(stem) is not None
    wrong = "\n".join(c["text"] for c in entry["choices"] if not c["right"])
    free = vouched.in_text(wrong) | {name for name, _ in names.unknown(wrong)}
    free |= {what for _, what, _ in field_values.wrong(wrong)}
    for key, text, repeats in _texts(entry):
        old = past or v1_names.TOLD.search(text) is not None
        for name, what, cure in _rows(guide, text, stem, old):
            if not repeats or name not in free:
                yield key, what, cure


def _rows(guide: Guide, text: str, stem: str, old: bool) -> Iterator[tuple[str, str, str]]:
    for _, name, cure in names.wrong(text, old=old):
        yield name, f"there is no '{name}'", cure
    for _, name, cure in vouched.unknown(guide, text, old=old):
        yield name, vouched.WHAT.format(name), cure
    for _, what, cure in () if old else field_values.wrong(text):
        yield what, what, cure
    for what, cure in () if old else v1_names.used(guide, text, stem):
        yield what, what, cure


def _texts(entry: dict) -> Iterator[tuple[tuple, str, bool]]:
    """Each text that has to be right, and whether it may repeat the names of wrong choices."""
    yield ("stem",), entry["stem"], False
    for number, choice in enumerate(entry["choices"]):
        if choice["right"]:
            yield ("choices", number), choice["text"], False
        yield ("choices", number), choice["reason"], True
