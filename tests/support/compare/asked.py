"""What no other face can confirm, kept in ``output/``: its requests, and what MLflow is told.

Nobody would see a change of a value that is neither printed nor sent by another face as well.
"""

import json
import re
from collections import defaultdict

from ..listings.listing import Listing
from ..runs.recording import Recording, Sent
from .normalise import changes

# Uploads: their names and bodies come from the bytes of files, which nobody looks at here.
UPLOAD = re.compile(r"/codes/|/(startPendingUpload|listSecrets)$")
ID = re.compile(r"\b(?!0{8}-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{16,}\b")
MLFLOW = re.compile(
    r"/mlflow/(?:\w+/)?(experiments|runs|registered-models|model-versions)/([a-z-]+)$"
)
FILES = "/artifacts/batch/metadata"
REQUEST, TRACKED = "-request.json", "sdk-tracked.txt"
FEW = 5  # different texts that are shown for one key
NAMED = ("name", "run_name", "stage", "version", "alias", "description")


def files(listing: Listing, recording: Recording) -> dict[str, str]:
    """Name in ``output/`` -> text, for one face of a listing."""
    made = {}
    for step in _alone(listing, recording.face):
        rows = [
            row for _, row in changes(recording.sent, step) if not UPLOAD.search(row["request"])
        ]
        if rows:
            text = ID.sub("<id>", json.dumps(rows, indent=1, sort_keys=True))
            made[f"{recording.face}-{step}{REQUEST}"] = f"{text}\n"
    told = tracked(recording.sent) if recording.face == "sdk" else []
    if told:
        made[TRACKED] = "".join(f"{line}\n" for line in told)
    return made


def said_by(file: str) -> str:
    """Who says what a file of ``output/`` keeps, in words that a text follows."""
    if file.endswith(REQUEST):
        return "the request of this step has"
    return "MLflow is told" if file == TRACKED else "the run prints"


def _alone(listing: Listing, face: str) -> list[str]:
    """The steps of a face that no other face has; the CLI may load the file of the YAML face."""
    steps = {name: {region.name for region in found} for name, found in listing.regions.items()}
    steps["yaml"] = set(listing.yaml_steps)
    own = (face, "yaml") if face == "cli" else (face,)
    others = set().union(*(names for name, names in steps.items() if name not in own))
    return sorted(steps[face] - others)


def tracked(sent: list[Sent]) -> list[str]:
    """What MLflow was told: one line for each kind and key, sorted."""
    values = defaultdict(set)
    for request in sent:
        if request.status < 400 and isinstance(request.body, dict):
            for key, value in _told(request):
                values[ID.sub("<id>", key)].add(value)
    return sorted(f"{key}{_shown(found)}" for key, found in values.items())


def _told(request: Sent):
    """``(kind and key, value)`` of everything that one request logs."""
    body = request.body
    if request.path.endswith(FILES):
        yield from ((f"file {row['path']}", "") for row in body.get("paths", ()))
    call = MLFLOW.search(request.path)
    if not call or call[2] == "search":
        return
    kinds = {"log-parameter": "param", "log-metric": "metric", "set-tag": "tag"}
    if call[2] in kinds:
        yield from _rows(kinds[call[2]], [body])
    else:
        for key in NAMED:
            if body.get(key):
                yield f"{call[1]} {call[2]} {key}", body[key]
    for kind in ("param", "metric", "tag"):
        yield from _rows(kind, body.get(f"{kind}s") or ())


def _rows(kind: str, rows):
    for row in rows:
        if not row["key"].startswith("mlflow."):
            yield f"{kind} {row['key']}", row["value"]


def _shown(values: set) -> str:
    """The values of one key; not those of many steps or trials, of which some may be stopped."""
    if values == {""}:
        return ""
    if len(values) > (FEW if all(isinstance(value, str) for value in values) else 1):
        return ", many values"
    # without the digits in which two processors may differ
    texts = (f"{value:.3g}" if isinstance(value, float) else str(value) for value in values)
    return f" = {', '.join(sorted(ID.sub('<id>', text) for text in texts))}"
