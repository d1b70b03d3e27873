"""How a client and a warm process find and talk to each other (standard library only)."""

import json
import os
import socket
import struct
import tempfile
from pathlib import Path

INTERRUPT = b"\x03"
DECLINED = -(2**31)  # instead of an exit code: the client has to do it by itself
_LENGTH = struct.Struct("!I")
_CODE = struct.Struct("!i")


def socket_path(name: int | str) -> Path:
    """The socket of a warm process: for ``az`` named by the port of its server.

    Its folder is short, as socket names must be, and closed to other users: who can connect
    can run commands.

    Raises:
        PermissionError: the folder belongs to somebody else.
    """
    folder = Path(tempfile.gettempdir()) / f"azureml-emulator-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise PermissionError(f"{folder} must belong to you alone (mode 700).")
    return folder / f"{name}.socket"


def send_line(connection: socket.socket, line: dict, files: list[int]) -> None:
    """Send a line (arguments, folder, environment) with the files of its input and output."""
    body = json.dumps(line).encode()
    socket.send_fds(connection, [_LENGTH.pack(len(body))], files)
    connection.sendall(body)


def receive_line(connection: socket.socket) -> tuple[dict, list[int]]:
    """The line and the files that ``send_line`` sent.

    Raises:
        ConnectionError: the client went away.
    """
    head, files, _, _ = socket.recv_fds(connection, _LENGTH.size, 3)
    if len(head) < _LENGTH.size:
        raise ConnectionError("no line came")
    (length,) = _LENGTH.unpack(head)
    return json.loads(_receive(connection, length)), files


def send_code(connection: socket.socket, code: int) -> None:
    """Send the exit code of a line."""
    connection.sendall(_CODE.pack(code))


def receive_code(connection: socket.socket) -> int:
    """The exit code of the line.

    Raises:
        ConnectionError: the worker ended without one.
    """
    return _CODE.unpack(_receive(connection, _CODE.size))[0]


def _receive(connection: socket.socket, length: int) -> bytes:
    """Exactly ``length`` bytes."""
    parts = bytearray()
    while len(parts) < length:
        part = connection.recv(length - len(parts))
        if not part:
            raise ConnectionError("the other side ended early")
        parts += part
    return bytes(parts)
