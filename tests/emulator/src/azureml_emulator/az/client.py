"""``azureml-emulator az``: hands one line to a warm worker. Standard library only, to be quick."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ..commands.state import is_held, server_of, state_folder
from ..warm import link

URL_VARIABLE = "AZUREML_EMULATOR_URL"
IDLE_MINUTES = 15  # without a request, after which a background server stops
PATIENCE = 90  # seconds for a cold start on a slow machine
LOOK = 0.02  # seconds between two looks meanwhile
USAGE = "usage: azureml-emulator az [--state DIR] [--] ml GROUP VERB …"


def main(arguments: list[str]) -> int:
    """Run one line on the server, started if need be; return its exit code."""
    state, line = _split(arguments)
    if not line:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        with _connection(state) as connection:
            return _execute(connection, line)
    except OSError as error:
        print(f"azureml-emulator az: {error}", file=sys.stderr)
        return 1


def _split(arguments: list[str]) -> tuple[str | None, list[str]]:
    """The state folder and the line."""
    state = None
    if arguments[:1] == ["--state"] and len(arguments) > 1:
        state, arguments = arguments[1], arguments[2:]
    elif arguments and arguments[0].startswith("--state="):
        state, arguments = arguments[0].partition("=")[2], arguments[1:]
    return state, arguments[1:] if arguments[:1] == ["--"] else arguments


def _execute(connection: socket.socket, line: list[str]) -> int:
    """Send a line with this process's input and output, and wait for its end."""
    message = {"arguments": line, "folder": os.getcwd(), "environment": dict(os.environ)}
    link.send_line(connection, message, [0, 1, 2])
    while True:
        try:
            return link.receive_code(connection)
        except KeyboardInterrupt:
            connection.sendall(link.INTERRUPT)


def _connection(state: str | None) -> socket.socket:
    """A connection to the worker, which is started, with its server, if there is none."""
    url = None if state else os.environ.get(URL_VARIABLE)
    if url:
        port = int(url.rstrip("/").rpartition(":")[2])
        log = link.socket_path(port).with_suffix(".log")
        return _dial(port) or _wait(lambda: port, [_worker(url, log)])
    folder = state_folder(state)
    folder.mkdir(parents=True, exist_ok=True)

    def port_of_folder() -> int | None:
        server = server_of(folder)
        return server["port"] if server else None

    port = port_of_folder()
    if port and (connection := _dial(port)):
        return connection
    started = [_worker(str(folder), folder / "worker.log")]
    if port is None:
        started.append(_server(folder))
    return _wait(port_of_folder, started)


class _Started(NamedTuple):
    """A process that was started, its log, and whether its failure matters."""

    process: subprocess.Popen
    log: Path
    needed: Callable[[], bool] = lambda: True


def _wait(port: Callable[[], int | None], started: list[_Started]) -> socket.socket:
    """Wait until a worker answers.

    Raises:
        OSError: what was started has failed; the text is the end of its log.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = port()
        if found and (connection := _dial(found)):
            return connection
        for child in started:
            if child.process.poll() and child.needed():
                raise OSError(f"the start failed: {_end_of(child.log)}")
        time.sleep(LOOK)
    raise OSError(f"nothing answered within {PATIENCE} s: {_end_of(started[0].log)}")


def _dial(port: int) -> socket.socket | None:
    """A connection to the worker of the server on ``port``, or ``None``."""
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(link.socket_path(port)))
    except (FileNotFoundError, ConnectionRefusedError):
        connection.close()
        return None
    return connection


def _server(folder: Path) -> _Started:
    """Start a server that outlives this process. One that somebody else started does as well."""
    print(
        f"azureml-emulator: starting a server for {folder} (it stops after {IDLE_MINUTES} idle "
        "minutes).",
        file=sys.stderr,
    )
    idle = str(IDLE_MINUTES * 60)
    arguments = ["azureml_emulator", "serve", "--state", str(folder), "--idle", idle]
    log = folder / "server.log"
    return _Started(_spawn(arguments, log), log, lambda: not is_held(folder))


def _worker(target: str, log: Path) -> _Started:
    """Start a worker for the server at a URL, or for the one of a state folder."""
    return _Started(_spawn(["azureml_emulator.az.worker", target], log), log)


def _spawn(arguments: list[str], log: Path) -> subprocess.Popen:
    """Start a module in a session of its own; its output goes to ``log``."""
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def _end_of(log: Path) -> str:
    """The last lines of a log."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-5:]) or "it said nothing"
