"""What the program tells whoever has started it: lines of JSON among the lines of its log."""

import json
import sys

MARK = "##automl "


class DataProblem(Exception):
    """The data or the settings make the search impossible; the text is for their author."""


def send(kind: str, **content) -> None:
    """Tell that something has happened.

    Args:
        kind: ``prepared``, ``started``, ``ended``, ``best``, ``tested`` or ``failed``.
    """
    line = f"{MARK}{json.dumps({'kind': kind, **content})}\n"
    # One write a line: the process that packs models writes to the same pipe.
    sys.stdout.flush()
    sys.stdout.write(line)
    sys.stdout.flush()


def say(text: str) -> None:
    """Add a line to the log."""
    print(text, flush=True)


def parse(line: str) -> dict | None:
    """The message in a line; ``None`` when it belongs to the log."""
    return json.loads(line[len(MARK) :]) if line.startswith(MARK) else None
