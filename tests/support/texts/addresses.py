"""Addresses of sources and links: of known hosts, whole, without language, version or a slip."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from ..finding import Finding
from ..guide import Guide
from ..nearest import one_slip
from .vocabulary import documents

ADDRESS = re.compile(r"https://[^\s)\]>}\"'`,|]+")
LEARN = "learn.microsoft.com"
# Sites that collect questions of exams; nothing of them may be used or named.
DUMPS = re.compile(
    r"exam-?topics|brain-?dump|dumps?\.|pass4|certleader|prep-?away|itexams|exam-?labs"
)
HEARSAY = re.compile(
    r"(?:^|\.)(?:medium|youtube|reddit|quora|openai\.com/share|aka|bit|t)\.(?:com|ms|ly|co)$"
    r"|chat\.openai|chatgpt|youtu\.be|towardsdatascience"
)
TRACKED = re.compile(r"\b(?:WT\.mc_id|ocid|utm_\w+|source)=")
INVENTED = re.compile(r"^https://(?:www\.)?(?:example\.(?:com|org|net)|localhost|127\.)")
SECTION = re.compile(r"^/(?:azure|python|cli|training|credentials|entra|rest)(?:/[\w-]+)?/?$")


def wrong(guide: Guide, address: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` of an address that no reader should be sent to."""
    parts = urlsplit(address)
    if HEARSAY.search(parts.netloc):
        yield f"{parts.netloc} is no source that can be checked", "name the page that says it first"
    elif parts.netloc.startswith("www.") and _hosts(guide)[parts.netloc[4:]] > 2:
        yield f"there is no host {parts.netloc}", f"write {parts.netloc[4:]}"
    elif TRACKED.search(parts.query):
        yield "the address says who has sent the reader", f"leave ?{parts.query} out"
    elif DUMPS.search(parts.netloc):
        yield f"{parts.netloc} sells exam questions", "name Microsoft's own page"
    elif parts.netloc == LEARN and re.search(r"\bview=", parts.query):
        yield "the address names a version of the page", "leave ?view=… out"
    elif close := _host(guide, parts.netloc):
        yield f"the host {parts.netloc} stands only here, and {close} often", f"write {close}"
    else:
        counted = _counted(guide)
        plain = address.partition("#")[0].rstrip(".;:")
        if counted[plain] <= 1:
            for other, times in counted.items():
                if times >= 2 and one_slip(plain, other) and not _numbered(plain, other):
                    yield f"'{plain}' stands only here, and '{other}' often", f"write {other}"
                    return
        section = _section(plain)
        if section and _sections(guide)[section] <= 1:
            close = [n for n, times in _sections(guide).items() if times > 1 and _alike(section, n)]
            if close:
                yield f"there is no section {section} of {LEARN}", f"write {close[0]}"


def source(guide: Guide, address: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` of an address that proves nothing as a source."""
    if not re.fullmatch(r"https://[^\s/]+\.[^\s/]+/?\S*", address):
        yield f"the source '{address}' is no address", "write https://… without spaces"
    elif INVENTED.match(address):
        yield f"the source '{address}' is an example", "name the page that says it"
    elif urlsplit(address).netloc == LEARN and SECTION.match(urlsplit(address).path):
        yield f"the source '{address}' is a whole section", "name the page that says it"
    else:
        yield from wrong(guide, address)


def check(guide: Guide, path: Path, text: str) -> list[Finding]:
    """Addresses in a page or a file of the bank, wherever they stand."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        for address in ADDRESS.findall(line):
            rows = wrong(guide, address)
            found += [Finding(guide.relative(path), number, what, cure) for what, cure in rows]
    return found


def _numbered(one: str, other: str) -> bool:
    """Whether two addresses differ in a digit, as ids and versions do."""
    return re.sub(r"\d", "", one) == re.sub(r"\d", "", other)


def _section(address: str) -> str | None:
    """``azure/machine-learning`` of an address of Microsoft Learn."""
    parts = urlsplit(address)
    names = parts.path.strip("/").split("/")
    return "/".join(names[:2]) if parts.netloc == LEARN and len(names) > 1 else None


def _alike(section: str, other: str) -> bool:
    """Whether two names are the same but for a hyphen or a slip."""
    return section.replace("-", "") == other.replace("-", "") or one_slip(section, other)


def _host(guide: Guide, host: str) -> str | None:
    """A host that stands often and has another ending, or is a slip away."""
    hosts = _hosts(guide)
    stem = host.rpartition(".")[0]
    near = (
        h for h, n in hosts.items() if n > 2 and (h.startswith(f"{stem}.") or one_slip(h, host))
    )
    return next((h for h in near if h != host), None) if hosts[host] <= 1 else None


@cache
def _hosts(guide: Guide) -> Counter:
    counted: Counter[str] = Counter()
    for address, times in _counted(guide).items():
        counted[urlsplit(address).netloc] += times
    return counted


@cache
def _counted(guide: Guide) -> Counter:
    """How often each address stands in the guide as it was when it was read."""
    counted: Counter[str] = Counter()
    for text in documents(guide):
        found = ADDRESS.findall(text)
        counted.update(address.partition("#")[0].rstrip(".;:") for address in found)
    return counted


@cache
def _sections(guide: Guide) -> Counter:
    counted: Counter[str] = Counter()
    for address, times in _counted(guide).items():
        if section := _section(address):
            counted[section] += times
    return counted
