"""Rung 1: what a listing refers to as ``azureml:name`` is created by it or by what it needs.

Running a listing proves the same; this is for the faces that are exempt from running.
"""

import re
from functools import cache
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from .listing import Listing

REFERENCE = re.compile(r"\bazureml:(?!//)(?P<name>[A-Za-z][\w.-]*?)(?=[:@\"'\s)}]|$)")
# Not every place that names a compute target is run: a schedule that waits names one, too.
COMPUTE = re.compile(
    r"\b(?:default_)?compute[\"']?\s*[:=]\s*[\"']?(?:azureml:)?(?P<name>[a-z][a-z0-9]*-[\w-]+)"
)
WORD = re.compile(r"[A-Za-z][\w.-]*")
PATTERNS = ("*.py", "*.sh", "*.y*ml")


def check(guide: Guide, listing: Listing) -> list[Finding]:
    """References to a name that stands nowhere else in the listing and in its needs.

    Of a listing that runs, only the compute targets in YAML are looked at.
    """
    names, patterns = (REFERENCE, PATTERNS) if listing.exemptions else (COMPUTE, PATTERNS[-1:])
    made = set(_named(listing.folder))
    for need in guide.chain(listing.name):
        made |= _named(guide.listings[need].folder)
    found = []
    for path in [path for pattern in patterns for path in listing.files(pattern)]:
        file = path.relative_to(listing.folder).as_posix()
        lines = path.read_text("utf-8").splitlines() if file != "listing.yml" else []
        for number, line in enumerate(lines, start=1):
            for name in set(names.findall(line)) - made:
                what = f"nothing creates '{name}': no listing of needs, nor this one"
                cure = "name the listing that creates it under needs, or correct the name"
                found.append(listing.finding(file, number, what, cure))
    return found


@cache
def _named(folder: Path) -> frozenset[str]:
    """Words of the files in a folder, without those that only stand in references."""
    words = set()
    for pattern in PATTERNS:
        for path in folder.rglob(pattern):
            if "output" not in path.relative_to(folder).parts and path.name != "listing.yml":
                text = COMPUTE.sub("", REFERENCE.sub("", path.read_text("utf-8")))
                words |= set(WORD.findall(text))
    return frozenset(words)
