"""Which deployment answers a request: by the traffic rules of the endpoint.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-safely-rollout-online-endpoints
"""

import random
from typing import NamedTuple

from ..store import Collection


class Route(NamedTuple):
    """The deployment that answers, and the one that gets a copy, if any does."""

    live: str | None
    mirror: str | None


class Traffic:
    """Draws deployments by their share.

    Args:
        counters: counts the requests of each endpoint since its traffic last changed.
        deterministic: the n-th request after a change always goes the same way.
    """

    def __init__(self, counters: Collection, deterministic: bool):
        self._counters = counters
        self._deterministic = deterministic

    def route(self, endpoint: dict) -> Route:
        """Draw for one request that names no deployment."""
        properties = endpoint["properties"]
        draw = self._draw(endpoint["id"])
        mirrored = [name for name, share in properties["mirrorTraffic"].items() if draw < share]
        live = None
        for name, share in properties["traffic"].items():
            if draw < share:
                live = name
                break
            draw -= share
        return Route(live, mirrored[0] if mirrored and live else None)

    def restart(self, endpoint_id: str) -> None:
        """Count the requests of an endpoint from the start again."""
        self._counters.delete(endpoint_id)

    def _draw(self, endpoint_id: str) -> int:
        """A number from 0 to 99."""
        if not self._deterministic:
            return random.randrange(100)
        count = self._counters.get(endpoint_id, 0)
        self._counters.put(endpoint_id, count + 1)
        # Each tenth comes once in ten requests, each number once in a hundred, so that shares of
        # whole tenths come out exactly over ten requests.
        return count * 3 % 10 * 10 + count // 10 * 7 % 10
