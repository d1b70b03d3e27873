"""What one run of one face did: requests, prints, output and the first failure."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


@dataclass
class Sent:
    """One request that changed something.

    Attributes:
        body: the decoded JSON, or ``None`` when the body is empty or no JSON.
        line: line of the script that caused it; of a YAML face 0.
        step: the step that the line belongs to, or ``None``.
    """

    method: str
    host: str
    path: str
    body: object
    status: int
    line: int
    step: str | None


@dataclass
class Printed:
    """One ``print`` of a listing that is shown as a ``#>`` comment."""

    line: int
    sep: str
    arguments: list[str]


@dataclass
class Failure:
    """Why a run did not reach its end."""

    file: str
    line: int
    what: str
    cure: str
    rung: str = "execution"


@dataclass
class Recording:
    """One face of one listing, run once.

    Attributes:
        output: step -> what it wrote to standard output.
        figures: file name -> the SVG that it drew, as it is published.
        seconds: how long it took.
    """

    listing: str
    face: str
    sent: list[Sent] = field(default_factory=list)
    prints: list[Printed] = field(default_factory=list)
    output: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    failure: Failure | None = None
    seconds: float = 0.0

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1), "utf-8")

    @classmethod
    def load(cls, path: Path) -> "Recording":
        """Read what ``save`` wrote."""
        data = json.loads(path.read_text("utf-8"))
        data["sent"] = [Sent(**row) for row in data["sent"]]
        data["prints"] = [Printed(**row) for row in data["prints"]]
        data["failure"] = Failure(**data["failure"]) if data["failure"] else None
        return cls(**data)


def sent_of(emulator, step_of) -> list[Sent]:
    """The changing requests in the journal of an emulator.

    Args:
        emulator: the one that answered.
        step_of: line -> step. Tags of the journal are ``face:line`` or ``yaml:step``.
    """
    rows = []
    for exchange in list(emulator.journal):
        request = exchange.request
        if request.method not in ("PUT", "POST", "PATCH", "DELETE"):
            continue
        mark = (exchange.tag or "").partition(":")[2]
        line = int(mark) if mark.isdigit() else 0
        rows.append(
            Sent(
                request.method,
                request.host,
                urlsplit(request.url).path,
                _json(request.body),
                exchange.response.status,
                line,
                step_of(line) if line else mark or None,
            )
        )
    return rows


def _json(body: bytes):
    try:
        return json.loads(body)
    except ValueError:
        return None
