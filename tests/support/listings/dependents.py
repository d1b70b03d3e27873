"""Code that a listing only registers or deploys is run by the listings that need it."""

import re

from ..guide import Guide

# A job, a schedule that fires, an endpoint that answers.
RUNS = re.compile(r"/jobs/[^/]+$|/jobs$|/score$|/trigger")
RUNNING = ("stream", "invoke")  # steps of listings that wait for what runs


def unproven(climb) -> bool:
    """Whether a listing has scripts, and none of its faces runs anything on Azure.

    Args:
        climb: a ``Climb`` without findings.
    """
    listing = climb.listing
    scripts = [p for p in listing.files("*.py") if p.parent != listing.folder]
    files = {path.relative_to(listing.folder).as_posix() for path in scripts}
    sent = [request for recording in climb.recordings.values() for request in recording.sent]
    asks = any(RUNS.search(request.path) for request in sent if request.status < 400)
    return bool(files - set(listing.held)) and bool(sent) and not asks


def provers(guide: Guide, name: str) -> list[str]:
    """The listings that need ``name``, run something, and do not show how it fails."""
    found = []
    for other, listing in guide.listings.items():
        steps = {region.name for regions in listing.regions.values() for region in regions}
        runs = any(step.startswith(RUNNING) for step in steps)
        code = "".join(path.read_text("utf-8") for path in listing.files("*.py"))
        if name in listing.needs and runs and "except " not in code:
            found.append(other)
    return found
