"""What sentences claim: names, numbers, dates, yes and no stay as they were when they were checked.

A sentence whose other words are unchanged means something else once a name in code, a bold word, a
number, a date, a negation or one word of a pair of opposites (``claims.yml``) is another one.
``tests/data/claims.txt`` keeps what each sentence claims, so that such a change takes a second,
deliberate entry.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..finding import Finding
from ..guide import Guide
from ..pages.markdown import Page, parse
from ..pages.notebook_text import as_page
from ..yaml_files.yaml_source import YamlError, YamlSource

REGISTER = "tests/data/claims.txt"
TARGET = re.compile(r"\]\([^)]*\)|<https?://[^>]*>|https?://\S+|<!--.*?-->|\{[^{}`]*#[^{}`]*\}")
VERSION = r"\d+(?:\.\d+){2,}[\w.]*"  # of a package: make update changes it
DATE = r"20\d\d-\d\d(?:-\d\d)?(?![\w-])"
NUMBER = r"(?<![\w.-])[−-]?\d[\d,]*(?:\.\d+)?(?![\d.]*\w)|(?<![\w.-])\d[\d,]*(?=[A-Za-zµ]{1,3}\b)"
WORD = r"[^\W\d]\w*(?:['’]t)?|\w+|%|–(?= \|)|\$\{\{?"
TOKEN = re.compile(rf"(?P<version>{VERSION})|(?P<date>{DATE})|(?P<number>{NUMBER})|(?:{WORD})")
PLURAL = re.compile(r"\w{4,}s")  # one deployment, two deployments
THOUSANDS = re.compile(r",(?=\d{3}\b)")
# Code, bold words, and cells of a table of at most three words that stand behind its first one.
MARKED = re.compile(r"`[^`]+`|\*\*[^*]+\*\*|(?<=\S \| )[^|\s]+(?: [^|\s]+){0,2}(?= \|)")
SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=[.!?])\*\*\s+")
ITEM = re.compile(r"^\d+\. ")  # another item before it changes its number, and nothing else
FEWEST = 2  # words besides its claims that tell a sentence from others
HEAD = """\
# What each sentence of pages and questions claims: a digest of its other words, then its numbers,
# dates and turning words (tests/support/facts/claims.py). Written by make update FILES="docs/…".

"""
Claim = tuple[str, ...]


def check(guide: Guide, path: Path) -> list[Finding]:
    """Sentences of a page or a file of the bank that claim something else than they did."""
    here = guide.relative(path)
    held, now = defaultdict(list), defaultdict(list)
    for row in register(guide).get(here, ()):
        digest, *claim = row.split(" ")
        held[digest].append(tuple(claim))
    for line, digest, claim in sentences(path) if held else ():
        now[digest].append((line, claim))
    found = []
    for digest, said in now.items():
        lost = Counter(held[digest]) - Counter(claim for _, claim in said)
        for line, claim in said if lost else ():
            if claim not in held[digest]:
                found.append(Finding(here, line, *_change(here, claim, lost)))
    return found


def register(guide: Guide) -> dict[str, tuple[str, ...]]:
    """File -> its rows ``digest claim…``, in order; empty in a guide that keeps no claims."""
    path = guide.root / REGISTER
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else {}


@cache
def _read(path: Path, changed: int) -> dict[str, tuple[str, ...]]:
    blocks = path.read_text("utf-8").removeprefix(HEAD).strip().split("\n\n")
    return {name: tuple(rows) for name, *rows in map(str.splitlines, filter(None, blocks))}


def record(guide: Guide, files: list[Path], paths: list[Path]) -> list[str]:
    """Keep what the sentences of ``paths`` claim now; return the files whose claims are news.

    Args:
        files: every file that has claims; those of files that are gone are dropped.
        paths: of those, the ones that somebody answers for; others keep what they claimed.
    """
    before, now = register(guide), {}
    for path in sorted(files):
        name = guide.relative(path)
        kept = name in before and path not in paths
        now[name] = (
            before[name]
            if kept
            else tuple(" ".join([digest, *claim]) for _, digest, claim in sentences(path))
        )
    text = "\n\n".join("\n".join([name, *rows]) for name, rows in now.items())
    (guide.root / REGISTER).write_text(f"{HEAD}{text}\n", "utf-8")
    return [name for name, rows in now.items() if before.get(name) != rows]


def _change(here: str, claim: Claim, lost: Counter) -> tuple[str, str]:
    before = max(lost, key=lambda other: len(set(other) & set(claim)))
    new = " ".join((Counter(claim) - Counter(before)).elements())
    old = " ".join((Counter(before) - Counter(claim)).elements())
    if not new and not old:  # they changed places
        new, old = " ".join(claim), " ".join(before)
    new, old = (f"'{side}'" if side else "nothing" for side in (new, old))
    what = f"the sentence says {new} where it said {old} when it was checked"
    return what, f'write {old}, or show the source and make update FILES="{here}"'


def sentences(path: Path) -> Iterator[tuple[int, str, Claim]]:
    """``(line, digest of the other words, claim)`` of every sentence, table row and choice."""
    for line, name, text, marks in texts(path):
        for sentence in SENTENCE.split(text):
            words, claim = taken_apart(sentence)
            if name or len(words) >= FEWEST:
                digest = hashlib.sha256(" ".join([name, *words]).encode()).hexdigest()[:6]
                yield line, digest, (*claim, *marks)


def texts(path: Path) -> Iterator[tuple[int, str, str, Claim]]:
    """``(line, whose it is, text, what it claims as a whole)`` of every text of a file."""
    if path.suffix == ".md":
        page = parse(path)
        yield from _head(page)
        yield from _paragraphs(page)
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
    """
    words, claim = [], []
    rows = _words()
    counted = False  # whether the token before was a number
    plain = TARGET.sub("]", sentence)
    marked = [found.span() for found in MARKED.finditer(plain)]
    gap = None  # the code or the bold words that the token before belongs to
    for found in TOKEN.finditer(plain):
        token = found[0].lower().replace("’", "'")
        if found["version"]:
            continue
        inside = next((span for span in marked if span[0] <= found.start() < span[1]), None)
        if inside:
            words += ["#"] if inside != gap else []
            claim.append(THOUSANDS.sub("", token))
        elif found["date"] or found["number"]:
            words.append("#")
            claim.append(THOUSANDS.sub("", token))
        elif token in rows["negations"]:
            words += filter(None, [rows["negations"][token]])
            claim.append("not")
        elif token in rows["adverbs"]:
            claim.append(token)
        elif token in rows["numbers"]:
            words.append("#")
            claim.append(str(rows["numbers"][token]))
        elif token in rows["opposites"]:
            words.append("#")
            claim.append(rows["opposites"][token])
        elif counted and token in rows["units"]:
            words.append("#")
            claim.append(rows["units"][token])
        else:
            words.append(token[:-1] if PLURAL.fullmatch(token) else token)
        counted = bool(found["number"]) or token in rows["numbers"]
        gap = inside
    return words, tuple(claim)


def number(word: str) -> str:
    """``4`` of ``four``; a word that is no number stays as it is."""
    return str(_words()["numbers"].get(word, word))


@cache
def _words() -> dict[str, dict]:
    """``negations``, ``adverbs``, ``numbers``, ``opposites`` and ``units``, each by its word."""
    rows = dict(data.load(Path(__file__).with_name("claims.yml")))
    for kind in ("opposites", "units"):
        rows[kind] = {word: forms[0] for pair in rows[kind] for forms in pair for word in forms}
    return rows


def _head(page: Page) -> Iterator[tuple[int, str, str, Claim]]:
    """Title and description, which the front matter of a page has."""
    for number, line in enumerate(page.text.splitlines()[: page.body_line], start=1):
        if found := re.match(r"(title|description): (.+)", line):
            yield number, found[1], found[2], ()


def _paragraphs(page: Page) -> Iterator[tuple[int, str, str, Claim]]:
    """Each row of a table and each other line of prose, joined to the paragraph it belongs to."""
    block: list[str] = []
    first = 0
    for number, line in [*page.prose, (0, "")]:
        text = line.strip()
        begins = re.match(r"(?:[-*|#!=]|\d+\. |<!--)", text)
        if block and (begins or not text):
            yield first, "", " ".join(block), ()
            block = []
        if text:
            first = first if block else number
            block.append(ITEM.sub("", text))


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
        for place, choice in enumerate(entry.get("choices") or ()):
            if not isinstance(choice, dict):
                continue
            line = source.line((index, "choices", place))
            marks = (f"right:{str(choice.get('right')).lower()}",)
            marks += (f"step-{place + 1}",) if entry.get("kind") == "order" else ()
            yield line, f"{name} choice", str(choice.get("text")), marks
            yield line, name, str(choice.get("reason")), ()
