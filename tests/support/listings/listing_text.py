"""Rung 0: what ``listing.yml`` says in words means something: titles, reasons, masks, needs."""

import importlib.util
import re
from collections.abc import Iterator

from ..finding import Finding
from ..guide import Guide
from ..nearest import proposal
from .listing import FACE_TYPES, Listing

WORDS = 2  # the fewest of a title, and of a reason
NUMBERS = ("7", "45", "0.75")  # a pattern that finds something in all of these hides every number
EXPECTED = {"sdk", "cli", "yaml", "studio"}  # the tabs that a reader looks for


def check(guide: Guide, listing: Listing) -> list[Finding]:
    """Titles and reasons that say nothing, masks that hide too much, needs said twice."""
    rows = (
        *_title(guide, listing),
        *_reasons(listing),
        *_masks(listing),
        *_repeated(listing),
    )
    return [listing.finding("listing.yml", _line(listing, text), *row) for text, *row in rows]


def _line(listing: Listing, text: str) -> int:
    """The first line of ``listing.yml`` that holds a text, else 1."""
    lines = (listing.folder / "listing.yml").read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if text in line), 1)


def _title(guide: Guide, listing: Listing) -> Iterator[tuple[str, str, str]]:
    if len(listing.title.split()) < WORDS:
        what = f"the title '{listing.title}' does not say what a reader does"
        yield "title:", what, "write a title such as 'Create a compute cluster'"
    first = listing.title.split(" ")[0].strip(",")
    if first.islower() and importlib.util.find_spec(first.split(".")[0]) is None:
        yield "title:", f"the title begins with the small letter of '{first}'", "capitalize it"
    if listing.title.endswith("."):
        yield "title:", "the title ends with a full stop", "remove the full stop"
    for name, other in guide.listings.items():
        if name != listing.name and other.title == listing.title:
            what = f"snippets/{name} has the title '{listing.title}' as well"
            yield "title:", what, "say in the title what is different here"


def _reasons(listing: Listing) -> Iterator[tuple[str, str, str]]:
    for face in sorted(EXPECTED - set(listing.faces) - set(listing.missing)):
        what = f"it does not say why there is no face '{face}'"
        yield "faces:", what, f"add '{face}' to faces, or to missing with a reason"
    for face in listing.missing:
        if face not in FACE_TYPES:
            cure = proposal(str(face), FACE_TYPES, f"name one of {', '.join(FACE_TYPES)}")
            yield f"{face}:", f"there is no face '{face}' that could be missing", cure
    given = {f"{face}:": reason for face, reason in listing.missing.items()}
    given |= {f"{name}:": reason for name, reason in listing.not_installed.items()}
    given |= {str(mask["pattern"]): mask["reason"] for mask in listing.masks}
    for text, reason in given.items():
        if len(str(reason or "").split()) < WORDS:
            what = f"'{reason}' is no reason for {text.rstrip(':')}"
            yield text, what, "write why, in a few words"


def _masks(listing: Listing) -> Iterator[tuple[str, str, str]]:
    for mask in listing.masks:
        pattern, new = str(mask["pattern"]), str(mask["replace"])
        try:
            re.sub(pattern, new, "")
            hidden = all(re.search(pattern, number) for number in NUMBERS)
        except re.error as error:
            yield pattern, f"'{pattern}' is no regular expression: {error}", "correct the pattern"
            continue
        if hidden:
            cure = "write what stands around the number that differs between two runs"
            yield pattern, f"the mask '{pattern}' hides every number", cure


def _repeated(listing: Listing) -> Iterator[tuple[str, str, str]]:
    for need in dict.fromkeys(listing.needs):
        if listing.needs.count(need) > 1:
            yield "needs:", f"'{need}' stands twice under needs", "remove one of the two"
