"""Rung 3: the faces of a listing send the same requests, step by step."""

from ..finding import Finding
from ..listings.listing import Listing
from ..runs.recording import Recording
from ..yaml_files.yaml_source import YamlSource
from .normalise import calls, changes
from .request_diff import Side, told

SHOWN = 4  # differences told in one finding


def check(listing: Listing, recordings: dict[str, Recording]) -> list[Finding]:
    """Compare what the faces asked for.

    Args:
        recordings: face -> its run, only of faces that ran to the end and are to be compared.
    """
    found = []
    for step in _steps(listing):
        faces = [face for face in recordings if _has(listing, face, step)]
        asked = {face: changes(recordings[face].sent, step) for face in faces}
        if len(faces) > 1 and any(asked.values()):
            found += _compare(listing, step, asked, recordings)
        found += _call(listing, step, {face: recordings[face] for face in faces})
    return found


def _call(listing: Listing, step: str, recordings: dict[str, Recording]) -> list[Finding]:
    """Compare the SDK, the CLI and REST where each of them calls another service once."""
    faces = [face for face in ("sdk", "cli", "rest") if face in recordings]
    sent = {face: calls(recordings[face].sent, step) for face in faces}
    asked = {face: rows for face, rows in sent.items() if len(rows) == 1}
    return _compare(listing, step, asked, recordings) if len(asked) > 1 else []


def _steps(listing: Listing) -> list[str]:
    """Every step of any face, in the order in which they first appear."""
    named = [region.name for regions in listing.regions.values() for region in regions]
    return list(dict.fromkeys([*named, *listing.yaml_steps]))


def _has(listing: Listing, face: str, step: str) -> bool:
    if face == "yaml":
        return step in listing.yaml_steps
    return any(region.name == step for region in listing.regions[face])


def _compare(
    listing: Listing, step: str, asked: dict[str, list], recordings: dict[str, Recording]
) -> list[Finding]:
    """A finding, if one face asks for something else than the others do."""
    odd = _odd_one({face: [row for _, row in rows] for face, rows in asked.items()})
    if odd is None:
        return []
    sides = {
        face: _side(listing, face, step, rows, recordings[face]) for face, rows in asked.items()
    }
    first = sides.pop(odd)
    others = list(sides.values())
    rows = told(first, others)
    texts = [row.text for row in rows[:SHOWN]]
    if len(rows) > SHOWN:
        texts.append(f"and {len(rows) - SHOWN} more")
    what = f"the step {step} differs: {'; '.join(texts)}"
    cure = f"make {first.file} say the same as {' and '.join(side.file for side in others)}"
    return [listing.finding(first.file, rows[0].line, what, cure, odd)]


def _odd_one(wanted: dict[str, list]) -> str | None:
    """The face that asks for nothing, else that differs from all others; of two the later one."""
    first, *others = wanted.values()
    if all(rows == first for rows in others):
        return None
    for face, rows in wanted.items():
        if not rows:
            return face
    for face in reversed(wanted):
        if all(wanted[other] != wanted[face] for other in wanted if other != face):
            return face
    return next(iter(wanted))


def _side(listing: Listing, face: str, step: str, rows: list, recording: Recording) -> Side:
    """What ``request_diff`` has to know of one face in one step."""
    elsewhere = {
        row["request"]: (f"{_file(listing, face, other)}:{request.line or 1}", other)
        for other in _steps(listing)
        if other != step and _has(listing, face, other)
        for request, row in changes(recording.sent, other)
    }
    file = _file(listing, face, step)
    if face == "yaml":
        return Side(file, 1, rows, YamlSource(listing.folder / file), elsewhere)
    start = next(region.start for region in listing.regions[face] if region.name == step)
    return Side(file, start, rows, None, elsewhere)


def _file(listing: Listing, face: str, step: str) -> str:
    return listing.yaml_steps[step] if face == "yaml" else listing.faces[face]
