"""Errors of a script that ran inside a job: its last words, and the line of the listing."""

import re

BLAMED = "the job fails here"
START = "Traceback (most recent call last):"
FRAME = re.compile(r'File "[^"]*?/code/(?P<file>[^"]+\.py)", line (?P<line>\d+)')
ERROR = re.compile(r"^[\w.]+(?:Error|Exception|Exit|Interrupt)\b.*$", re.MULTILINE)
SHORT = re.compile(r"\bcode/(?P<file>\S+\.py), line (?P<line>\d+): (?P<error>.+)")


def shortened(text: str) -> str:
    """``text`` with a traceback cut down to its last frame in the job's own code, and the error.

    The service sends tracebacks inside JSON, with escaped line breaks and quotes.
    """
    head, start, trace = text.partition(START)
    trace = trace.replace("\\n", "\n").replace('\\"', '"')
    frames, errors = list(FRAME.finditer(trace)), ERROR.findall(trace)
    if not start or not frames or not errors:
        return text
    error = errors[-1].rstrip('"} ')
    return f"{head}code/{frames[-1]['file']}, line {frames[-1]['line']}: {error}"


def place(what: str, files: list[str]) -> tuple[str, int, str] | None:
    """File of the listing, line and error that a shortened text tells of; ``None`` for another.

    Args:
        files: the files of the listing, relative to it.
    """
    found = SHORT.search(what)
    if not found:
        return None
    named = [file for file in files if f"/{file}".endswith(f"/{found['file']}")]
    return (named[0], int(found["line"]), found["error"]) if len(named) == 1 else None
