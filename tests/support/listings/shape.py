"""What a listing looks like: short, without leftovers, its imports shown."""

import re

from .listing import SCRIPTS, Listing
from .regions import MARK

LONGEST = 40  # lines of sdk.py, cli.sh or rest.sh, without marks, output comments and blank lines
IMPORT = re.compile(r"(from|import) ")
TEXT = ("*.py", "*.sh", "*.y*ml")


def check(listing: Listing) -> list:
    """Findings about length, leftovers of the scaffold and hidden lines."""
    found = []
    for pattern in TEXT:
        for path in listing.files(pattern):
            file = path.relative_to(listing.folder).as_posix()
            for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
                if "TODO" in line:
                    what = "a TODO is left from the scaffold"
                    found.append(listing.finding(file, number, what, "write what belongs here"))
    for face in SCRIPTS:
        if face in listing.faces:
            found += _long(listing, face) + _unshown(listing, face)
    return found


def _long(listing: Listing, face: str) -> list:
    file = listing.faces[face]
    lines = (listing.folder / file).read_text("utf-8").splitlines()
    counted = [
        number
        for number, line in enumerate(lines, start=1)
        if line.strip() and not MARK.match(line) and not line.lstrip().startswith("#>")
    ]
    if len(counted) <= LONGEST:
        return []
    what = f"{len(counted)} lines are more than {LONGEST}"
    cure = "move a step to a listing of its own"
    return [listing.finding(file, counted[LONGEST], what, cure, face)]


def _unshown(listing: Listing, face: str) -> list:
    """The first line of code that stands in no region, which a reader would never see."""
    file = listing.faces[face]
    lines = (listing.folder / file).read_text("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        shown = any(number in region for region in listing.regions[face])
        if line.strip() and not shown and not MARK.match(line):
            kind = "import" if IMPORT.match(line) else "line"
            what = f"this {kind} is in no region, so no page shows it"
            return [listing.finding(file, number, what, "move it inside a region", face)]
    return []
