"""Durations as the service writes them."""

import isodate


def seconds(duration: str) -> float:
    """The seconds of an ISO 8601 duration such as ``PT5S``."""
    return isodate.parse_duration(duration).total_seconds()
