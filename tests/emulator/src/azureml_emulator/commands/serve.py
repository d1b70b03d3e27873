"""``azureml-emulator serve``: the emulator in the foreground, for any client of this machine."""

import signal
import sys
import threading
from pathlib import Path

from .background import LOOK, ticking
from .state import announce, holding


def serve(folder: Path, *, port: int = 0, deterministic: bool = False, idle: float = 0) -> int:
    """Serve a state folder until a signal comes, or nothing happened for ``idle`` seconds.

    Raises:
        StateInUse: another process holds the folder.
        OSError: the port is taken.
    """
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with holding(folder):
        from ..emulator import Emulator
        from .warm_up import warm_up

        emulator = Emulator(folder, deterministic=deterministic)
        try:
            door = emulator.open_door(port)
            announce(folder, door.port)
            threading.Thread(target=warm_up, daemon=True).start()
            _greet(folder, door.port)
            with ticking(emulator):
                while not stop.wait(LOOK):
                    if idle and door.idle > idle and not emulator.executor.active():
                        break
        finally:
            emulator.close()
    return 0


def _greet(folder: Path, port: int) -> None:
    """Say where the server is and how to use it."""
    print(
        f"Azure Machine Learning emulator on 127.0.0.1:{port}, state in {folder}.\n"
        f'Point a shell at it:  eval "$(azureml-emulator env --state {folder})"\n'
        "Stop it with Ctrl-C.",
        file=sys.stderr,
        flush=True,
    )
