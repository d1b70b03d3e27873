"""One inference server: a process that listens on a loopback port."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

from ..messages import Response

LAUNCHER = Path(__file__).with_name("launch.py")
POLL = 0.05  # seconds between two looks at a server that starts
GRACE = 1.0  # seconds from SIGTERM to SIGKILL
TAIL = 20  # lines of the log in the message of a server that failed


class ServerError(Exception):
    """The server did not start, or is gone; the text is for the person who deployed it."""


class Server:
    """The process behind one online deployment.

    Args:
        script: the scoring script.
        folder: the working directory.
        environment: all variables of the process.
        log: the file that its output is added to.
    """

    def __init__(self, script: Path, folder: Path, environment: dict[str, str], log: Path):
        self._port = _free_port()
        self._log = log
        self._started = log.stat().st_size if log.exists() else 0
        self._busy = 0
        self._lock = threading.Lock()
        # -P: the folder of the launcher must not stand on the path of the scoring script.
        arguments = ["python", "-P", str(LAUNCHER), "--entry_script", str(script)]
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [*arguments, "--port", str(self._port)],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def wait(self, limit: float) -> None:
        """Wait until the server is ready.

        Args:
            limit: seconds after which it counts as failed.

        Raises:
            ServerError: with the end of the log.
        """
        deadline = time.monotonic() + limit
        while self.alive:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.ask("GET", "/", {}, b"", timeout=2).status == 200:
                    return
            if time.monotonic() > deadline:
                self.stop()
                text = f"The readiness probe gave up after {limit:g} seconds."
                raise ServerError(f"{text} The end of the log:\n{self._tail()}")
            time.sleep(POLL)
        raise ServerError(f"User container has crashed or terminated:\n{self._tail()}")

    def ask(
        self, method: str, path: str, headers: dict[str, str], body: bytes, *, timeout: float
    ) -> Response:
        """Send one request to the server.

        Args:
            path: with the query, if any.
            timeout: seconds.

        Raises:
            TimeoutError: there was no answer in time.
            OSError, http.client.HTTPException: the server is gone.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=timeout)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return Response(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    @contextlib.contextmanager
    def slot(self, limit: int):
        """One of ``limit`` places for requests at the same time.

        Yields:
            whether there was one.
        """
        with self._lock:
            free = self._busy < limit
            self._busy += free
        try:
            yield free
        finally:
            with self._lock:
                self._busy -= free

    def stop(self) -> None:
        """End the process and all that it has started."""
        self._signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(GRACE)
        self._signal(signal.SIGKILL)
        self._process.wait()

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)

    def _tail(self) -> str:
        """What went wrong: the first traceback that the server wrote, or its last lines."""
        written = self._log.read_bytes()[self._started :].decode(errors="replace")
        _, found, traceback = written.partition("Traceback (most recent call last):\n")
        if found:
            return found + traceback.split("\n\n")[0]
        return "\n".join(written.splitlines()[-TAIL:])


def _free_port() -> int:
    """A loopback port that is free now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
