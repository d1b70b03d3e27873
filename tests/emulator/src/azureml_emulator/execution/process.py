"""Commands as process groups of their own, watched until they end."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from .log import Log

POLL = 0.02  # seconds between two looks at the processes
GRACE = 3.0  # seconds from SIGTERM to SIGKILL


@dataclass
class Command:
    """A shell command, its environment, and the log that its output goes to."""

    text: str
    environment: dict[str, str]
    log: Log


class Processes:
    """Commands that run side by side; when one fails, the others are stopped."""

    def __init__(self, commands: list[Command], folder: Path):
        self._commands = commands
        self._started = [_start(command, folder) for command in commands]
        self._readers = [
            threading.Thread(target=_pump, args=(process, command.log), daemon=True)
            for process, command in zip(self._started, commands, strict=True)
        ]
        for reader in self._readers:
            reader.start()

    def wait(self, canceled: threading.Event, timeout: float | None) -> tuple[int, Command] | None:
        """Wait for the end; publish the logs meanwhile.

        Args:
            timeout: seconds after which the processes are stopped.

        Returns:
            exit code and command of the first process that failed, else of the first process;
            ``None`` when the processes were stopped early (``canceled``, or out of time).
        """
        deadline = time.monotonic() + timeout if timeout else float("inf")
        while True:
            codes = [process.poll() for process in self._started]
            failed = [index for index, code in enumerate(codes) if code]
            if failed or None not in codes:
                break
            if canceled.wait(POLL) or time.monotonic() > deadline:
                failed, codes = [], None
                break
            for command in self._commands:
                command.log.publish_when_due()
        self.stop()
        if codes is None:
            return None
        index = failed[0] if failed else 0
        return codes[index], self._commands[index]

    def stop(self) -> None:
        """Stop what still runs, also what it has started, and publish the last output."""
        for process in self._started:
            _signal(process, signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while any(process.poll() is None for process in self._started):
            if time.monotonic() > deadline:
                break
            time.sleep(POLL)
        for process in self._started:
            _signal(process, signal.SIGKILL)
            process.wait()
        for reader, command in zip(self._readers, self._commands, strict=True):
            reader.join(GRACE)
            command.log.publish()


def _start(command: Command, folder: Path) -> subprocess.Popen:
    """Start a command under bash, in a session of its own."""
    return subprocess.Popen(
        ["/bin/bash", "-c", command.text],
        cwd=folder,
        env=command.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _pump(process: subprocess.Popen, log: Log) -> None:
    """Move the output of a process to its log until it is closed."""
    with process.stdout as stream:
        while data := os.read(stream.fileno(), 65536):
            log.write(data)


def _signal(process: subprocess.Popen, number: int) -> None:
    """Send a signal to the process group, which may be gone already."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)
