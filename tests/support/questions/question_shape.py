"""The form of a question: it asks, counts right, gives nothing away, and every text is whole."""

import datetime
import re
from collections.abc import Iterator

from ..guide import Guide
from ..names import expressions, product_names, tokens, v1_names
from ..pages.markdown import CODE_SPAN
from ..pages.markup import DOUBLED, DOUBLED_IS_RIGHT, LANGUAGE
from ..pages.page_head import BEGUN
from ..texts import addresses

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
COUNT = re.compile(r"\b(?:Choose|Which|Name|What|Select) (?P<number>two|three|four|five)\b")
ASKS = {"order": r"\border\b", "fill": r"\?|____|\bWrite\b|\bComplete\b"}
OTHERS = re.compile(
    r"\b(?:both|neither) [A-E]\b|\b(?:answer|choice|option)s? [A-E1-5]\b|^[A-E1-5][).] "
    r"|\b(?:none|all|any|both) of (?:these|the) (?:answers|choices|options)\b"
    r"|\bthe (?:first|second|third|last|previous|other) (?:answer|choice|option)",
    re.IGNORECASE,
)
MARKED = re.compile(
    r"\((?:correct|right|wrong|incorrect|true|false)\)|\bobviously\b", re.IGNORECASE
)
EMPTY = re.compile(
    r"(?:this|that|it) is (?:not )?(?:the )?(?:right|wrong|correct|incorrect)"
    r"(?: (?:answer|choice))?(?: here)?\.?",
    re.IGNORECASE,
)
REMEMBERED = re.compile(
    r"\b(?:real|actual)(?: [\w-]+)? exam\b|\b(?:in|on|from) (?:the|my)(?: [\w-]+){0,2} exam\b"
    r"|\bQ\d{1,3}\b|exam question|brain ?dump",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|tbd)\b|[Ll]orem ipsum|\?\?|\.\.\.\.")
FENCE = re.compile(r"```.*?```", re.DOTALL)
FEWEST_STEM, FEWEST_REASON = 4, 3  # words
LONG, TELLING = 120, 2.5  # a right choice may not be so long and so much longer than the others
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Row = tuple[tuple, str, str]


def check(guide: Guide, entry: dict) -> Iterator[Row]:
    """Findings ``(key, what, cure)`` about one question."""
    yield from _entry(entry)
    yield from _stem(entry)
    yield from _choices(entry)
    for key, text, sound in _texts(entry):
        for what, cure in (*_whole(text), *(_names(guide, entry, text) if sound else ())):
            yield key, what, cure
    offered = [(("choices", n), c["text"]) for n, c in enumerate(entry["choices"]) if c["right"]]
    for key, text in (*offered, (("stem",), entry["stem"])):
        yield from ((key, what, cure) for what, cure in expressions.wrong(text))
    for source in entry["sources"]:
        rows = addresses.source(guide, str(source))
        yield from ((("sources",), what, cure) for what, cure in rows)
        if LANGUAGE.search(str(source)):
            cure = "leave the language out, so that readers get their own"
            yield ("sources",), "the address names a language", cure


def _entry(entry: dict) -> Iterator[Row]:
    if not SLUG.fullmatch(entry["id"]):
        yield ("id",), f"the id '{entry['id']}' is no slug", "write small letters, digits and -"
    if not entry.get("page"):
        yield (), "'page' is missing", "name the page that asks the question"
    for key in ("skills", "sources"):
        if len(set(map(str, entry[key]))) < len(entry[key]):
            yield (key,), f"{key} hold something twice", "write it once"
    if entry["checked"] < BEGUN and isinstance(entry["checked"], datetime.date):
        what = f"checked on {entry['checked']}, before the guide was begun"
        yield ("checked",), what, "write the day on which it was"


def _stem(entry: dict) -> Iterator[Row]:
    stem, right = entry["stem"], sum(choice["right"] for choice in entry["choices"])
    if not re.search(ASKS.get(entry["kind"], r"\?"), stem):
        yield ("stem",), "the stem asks nothing", "end it with the question, or say what to do"
    if "Complete" in stem and entry["kind"] == "fill" and "____" not in stem:
        yield ("stem",), "the stem has no gap", "write ____ where the answer belongs"
    elif entry["kind"] == "fill" and re.search(r"(?<!\w)(?:_{1,3}|_{5,})(?!\w)", stem):
        yield ("stem",), "the gap has another length", "write ____"
    if len(stem.split()) < FEWEST_STEM:
        yield ("stem",), "the stem is too short", "say what is given, and what is asked"
    if REMEMBERED.search(stem):
        yield ("stem",), "the stem speaks of an exam's question", "write one of your own"
    counted = COUNT.search(stem)
    if counted and entry["kind"] == "multiple" and NUMBERS[counted["number"]] != right:
        what = f"the stem says {counted['number']}, and {right} choices are right"
        yield ("stem",), what, "correct the number, or the choices"
    elif entry["kind"] == "single" and re.search(r"\b(Choose|Select) (two|three|four)\b", stem):
        yield ("stem",), "a single question asks for several", "make it a multiple one"


def _choices(entry: dict) -> Iterator[Row]:
    choices = entry["choices"]
    plain = [choice["text"].strip(" .") for choice in choices]
    if len(set(plain)) < len(plain):
        yield ("choices",), "two choices are the same but for a mark", "change one"
    if entry["kind"] == "order" and len(choices) < 3:
        yield ("choices",), "there are fewer than three steps", "add the others"
    if entry["kind"] == "fill" and len(choices) > 1 and "____" not in entry["stem"]:
        yield ("choices",), "there are several answers and no gap", "write ____ in the stem"
    for number, choice in enumerate(choices):
        key, reason = ("choices", number), choice["reason"].strip()
        for text in (choice["text"], reason):
            if OTHERS.search(CODE_SPAN.sub("", text)):
                what = "a text refers to another choice, and their order is mixed"
                yield key, what, "say what it means"
        if MARKED.search(CODE_SPAN.sub("", choice["text"])):
            yield key, "the choice says whether it is right", "leave that to 'right'"
        if len(reason.split()) < FEWEST_REASON or EMPTY.fullmatch(reason):
            yield key, f"the reason '{reason}' explains nothing", "say why it is right or wrong"
        elif reason.strip(".") == choice["text"].strip("."):
            yield key, "the reason repeats the choice", "say why it is right or wrong"
    if entry["kind"] == "single":
        yield from _length(choices)


def _length(choices: list[dict]) -> Iterator[Row]:
    right = max(len(choice["text"]) for choice in choices if choice["right"])
    wrong = max(len(choice["text"]) for choice in choices if not choice["right"])
    if right > LONG and right > TELLING * wrong:
        yield ("choices",), "the right choice is by far the longest", "shorten it"


def _texts(entry: dict) -> Iterator[tuple[tuple, str, bool]]:
    """``(key, text, whether it must be true)`` of the stem, the choices and the reasons."""
    yield ("stem",), entry["stem"], True
    for number, choice in enumerate(entry["choices"]):
        yield ("choices", number), choice["text"], choice["right"]
        yield ("choices", number), choice["reason"], True


def _whole(text: str) -> Iterator[tuple[str, str]]:
    """Marks that are not closed, words that stand twice, leftovers."""
    prose = FENCE.sub("", text)
    if prose.count("`") % 2:
        yield "a code span is opened and not closed", "close it with a backtick"
        return
    plain = CODE_SPAN.sub("", prose)
    if left := LEFT_OVER.search(plain):
        yield f"'{left[0]}' is left over", "write what belongs here"
    if re.search(r"</?(?:b|i|br|p|em|strong|a|span|code)\b[^>]*>|\]\(", plain):
        yield "a question holds no HTML and no links", "write plain words; sources hold addresses"
    for found in DOUBLED.finditer(plain):
        if found["word"] not in DOUBLED_IS_RIGHT:
            yield f"'{found['word']}' stands twice", "write it once"


def _names(guide: Guide, entry: dict, text: str) -> Iterator[tuple[str, str]]:
    yield from tokens.slips(guide, text)
    yield from product_names.wrong(text)
    if not str(entry.get("page")).startswith("v1/"):
        yield from v1_names.used(guide, text, entry["stem"])
