"""A warm process that has imported the SDK and forks once for each ``az`` line."""

import contextlib
import fcntl
import json
import os
import select
import signal
import socket
import sys
import threading
import time
import urllib.request
from pathlib import Path

from ..commands.state import server_of
from ..doors.settings import CLIENT_SETTINGS, environment
from ..warm import link

TAG_VARIABLE = "AZUREML_EMULATOR_TAG"  # marks the requests of a line in the journal
INTERRUPTED = 130  # the exit code of a shell's Ctrl-C
QUIET = 0.5  # seconds without a line, after which there is time to import more
PATIENCE = 60  # seconds for the server to come up
WITHOUT_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def main(target: str) -> int:
    """Serve lines until the server at ``target`` (a URL or a state folder) is gone."""
    os.environ.update(CLIENT_SETTINGS)  # the SDK reads some of them while it is imported
    # jsonschema builds a grammar of IRIs for 2 s where it finds this package; the SDK has no IRIs
    sys.modules.setdefault("rfc3987_syntax", None)
    from .line import warm_up

    warm_up()
    url = target if target.startswith("http") else _url_of(Path(target))
    with WITHOUT_PROXY.open(url) as answer:
        introduction = json.load(answer)
    port = int(url.rstrip("/").rpartition(":")[2])
    path = link.socket_path(port)
    with path.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 0  # another worker was quicker
        path.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
            listener.listen(16)
            try:
                _accept(listener, port, introduction)
            finally:
                for suffix in (".socket", ".lock", ".log"):
                    path.with_suffix(suffix).unlink(missing_ok=True)
    return 0


def _url_of(folder: Path) -> str:
    """The URL of the server of a state folder, as soon as it runs.

    Raises:
        TimeoutError: it does not come up.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server := server_of(folder):
            return f"http://127.0.0.1:{server['port']}"
        time.sleep(0.02)
    raise TimeoutError(f"no server came up for {folder}")


def _accept(listener: socket.socket, port: int, introduction: dict) -> None:
    """Fork for each connection. This process has one thread, so that a fork is safe."""
    from .line import warm_up_further

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system collects the children
    with socket.create_connection(("127.0.0.1", port)) as server:
        patience = QUIET
        while True:
            ready, _, _ = select.select([listener, server], [], [], patience)
            if not ready:
                warm_up_further()
                patience = None
                continue
            if server in ready:
                return  # the server never speaks on this connection: it has closed it
            connection, _ = listener.accept()
            if os.fork() == 0:
                try:
                    listener.close()
                    server.close()
                    _serve(connection, port, introduction)
                finally:
                    os._exit(1)  # whatever happens, a child never becomes a second parent
            connection.close()


def _serve(connection: socket.socket, port: int, introduction: dict) -> None:
    """Run one line in this forked process, and end it."""
    from .line import execute

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    message, files = link.receive_line(connection)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    sys.stdout.reconfigure(line_buffering=True)
    os.chdir(message["folder"])
    pointing = introduction["environment"]
    os.environ.clear()
    os.environ |= message["environment"] | environment(
        port,
        Path(pointing["REQUESTS_CA_BUNDLE"]),
        Path(pointing["NODE_EXTRA_CA_CERTS"]),
        message["environment"].get(TAG_VARIABLE),
    )
    threading.Thread(target=_listen, args=(connection,), daemon=True).start()
    try:
        code = execute(message["arguments"], Path(introduction["state"]))
    except KeyboardInterrupt:
        code = INTERRUPTED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the client leaves as soon as it has the code
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    link.send_code(connection, code)
    os._exit(code)


def _listen(connection: socket.socket) -> None:
    """Interrupt the line as often as the client asks for it, and when it goes away."""
    while connection.recv(len(link.INTERRUPT)):
        os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
