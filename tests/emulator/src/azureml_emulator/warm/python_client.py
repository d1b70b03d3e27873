"""The ``python`` that a job starts: hands its command line to the warm process, and waits.

It is run as ``python -I -S python_client.py SOCKET [ARGUMENT …]`` and must be quick: it imports the
standard library only. Where the warm process is not there, or declines, this process becomes an
ordinary interpreter.
"""

import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from azureml_emulator.warm import link

RELAYED = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1)


def main(path: str, arguments: list[str]) -> int:
    """Run a command line in the warm process; return its exit code, or be killed as it was."""
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(path)
        except OSError:  # it is not there yet, or no more
            code = link.DECLINED
        else:
            code = _run(connection, arguments)
    if code == link.DECLINED:
        _become_ordinary(path, arguments)
    if code < 0:
        with suppress(OSError):  # SIGKILL has no handler
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    return code


def _run(connection: socket.socket, arguments: list[str]) -> int:
    """Send the command line, and the signals that come meanwhile; return the code."""
    message = {"arguments": arguments, "folder": os.getcwd(), "environment": dict(os.environ)}
    link.send_line(connection, message, [0, 1, 2])
    for number in RELAYED:
        signal.signal(number, lambda number, _: connection.sendall(bytes([number])))
    return link.receive_code(connection)


def _become_ordinary(path: str, arguments: list[str]) -> None:
    """Become the ``python`` that stands next on the PATH; it looks there to find out who it is."""
    folders = os.environ["PATH"].split(os.pathsep)
    own = str(Path(path).with_suffix(".bin"))
    os.environ["PATH"] = os.pathsep.join(folder for folder in folders if folder != own)
    os.execv(sys.executable, ["python", *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
