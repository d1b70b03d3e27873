"""A Python file of a listing, held against everything that needs no run."""

from pathlib import Path

from ..finding import Finding
from ..listings.listing import Listing
from ..yaml_files import azure_values
from . import (
    entry_scripts,
    imports,
    metric_calls,
    mlflow_support,
    pollers,
    python_syntax,
    static_calls,
    web_calls,
)

RULES = (
    pollers.check,
    mlflow_support.check,
    metric_calls.check,
    web_calls.check_python,
    entry_scripts.check,
)


def names(listing: Listing, path: Path) -> list[Finding]:
    """Rung 1: what it imports exists, and it says what it means.

    Args:
        path: a file of the listing that parses.
    """
    source = path.read_text("utf-8")
    rows = imports.check(source, path.parent, listing.not_installed)
    rows += [row for rule in RULES for row in rule(source)]
    watched = path == listing.folder / listing.faces.get("sdk", "") and not listing.exemptions
    if not rows and not watched:  # nobody sees which keywords the SDK ignores while it runs
        rows = static_calls.check(source)
    return _findings(listing, path, rows)


def still(listing: Listing, path: Path) -> list[Finding]:
    """Rungs 0 and 1 of one file, without what the listing is exempt from."""
    found = _due(listing, "syntax", python_syntax.check_file(listing, path))
    if found:
        return found
    values = _findings(listing, path, azure_values.check(path.read_text("utf-8")))
    return _due(listing, "validity", names(listing, path)) + values


def _due(listing: Listing, check: str, found: list[Finding]) -> list[Finding]:
    return [f for f in found if not f.face or not listing.exemption(f.face, check)]


def _findings(listing: Listing, path: Path, rows) -> list[Finding]:
    file = path.relative_to(listing.folder).as_posix()
    face = "sdk" if file == listing.faces.get("sdk") else None
    return [listing.finding(file, *row, face) for row in rows]
