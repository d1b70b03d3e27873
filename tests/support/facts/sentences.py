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

from .passages import Claim, passages

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
FEWEST = 2  # words besides its claims that tell a sentence from others


def sentences(path: Path) -> tuple[tuple[int, str, Claim], ...]:
    """``(line, digest of the other words, claim)`` of every sentence, table row and choice."""
    return _sentences(path, path.read_text("utf-8"))


@lru_cache(maxsize=4)  # two rules ask for the file that is being checked
def _sentences(path: Path, text: str) -> tuple[tuple[int, str, Claim], ...]:
    return tuple(_each_sentence(path))


def _each_sentence(path: Path) -> Iterator[tuple[int, str, Claim]]:
    for line, name, text, marks in passages(path):
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
