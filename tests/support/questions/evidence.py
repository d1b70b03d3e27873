"""What a question is held against: its page, the listings that the page shows, and its own one."""

import re
from functools import cache

from ..guide import INCLUDE, Guide

BINARY = (".svg", ".png", ".pkl", ".parquet")
SPAN = re.compile(r"`([^`\n]+)`")
# A flag, or a name with its inner hyphens: `--max-instances`, `scikit-learn`, `model_name`.
NAME = re.compile(r"--[a-z][\w-]+|[A-Za-z_]\w*(?:-[A-Za-z_]\w*)*")
SNAKE = re.compile(r"(?<![\w.-])[A-Za-z]\w*_\w+(?![\w-])")
NUMBER = re.compile(r"(?<![\w.,-])(?P<number>\d[\d,]*(?:\.\d+)?)(?![\w]|[.,]\d)(?P<percent> ?%)?")


def of(guide: Guide, entry: dict) -> str:
    """Everything that the reader of the question's page can see, and the files of its listing."""
    return _evidence(guide, str(entry.get("page")), entry.get("listing"))


@cache
def shown(guide: Guide, page: str) -> frozenset[str]:
    """The listings that a page includes, with the one of its own path."""
    found = {"/".join(target.split("/")[1:3]) for target in INCLUDE.findall(text(guide, page))}
    return frozenset(found | {page}) & frozenset(guide.listings)


@cache
def text(guide: Guide, page: str) -> str:
    """A page as it was when it was first asked for; nothing if there is none."""
    path = guide.root / "docs" / f"{page}.md"
    return path.read_text("utf-8") if path.is_file() else ""


@cache
def names(guide: Guide, page: str, listing: str | None) -> frozenset[str]:
    """Every name in the evidence, whole and in its parts."""
    return frozenset(words(_evidence(guide, page, listing)))


def words(text: str) -> set[str]:
    """The names in a text: whole, and the parts between their hyphens."""
    found = set(NAME.findall(text))
    return found | {part for name in found for part in name.strip("-").split("-")}


def in_code(text: str) -> list[str]:
    """The names that a text gives as code, each once."""
    spans = " ".join(SPAN.findall(text))
    plain = SPAN.sub(" ", text)
    return list(dict.fromkeys([*NAME.findall(spans), *SNAKE.findall(plain)]))


def numbers(text: str) -> set[float]:
    """The numbers in a text, 5 % as 0.05; none that is part of a name, a version or a date."""
    return {
        round(float(match["number"].replace(",", "")) / (100 if match["percent"] else 1), 9)
        for match in NUMBER.finditer(text)
    }


@cache
def _evidence(guide: Guide, page: str, listing: str | None) -> str:
    listings = shown(guide, page) | ({listing} if listing in guide.listings else set())
    return "\n".join((text(guide, page), *(folder(guide, name) for name in sorted(listings))))


@cache
def folder(guide: Guide, name: str) -> str:
    """The files of a listing with their names, as they were when first asked for."""
    paths = sorted(path for path in guide.listings[name].folder.rglob("*") if path.is_file())
    texts = [path.read_text("utf-8", "ignore") for path in paths if path.suffix not in BINARY]
    return "\n".join((*(path.name for path in paths), *texts))
