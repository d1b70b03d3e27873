"""What a listing looks like: short, without leftovers, its imports shown."""

import ast

from .listing import Listing
from .regions import MARK

LONGEST = 40  # lines of sdk.py or cli.sh, without marks, output comments and blank lines
TEXT = ("*.py", "*.sh", "*.y*ml")


def check(listing: Listing) -> list:
    """Findings about length, leftovers of the scaffold and hidden imports."""
    found = []
    for pattern in TEXT:
        for path in listing.files(pattern):
            file = path.relative_to(listing.folder).as_posix()
            for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
                if "TODO" in line:
                    what = "a TODO is left from the scaffold"
                    found.append(listing.finding(file, number, what, "write what belongs here"))
    for face in ("sdk", "cli"):
        if face in listing.faces:
            found += _long(listing, face)
    return found + (_imports(listing) if "sdk" in listing.faces else [])


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


def _imports(listing: Listing) -> list:
    """Imports that stand in no region, which a reader would never see."""
    file = listing.faces["sdk"]
    try:
        body = ast.parse((listing.folder / file).read_text("utf-8")).body
    except SyntaxError:
        return []  # a finding of its own
    found = []
    for node in body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            if not any(node.lineno in region for region in listing.regions["sdk"]):
                what = "this import is in no region, so no page shows it"
                cure = "move it inside the first region"
                found.append(listing.finding(file, node.lineno, what, cure, "sdk"))
    return found
