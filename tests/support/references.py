"""Rung 1: what a listing refers to as ``azureml:name`` is created by it or by what it needs.

Running a listing proves the same; this is for the faces that are exempt from running.
"""

import re
from functools import cache
from pathlib import Path

from .finding import Finding
from .guide import Guide
from .listing import Listing

REFERENCE = re.compile(r"\bazureml:(?!//)(?P<name>[A-Za-z][\w.-]*?)(?=[:@\"'\s)}]|$)")
WORD = re.compile(r"[A-Za-z][\w.-]*")
PATTERNS = ("*.py", "*.sh", "*.y*ml")


def check(guide: Guide, listing: Listing) -> list[Finding]:
    """References to a name that stands nowhere else in the listing and in its needs."""
    made = set(_named(listing.folder))
    for need in guide.chain(listing.name):
        made |= _named(guide.listings[need].folder)
    found = []
    for pattern in PATTERNS:
        for path in listing.files(pattern):
            if path.name == "listing.yml":
                continue
            for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
                for name in REFERENCE.findall(line):
                    if name not in made:
                        what = f"nothing creates '{name}': no listing of needs, nor this one"
                        cure = "name the listing that creates it under needs, or correct the name"
                        file = path.relative_to(listing.folder).as_posix()
                        found.append(listing.finding(file, number, what, cure))
    return found


@cache
def _named(folder: Path) -> frozenset[str]:
    """Words of the files in a folder, without those that only stand in references."""
    words = set()
    for pattern in PATTERNS:
        for path in folder.rglob(pattern):
            if "output" not in path.relative_to(folder).parts and path.name != "listing.yml":
                words |= set(WORD.findall(REFERENCE.sub("", path.read_text("utf-8"))))
    return frozenset(words)
