"""Time and identifiers: real ones, or fixed ones for output that must come out the same twice."""

import uuid
from datetime import UTC, datetime, timedelta

from .store import Collection

EPOCH = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
NAMESPACE = uuid.UUID("5d1f7c1e-0000-4000-8000-617a75726d6c")


class Clock:
    """The emulator's clock. In deterministic mode it stands still until it is advanced."""

    def __init__(self, settings: Collection, deterministic: bool):
        self._settings = settings
        self._deterministic = deterministic

    def now(self) -> datetime:
        """The time now, in UTC."""
        base = EPOCH if self._deterministic else datetime.now(UTC)
        return base + timedelta(seconds=self._settings.get("clock-offset", 0))

    def timestamp(self) -> str:
        """The time now as Azure Resource Manager writes it."""
        return self.now().strftime("%Y-%m-%dT%H:%M:%S.%f0Z")

    def advance(self, seconds: float) -> None:
        """Move the clock forward, for schedules and idle times."""
        self._settings.put("clock-offset", self._settings.get("clock-offset", 0) + seconds)


class Ids:
    """Unique identifiers. In deterministic mode the n-th one is always the same."""

    def __init__(self, settings: Collection, deterministic: bool):
        self._settings = settings
        self._deterministic = deterministic

    def new(self) -> str:
        """A UUID as text."""
        if not self._deterministic:
            return str(uuid.uuid4())
        count = self._settings.get("id-count", 0) + 1
        self._settings.put("id-count", count)
        return str(uuid.uuid5(NAMESPACE, str(count)))

    @staticmethod
    def of(text: str) -> str:
        """The UUID that always belongs to ``text`` (a resource id, say)."""
        return str(uuid.uuid5(NAMESPACE, text.lower()))
