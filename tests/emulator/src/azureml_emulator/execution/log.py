"""A log that grows in a blob while the job runs."""

import threading
import time
from collections.abc import Callable

from ..blobs import BlobStore
from .data import Location

INTERVAL = 0.25  # seconds between two uploads of a growing log
SPEED = 20_000_000  # bytes a second: a long log is uploaded less often


class Log:
    """Lines of one log file. Safe to write from one thread and publish from another.

    Args:
        notify: called after each upload.
    """

    def __init__(self, blobs: BlobStore, location: Location, notify: Callable[[], None]):
        self._blobs = blobs
        self._location = location
        self._notify = notify
        self._lock = threading.Lock()
        self._data = bytearray(blobs.get(*location) or b"")
        self._published = len(self._data)
        self._due = 0.0

    def write(self, data: bytes) -> None:
        """Add bytes at the end."""
        with self._lock:
            self._data += data

    def text(self) -> str:
        """All that was written."""
        with self._lock:
            return self._data.decode(errors="replace")

    def publish_when_due(self) -> None:
        """Upload the whole lines, at most every ``INTERVAL``; readers count lines."""
        if time.monotonic() >= self._due:
            self._upload(whole_lines=True)

    def publish(self) -> None:
        """Upload everything, now."""
        self._upload(whole_lines=False)

    def _upload(self, whole_lines: bool) -> None:
        with self._lock:
            end = self._data.rfind(b"\n") + 1 if whole_lines else len(self._data)
            data = bytes(self._data[:end])
        if len(data) == self._published and data:
            return
        self._blobs.put(*self._location, data, content_type="text/plain")
        self._published = len(data)
        self._due = time.monotonic() + max(INTERVAL, len(data) / SPEED)
        self._notify()
