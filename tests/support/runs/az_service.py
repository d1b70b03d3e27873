"""Answers the `azureml-emulator az` client in this process, where the SDK is warm already.

It stands where the emulator's own worker would: at the socket that belongs to the door. So a
script runs the real client, its requests reach the emulator without a network, and the names that
the SDK makes up come out the same twice.
"""

import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from unittest import mock

TAG = "AZUREML_EMULATOR_TAG"


@contextlib.contextmanager
def az_service(emulator) -> Iterator[None]:
    """Answer, inside the block, every `az` line addressed to the emulator's door."""
    from azureml_emulator.warm import link

    path = link.socket_path(emulator.door.port)
    path.unlink(missing_ok=True)  # of a server that was killed
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        thread = threading.Thread(target=_accept, args=(listener, emulator), daemon=True)
        thread.start()
        try:
            yield
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()
            path.unlink(missing_ok=True)


def _accept(listener: socket.socket, emulator) -> None:
    """Take one line after the other until the socket is shut."""
    from azureml_emulator.warm import link

    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            line, files = link.receive_line(connection)
            link.send_code(connection, _execute(line, files, emulator))


def _execute(line: dict, files: list[int], emulator) -> int:
    """Run one line in the client's folder, with its environment and its three files."""
    from azureml_emulator.az.line import execute

    given, out, err = files
    emulator.tag = line["environment"].get(TAG)
    with (
        os.fdopen(given),
        os.fdopen(out, "w", buffering=1) as output,
        os.fdopen(err, "w", buffering=1) as errors,
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(errors),
        contextlib.chdir(line["folder"]),
        mock.patch.dict(os.environ, line["environment"]),
    ):
        try:
            return execute(line["arguments"], emulator.folder)
        except SystemExit as stop:
            return stop.code if isinstance(stop.code, int) else 1
