"""Nodes: a job waits in the queue until its compute has room."""

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .runner import JobCanceled

if TYPE_CHECKING:
    from .run import Run

SERVERLESS_NODES = 8  # how many serverless nodes run at a time on one machine
_POLL = 0.5  # seconds between two looks at a compute that is not running


class Capacity:
    """The nodes in use, by compute."""

    def __init__(self, emulator, changed: threading.Condition):
        self._emulator = emulator
        self._changed = changed
        self._used: dict[str, int] = {}

    @contextmanager
    def taken(self, run: "Run", compute_id: str | None, nodes: int):
        """Hold ``nodes`` of a compute during the block; wait for them if there is no room.

        Raises:
            JobCanceled: the job was canceled while it waited.
        """
        key = (compute_id or f"{run.workspace}/serverless").lower()
        with self._changed:
            while self._used.get(key, 0) + nodes > self.available(compute_id):
                if run.canceled.is_set():
                    raise JobCanceled
                self._changed.wait(_POLL)
            self._used[key] = self._used.get(key, 0) + nodes
        try:
            yield
        finally:
            with self._changed:
                self._used[key] -= nodes
                self._changed.notify_all()

    def available(self, compute_id: str | None) -> int:
        """How many nodes a compute can run now: none while it is stopped or gone."""
        if not compute_id:
            return SERVERLESS_NODES
        compute = self._emulator.resources.get(compute_id)
        if compute is None:
            return 0
        details = compute["properties"].get("properties") or {}
        if compute["properties"]["computeType"] == "ComputeInstance":
            return 1 if details.get("state", "Running") == "Running" else 0
        return maximum(compute)


def maximum(compute: dict) -> int:
    """The most nodes that a job can ask of a compute."""
    details = compute["properties"].get("properties") or {}
    if compute["properties"]["computeType"] == "AmlCompute":
        return (details.get("scaleSettings") or {}).get("maxNodeCount", 1)
    return 1
