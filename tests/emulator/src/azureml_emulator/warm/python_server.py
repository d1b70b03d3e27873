"""The warm process behind the ``python`` of jobs; a program of its own.

It is run as ``python python_server.py SOCKET`` and ends when its input is closed. It starts
no thread, so that a fork is safe; the libraries look after those that they start by themselves.
"""

import gc
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

sys.path.pop(0)  # the folder of this file is on the path of no job

from azureml_emulator.warm import link, script
from azureml_emulator.warm.startup import read_at_start

MODULES = (  # what jobs and scoring scripts import, and what MLflow then imports; where installed
    "IPython",
    "azure.identity",
    "azureml.mlflow",
    "flask_cors",
    "git",
    "joblib",
    "mlflow.models",
    "mlflow.pyfunc",
    "mlflow.sklearn",
    "pandas",
    "scipy.stats",
    "sklearn.compose",
    "sklearn.datasets",
    "sklearn.ensemble",
    "sklearn.linear_model",
    "sklearn.metrics",
    "sklearn.model_selection",
    "sklearn.neighbors",
    "sklearn.pipeline",
    "sklearn.svm",
    "sklearn.tree",
)


def main(path: Path) -> None:
    """Serve until this process is no longer wanted. A fork leaves with its command line."""
    for module in MODULES:
        with suppress(ImportError):
            import_module(module)
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen(64)
        forked = Server(listener).serve()
    if forked:
        script.run(*forked)
    for file in (path, *path.with_suffix(".bin").glob("*"), path.with_suffix(".log")):
        file.unlink(missing_ok=True)
    path.with_suffix(".bin").rmdir()


class Server:
    """Accepts command lines, forks, and passes on signals and exit codes."""

    def __init__(self, listener: socket.socket):
        self._environment = read_at_start(dict(os.environ))
        self._running: dict[int, socket.socket] = {}
        self._lifeline = os.dup(0)
        self._woken, self._wake = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        self._selector.register(listener, selectors.EVENT_READ, self._accept)
        self._selector.register(self._woken, selectors.EVENT_READ, self._collect)
        self._selector.register(self._lifeline, selectors.EVENT_READ)
        self._wake.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake.fileno())

    def serve(self) -> tuple[dict, list[int]] | None:
        """Work until nobody is left who could ask; in a fork: its command line and files."""
        while True:
            for key, _ in self._selector.select():
                if key.fileobj == self._lifeline:
                    for pid in self._running:
                        _signal(pid, signal.SIGKILL)
                    return None
                if forked := key.data(key.fileobj):
                    return forked

    def _accept(self, listener: socket.socket) -> tuple[dict, list[int]] | None:
        """Take a command line; fork if it can be done here."""
        connection, _ = listener.accept()
        try:
            line, files = link.receive_line(connection)
        except OSError:  # the client is gone
            connection.close()
            return None
        pid = os.fork() if self._can_do(line) else None
        if pid == 0:
            connection.close()
            self._leave(listener)
            return line, files
        for file in files:
            os.close(file)
        if pid is None:
            _answer(connection, link.DECLINED)
        else:
            self._running[pid] = connection
            self._selector.register(connection, selectors.EVENT_READ, self._relay)
        return None

    def _can_do(self, line: dict) -> bool:
        """Whether a fork does the same as a process that starts now."""
        same = read_at_start(line["environment"]) == self._environment
        return same and script.can_run(line["arguments"], Path(line["folder"]))

    def _leave(self, listener: socket.socket) -> None:
        """Let go, in a fork, of everything that belongs to this server."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._selector.close()
        os.close(self._lifeline)
        for own in (listener, self._woken, self._wake, *self._running.values()):
            own.close()

    def _relay(self, connection: socket.socket) -> None:
        """Pass on a signal; a client that went away was killed."""
        pid = next(pid for pid, known in self._running.items() if known is connection)
        try:
            number = connection.recv(1)
        except OSError:
            number = b""
        _signal(pid, number[0] if number else signal.SIGKILL)
        if not number:
            self._selector.unregister(connection)

    def _collect(self, woken: socket.socket) -> None:
        """Tell the clients of forks that have ended."""
        woken.recv(4096)
        for pid, connection in list(self._running.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self._running[pid]
                with suppress(KeyError):  # its client is gone
                    self._selector.unregister(connection)
                _answer(connection, os.waitstatus_to_exitcode(status))


def _answer(connection: socket.socket, code: int) -> None:
    """Send the exit code to a client that may be gone."""
    with connection, suppress(OSError):
        link.send_code(connection, code)


def _signal(pid: int, number: int) -> None:
    """Send a signal to a fork and all that it has started; it may be gone, or be new."""
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
