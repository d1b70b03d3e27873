"""Rung 3: the faces of a listing send the same requests, step by step."""

from .finding import Finding
from .listing import Listing
from .normalise import calls, changes, differences
from .recording import Recording

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
            finding = _compare(listing, step, asked)
            found += [finding] if finding else []
        found += _call(listing, step, {face: recordings[face] for face in faces})
    return found


def _call(listing: Listing, step: str, recordings: dict[str, Recording]) -> list[Finding]:
    """Compare the SDK, the CLI and REST where each of them calls another service once."""
    faces = [face for face in ("sdk", "cli", "rest") if face in recordings]
    sent = {face: calls(recordings[face].sent, step) for face in faces}
    asked = {face: rows for face, rows in sent.items() if len(rows) == 1}
    if len(asked) < 2:
        return []
    finding = _compare(listing, step, asked)
    return [finding] if finding else []


def _steps(listing: Listing) -> list[str]:
    """Every step of any face, in the order in which they first appear."""
    named = [region.name for regions in listing.regions.values() for region in regions]
    return list(dict.fromkeys([*named, *listing.yaml_steps]))


def _has(listing: Listing, face: str, step: str) -> bool:
    if face == "yaml":
        return step in listing.yaml_steps
    return any(region.name == step for region in listing.regions[face])


def _compare(listing: Listing, step: str, asked: dict[str, list]) -> Finding | None:
    """One finding for the first face that asks for something else than the others do."""
    for face, rows in asked.items():
        if not rows:
            what = f"the step {step} sends nothing here, but another face sends a request"
            return _finding(listing, step, face, asked, what)
    wanted = {face: [row for _, row in rows] for face, rows in asked.items()}
    odd, like = _odd_one(wanted)
    if odd is None:
        return None
    if len(wanted[odd]) != len(wanted[like]):
        left = ", ".join(row["request"].rpartition("providers/")[2] for row in wanted[odd])
        right = ", ".join(row["request"].rpartition("providers/")[2] for row in wanted[like])
        text = f"{left} != {right}"
    else:
        rows = differences(wanted[odd], wanted[like])
        more = f"; and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
        text = "; ".join(row.removeprefix("[0].") for row in rows[:SHOWN]) + more
    others = " and ".join(face for face in asked if face != odd and wanted[face] == wanted[like])
    what = f"the step {step} of {odd} asks for something else than that of {others}: {text}"
    return _finding(listing, step, odd, asked, what)


def _odd_one(wanted: dict[str, list]) -> tuple[str | None, str | None]:
    """The face that differs, and one to compare it with; of two faces the later one."""
    for face in reversed(wanted):
        others = [other for other in wanted if other != face]
        if all(wanted[other] != wanted[face] for other in others):
            return face, others[0]
    return None, None


def _finding(listing: Listing, step: str, face: str, asked: dict, what: str) -> Finding:
    file, line = place(listing, face, step, asked[face])
    others = ", ".join(
        "{}:{}".format(*place(listing, other, step, rows))
        for other, rows in asked.items()
        if other != face
    )
    cure = f"make {file} say the same as {others}"
    return listing.finding(file, line, what, cure, face)


def place(listing: Listing, face: str, step: str, rows: list) -> tuple[str, int]:
    """File and line of the first request, or where the step starts."""
    if face == "yaml":
        return listing.yaml_steps[step], 1
    starts = [region.start for region in listing.regions[face] if region.name == step]
    return listing.faces[face], rows[0][0].line if rows else starts[0]
