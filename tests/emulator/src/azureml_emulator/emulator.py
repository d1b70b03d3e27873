"""The core: one object that answers every request, whichever door it came through."""

import threading
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import planes
from .azurite import blob_store
from .clock import Clock, Ids
from .doors.proxy import Proxy
from .execution import Executor
from .messages import ArmError, Request, Response
from .serving.pool import Serving
from .store import Store


@dataclass
class Exchange:
    """One request and what was answered, as the journal keeps it."""

    request: Request
    response: Response
    tag: str | None


class Emulator:
    """A local Azure whose state lives in one folder.

    Args:
        folder: where the state is kept; made if missing. Copy it to copy the state.
        deterministic: fixed clock and identifiers, for output that must be reproducible.
    """

    def __init__(self, folder: Path, *, deterministic: bool = False):
        self.folder = Path(folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.deterministic = deterministic
        self.store = Store(self.folder / "state.sqlite")
        self.resources = self.store.collection("resources")
        self.secrets = self.store.collection("secrets")
        self.operations = self.store.collection("operations")
        settings = self.store.collection("settings")
        self.clock = Clock(settings, deterministic)
        self.ids = Ids(settings, deterministic)
        self.blobs = blob_store(self)
        self.lock = threading.RLock()
        self.executor = Executor(self)
        self.serving = Serving(self)
        self.journal: list[Exchange] = []
        self.tag: str | None = None
        self._door: Proxy | None = None

    @property
    def door(self) -> Proxy:
        """The proxy that child processes come through, opened when it is first needed."""
        with self.lock:
            if self._door is None:
                self._door = Proxy(self)
            return self._door

    def open_door(self, port: int) -> Proxy:
        """Open the proxy on a port of the caller's choice, before anyone needs it.

        Raises:
            OSError: the port is taken.
        """
        self._door = Proxy(self, port)
        return self._door

    def handle(self, request: Request) -> Response:
        """Answer one request. Never raises: a bug of the emulator is a 400: no retries."""
        try:
            response = planes.dispatch(self, request)
        except ArmError as error:
            response = error.response()
        except Exception as error:  # the client must get an answer, and the reader the cause
            traceback.print_exc()
            text = f"{type(error).__name__}: {error} (a bug of the emulator, not of your code)"
            response = ArmError(400, "EmulatorBug", text).response()
        response.headers.setdefault("x-ms-request-id", self.ids.of(request.url))
        self.journal.append(Exchange(request, response, request.tag or self.tag))
        return response

    @contextmanager
    def tagged(self, tag: str):
        """Mark the journal entries made inside the block, to tell later what caused them."""
        previous, self.tag = self.tag, tag
        try:
            yield
        finally:
            self.tag = previous

    def close(self) -> None:
        """Stop running jobs and deployments, and write the state to disk."""
        self.executor.close()
        self.serving.close()
        if self._door is not None:
            self._door.close()
        self.blobs.close()
        self.store.close()
