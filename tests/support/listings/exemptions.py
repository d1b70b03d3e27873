"""Exemptions: each with a reason and an end, each still needed, and few of them."""

import datetime

from ..finding import Finding
from ..guide import Guide
from .listing import Exemption, Listing

BUDGET = 0.03  # of all faces
LONGEST = datetime.timedelta(days=366)  # until somebody looks at an exemption again


def check_entry(listing: Listing, entry: Exemption, today: datetime.date) -> list[Finding]:
    """Reason, link and review date of one exemption."""
    found = []
    if not entry.reason.strip():
        found.append(_finding(listing, entry, "it gives no reason", "write why"))
    if not entry.link.startswith("https://"):
        cure = "link to the issue or the documentation that explains it"
        found.append(_finding(listing, entry, "its link is no https address", cure))
    if entry.review <= today:
        cure = "look whether it is still needed, and set a later date if it is"
        found.append(_finding(listing, entry, f"its review date {entry.review} has come", cure))
    if entry.review > today + LONGEST:
        cure = "write a day of the next twelve months"
        found.append(_finding(listing, entry, f"its review date {entry.review} is far off", cure))
    if entry.face not in listing.faces:
        what = f"the listing has no face '{entry.face}'"
        found.append(_finding(listing, entry, what, "remove the exemption"))
    return found


def unneeded(listing: Listing, entry: Exemption) -> Finding:
    """The finding for an exemption from a check that passes."""
    what = f"it exempts {entry.face} from {entry.check}, which passes"
    return _finding(listing, entry, what, "remove the exemption")


def check_budget(guide: Guide) -> list[Finding]:
    """Too many exempt faces in the whole guide."""
    faces = sum(len(listing.runnable) for listing in guide.listings.values())
    exempt = [
        (listing, entry) for listing in guide.listings.values() for entry in listing.exemptions
    ]
    count = len({(listing.name, entry.face) for listing, entry in exempt})
    if count <= faces * BUDGET:
        return []
    listing, entry = exempt[-1]
    what = f"{count} of {faces} faces are exempt; the budget is {BUDGET:.0%}"
    return [_finding(listing, entry, what, "make a listing run that is exempt now")]


def _finding(listing: Listing, entry: Exemption, what: str, cure: str) -> Finding:
    return listing.finding("listing.yml", entry.line, f"exemption: {what}", cure, entry.face)
