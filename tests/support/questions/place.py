"""A question stands where its answer is taught, and its listing is one that the page leads to."""

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..guide import Guide
from ..pages.markdown import LINK
from ..texts import page_words
from . import evidence

FAR = 45  # pages that have more of the question's words than its own
FAR_WITHOUT_SOURCE = 20  # if the page names none of the question's sources
SHARED, COMMON = 2, 0.2  # words of the listing that at most this share of the pages has
ADDRESS = re.compile(r"https://[^\s,\])#?>\"']+")
Row = tuple[tuple, str, str]


def check(guide: Guide, entry: dict) -> Iterator[Row]:
    """Findings ``(key, what, cure)`` about one question."""
    if evidence.text(guide, str(entry.get("page"))):
        yield from _page(guide, entry)
        yield from _listing(guide, entry)
        yield from _source(guide, entry)


def _page(guide: Guide, entry: dict) -> Iterator[Row]:
    page = entry["page"]
    if page in _allowed("pages"):
        return
    texts = (text for c in entry["choices"] for text in (c["text"], c["reason"]))
    words = page_words.words(" ".join((entry["stem"], *texts)))
    far = page_words.rank(guide, dict.fromkeys(words, 1.0), page)
    if far > (FAR if _own_sources(entry) & _sources(guide, page) else FAR_WITHOUT_SOURCE):
        what = f"{far} pages have more of its words than {page}, the page that it names"
        yield ("page",), what, "name the page that teaches its answer, or teach it there"


def _listing(guide: Guide, entry: dict) -> Iterator[Row]:
    """The page shows the listing, or links to the page that does and has to do with it."""
    name, page = entry.get("listing"), entry["page"]
    if name not in guide.listings or name in evidence.shown(guide, page):
        return
    cure = "name the listing that proves the answer, or none"
    if name not in _linked(guide, page):
        what = f"the listing {name} is neither on the page {page} nor on one that it links to"
        yield ("listing",), what, cure
    elif len(_told(guide, entry) & page_words.words(evidence.folder(guide, name))) < SHARED:
        yield ("listing",), f"the listing {name} has nothing of what the question asks", cure


def _source(guide: Guide, entry: dict) -> Iterator[Row]:
    """One of the sources is also one of the page, or of a page that it links to."""
    page = entry["page"]
    near = set().union(*(_sources(guide, other) for other in {page, *_links(guide, page)}))
    if near and not _own_sources(entry) & near and entry["id"] not in _allowed("sources"):
        what = f"neither {page} nor a page that it links to has one of the sources"
        cure = "name the page that says it; if it is right, add it to the sources of the page,"
        yield ("sources",), what, f"{cure} or the question to tests/support/questions/place.yml"


def _own_sources(entry: dict) -> set[str]:
    return {address for source in entry["sources"] for address in ADDRESS.findall(str(source))}


def _told(guide: Guide, entry: dict) -> set[str]:
    """The words of the stem and the right choices that tell a topic."""
    right = (f"{c['text']} {c['reason']}" for c in entry["choices"] if c["right"])
    words = page_words.words(" ".join((entry["stem"], *right)))
    return {word for word in words if page_words.share(guide, word) <= COMMON}


@cache
def _linked(guide: Guide, page: str) -> frozenset[str]:
    """The listings of the pages that a page links to."""
    return frozenset(name for other in _links(guide, page) for name in evidence.shown(guide, other))


@cache
def _links(guide: Guide, page: str) -> frozenset[str]:
    """The pages that a page links to."""
    targets = (found["target"] for found in LINK.finditer(evidence.text(guide, page)))
    paths = (target.partition("#")[0] for target in targets)
    folder = posixpath.dirname(page)
    return frozenset(
        posixpath.normpath(posixpath.join(folder, path.removesuffix(".md")))
        for path in paths
        if path.endswith(".md")
    )


@cache
def _sources(guide: Guide, page: str) -> frozenset[str]:
    """The addresses on a page, those of its front matter first of all."""
    return frozenset(ADDRESS.findall(evidence.text(guide, page)))


@cache
def _allowed(kind: str) -> frozenset[str]:
    return frozenset(data.load(Path(__file__).with_name("place.yml"))[kind])
