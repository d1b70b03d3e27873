"""The log of a pipeline whose steps run side by side: their order is chance, the rest is not."""

import re

SUBMITTED = re.compile(r"^(?P<time>\[.*\] )Submitting \d+ runs, first five are: (?P<runs>\S+)$")
COMPLETED = re.compile(r"^\[.*\] Completing processing run id \S+$")


def settled(text: str) -> list[str]:
    """Lines of ``text``; neighbours that tell of starts and ends of runs one a run, in order."""
    lines: list[str] = []
    pending: list[str] = []
    for line in text.splitlines():
        if found := SUBMITTED.match(line):
            pending += [f"{found['time']}Submitting {run}" for run in found["runs"].split(",")]
        elif COMPLETED.match(line):
            pending.append(line)
        else:
            lines += [*sorted(pending), line]
            pending = []
    return lines + sorted(pending)
