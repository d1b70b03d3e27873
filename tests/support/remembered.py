"""Slow checks that held before for exactly the same input are not made again."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from .finding import Finding
from .guide import Guide
from .runs.runner import content_hash, engine_hash


def unless_held_before(
    guide: Guide, path: Path, check: Callable[[], list[Finding]]
) -> list[Finding]:
    """Make a check of a file that may depend on every listing; remember when it finds nothing."""
    digest = hashlib.sha256(engine_hash().encode() + path.read_bytes())
    for listing in guide.listings.values():
        digest.update(content_hash(listing).encode())
    mark = guide.cache / "held" / digest.hexdigest()
    if mark.is_file():
        return []
    found = check()
    if not found:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(guide.relative(path), "utf-8")
    return found
