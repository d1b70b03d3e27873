"""The sentences of pages and questions, each taken apart into what it claims and its other words.

A sentence whose other words are unchanged means something else once a name in code, a bold word, a
number, a date, a negation, one word of a pair of opposites (``turning_words.yml``), a term of the
field (``terms.yml``) or the target of a link is another one.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from guide import data

from ..pages.markdown import INCLUDE, Page, parse
from ..pages.notebook_text import as_page
from ..yaml_files.yaml_source import YamlError, YamlSource

Claim = tuple[str, ...]
HIDDEN = re.compile(r"<!--.*?-->|\{[^{}`]*#[^{}`]*\}")
LINK = r"\]\((?P<target>[^)#?\s]*)[^)]*\)|<?(?P<url>https?://[^\s>`)]*\w)"  # anchors may change
VERSION = r"\d+(?:\.\d+){2,}[\w.]*"  # of a package: make update changes it
DATE = r"20\d\d-\d\d(?:-\d\d)?(?![\w-])"
NUMBER = r"(?<![\w.-])[−-]?\d[\d,]*(?:\.\d+)?(?![\d.]*\w)|(?<![\w.-])\d[\d,]*(?=[A-Za-zµ]{1,3}\b)"
WORD = r"[^\W\d]\w*(?:['’]t)?|\w+|%|–(?= \|)|\$\{\{?"
SIGN = r"://|[<>=≤≥≠]=?|[÷×±]|(?<= )[/+−*](?= )"
NAME = r"(?<=[a-z,] )[A-Z][\w.-]*(?: (?:(?:for|of) )?[A-Z][\w-]*)*"  # within a sentence
TOKEN = re.compile(
    rf"{LINK}|(?P<version>{VERSION})|(?P<date>{DATE})|(?P<number>{NUMBER})"
    rf"|(?P<sign>{SIGN})|(?P<name>{NAME})|(?:{WORD})"
)
PLURAL = re.compile(r"(?<=\w\w\w)s$")  # one deployment, two deployments
BRANDS = re.compile(r"\b(?:azure|microsoft) ")  # they are said or left out
THOUSANDS = re.compile(r",(?=\d{3}\b)")
CODE = re.compile(r"`[^`]+`")
PATH = r"(?<![\w`(])[\w.$<>{}-]+(?:[/:]+[\w.$<>{}-]+)+"
CELL = r"(?<=\S \| )[^|\s]+(?: [^|\s]+){0,2}(?= \|)"  # of at most three words, not the first one
BOLD = r"\*\*(?!(?:not?|always|never|only)\*\*)[^*]+\*\*"  # a turning word turns without it, too
MARKED = re.compile(rf"{CODE.pattern}|{BOLD}|{CELL}|{PATH}")
SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=[.!?])\*\*\s+")
PART = re.compile(rf"{SENTENCE.pattern}|(?<=:)\s+")
NUMBERED = re.compile(r"^\d+\. ")  # another item before it changes its number, and nothing else
ROW, ITEM, STEP = "|", "-", "1."
FEWEST = 2  # words besides its claims that tell a sentence from others


def sentences(path: Path) -> tuple[tuple[int, str, Claim], ...]:
    """``(line, digest of the other words, claim)`` of every sentence, table row and choice."""
    return _sentences(path, path.read_text("utf-8"))


@lru_cache(maxsize=4)  # two rules ask for the file that is being checked
def _sentences(path: Path, text: str) -> tuple[tuple[int, str, Claim], ...]:
    return tuple(_each_sentence(path))


def _each_sentence(path: Path) -> Iterator[tuple[int, str, Claim]]:
    for line, name, text, marks in texts(path):
        for part in _parts(text):
            words, claim = taken_apart(part)
            if name or (marks and words) or len(words) >= FEWEST:
                digest = hashlib.sha256(" ".join([name, *words]).encode()).hexdigest()[:6]
                yield line, digest, (*claim, *marks)
                marks = ()  # the first sentence tells what the text is


def _parts(text: str) -> Iterator[str]:
    """Sentences, and the two sides of a colon; what is code is not cut."""
    masked = CODE.sub(lambda code: "`" * len(code[0]), text)
    start = 0
    for cut in PART.finditer(masked):
        yield text[start : cut.start()]
        start = cut.end()
    yield text[start:]


def texts(path: Path) -> Iterator[tuple[int, str, str, Claim]]:
    """``(line, whose it is, text, what it claims as a whole)`` of every text of a file."""
    if path.suffix == ".md":
        page = parse(path)
        yield from _head(page)
        yield from _paragraphs(page)
        yield from _code(page)
    elif path.suffix == ".ipynb":
        yield from _paragraphs(as_page(path))
    else:
        yield from _answers(path)


def sound(path: Path) -> Iterator[tuple[int, str]]:
    """``(line, text)`` of every text of a file but those of wrong choices."""
    for line, _, text, marks in texts(path):
        if "right:false" not in marks:
            yield line, text


def taken_apart(sentence: str) -> tuple[list[str], Claim]:
    """The words of a sentence with gaps, and what stands in the gaps.

    All that is code, bold or a short cell is a gap: names, and words on which all depends.
    Negations and adverbs leave no gap: "can" and "cannot" are the same words, one claims "not".
    The target of a link leaves a gap of its own.
    """
    words, claim = [], []
    table = _table()
    counted = False  # whether the token before was a number
    plain = HIDDEN.sub("", sentence)
    marked = [found.span() for found in MARKED.finditer(plain)]
    gap = None  # the code or the bold words that the token before belongs to
    for found in TOKEN.finditer(plain):
        token = _token(found)
        inside = next((span for span in marked if span[0] <= found.start() < span[1]), None)
        meaning = table.meaning(token, counted) or (token if found.lastgroup else "")
        if found["version"]:
            continue
        if found["target"] is not None or found["url"]:
            words.append("@")
            claim += filter(None, [found["target"] or found["url"]])
        elif found[0] == "://":
            claim.append(token)
        elif inside:
            words += ["#"] if inside != gap else []
            claim.append(token if plain[inside[0]] == "`" else meaning or token)
        elif token in table.slight:
            left, said = table.slight[token]
            words += filter(None, [left])
            claim += filter(None, [said])
        elif meaning:
            words.append("#")
            claim.append(meaning)
        else:
            words.append(PLURAL.sub("", token))
        counted = bool(found["number"]) or token in table.numbers
        gap = inside
    return words, tuple(claim)


def _token(found: re.Match) -> str:
    if found["name"]:
        return BRANDS.sub("", found[0].lower()).replace(" ", "-")
    return THOUSANDS.sub("", found[0].lower().replace("’", "'"))


def number(word: str) -> str:
    """``4`` of ``four``; a word that is no number stays as it is."""
    return _table().numbers.get(word, word)


@dataclass(frozen=True)
class Table:
    """What single words mean.

    Attributes:
        slight: word -> the word that stays and the claim it makes, each of which may be empty.
        numbers: word -> its number.
        units: unit behind a number -> the first name of it.
        meanings: number, word of a pair of opposites or term -> what it says.
    """

    slight: dict[str, tuple[str, str]]
    numbers: dict[str, str]
    units: dict[str, str]
    meanings: dict[str, str]

    def meaning(self, token: str, counted: bool) -> str:
        """What a word claims; empty for a word that claims nothing by itself."""
        if counted and token in self.units:
            return self.units[token]
        return self.meanings.get(token) or self.meanings.get(token.removesuffix("s"), "")


@cache
def _table() -> Table:
    turning = data.load(Path(__file__).with_name("turning_words.yml"))
    terms = data.load(Path(__file__).with_name("terms.yml"))
    slight = {word: (left, "not") for word, left in turning["negations"].items()}
    slight |= {word: (left, "") for word, left in turning["forms"].items()}
    slight |= {word: ("", word) for word in turning["adverbs"]}
    pairs = [forms for pair in turning["opposites"] for forms in pair]
    pairs += [str(meaning).split() for kind in terms.values() for meaning in kind]
    numbers = {word: str(count) for word, count in turning["numbers"].items()}
    return Table(
        slight=slight,
        numbers=numbers,
        units={word: forms[0] for kind in turning["units"] for forms in kind for word in forms},
        meanings={word: forms[0] for forms in pairs for word in forms} | numbers,
    )


def _head(page: Page) -> Iterator[tuple[int, str, str, Claim]]:
    """What the front matter says of a page, and what it refers to."""
    try:
        head = page.front_matter
    except YamlError:
        return  # a finding of the page
    for key in ("title", "description"):
        yield page.line_of_key(key), key, str(head.get(key)), ()
    for key in ("skills", "sources"):
        for item in _several(head.get(key)):
            yield page.line_of_key(key), key, "", (item,)


def _paragraphs(page: Page) -> Iterator[tuple[int, str, str, Claim]]:
    """Each row of a table and each other line of prose, joined to the paragraph it belongs to."""
    block: list[str] = []
    first, marks = 0, ()
    for number, line in [*page.prose, (0, "")]:
        text = line.strip()
        begins = re.match(r"(?:[-*|#!=]|\d+\. |<!--)", text)
        if block and (begins or not text):
            yield first, "", " ".join(block), marks
            block = []
        if text:
            first = first if block else number
            marks = marks if block else _kind(text)
            block.append(NUMBERED.sub("", text))


def _code(page: Page) -> Iterator[tuple[int, str, str, Claim]]:
    """What a page includes, and each line of the code that it has of its own."""
    for number, target in page.includes:
        yield number, "include", "", (target,)
    for fence in page.fences:
        if not INCLUDE.search(fence.source):
            for number, line in enumerate(fence.source.splitlines(), start=fence.line + 1):
                key = re.match(r"\W*[\w-]*", line)[0].strip()
                yield number, f"code {key}", f"`{line.replace('`', '')}`", ()


def _kind(text: str) -> Claim:
    """Whether a text of a page is a heading, and of which level, or one of several entries."""
    if found := re.match(r"(#+) ", text):
        return (found[1],)
    if text.startswith("|"):
        return (ROW,)
    if NUMBERED.match(text):
        return (STEP,)
    return (ITEM,) if re.match(r"[-*] ", text) else ()


def _several(value) -> list[str]:
    """A list of references as texts without blanks, or one reference as such a list."""
    items = value if isinstance(value, list) else [value] if value else []
    return ["".join(str(item).partition("#")[0].split()) for item in items]


def _answers(path: Path) -> Iterator[tuple[int, str, str, Claim]]:
    """Stem, choices and reasons of each question; a choice claims to be right or not."""
    try:
        source = YamlSource(path)
    except YamlError:
        return  # a finding of the file
    for index, entry in enumerate(source.data or ()):
        if not isinstance(entry, dict):
            continue
        name = str(entry.get("id"))
        yield source.line((index, "stem")), name, str(entry.get("stem")), ()
        for key in ("page", "listing", "skills", "sources"):
            for item in _several(entry.get(key)):
                yield source.line((index, key)), f"{name} {key}", "", (item,)
        for place, choice in enumerate(entry.get("choices") or ()):
            if not isinstance(choice, dict):
                continue
            line = source.line((index, "choices", place))
            marks = (f"right:{str(choice.get('right')).lower()}",)
            marks += (f"step-{place + 1}",) if entry.get("kind") == "order" else ()
            yield line, f"{name} choice", str(choice.get("text")), marks
            yield line, name, str(choice.get("reason")), ()
