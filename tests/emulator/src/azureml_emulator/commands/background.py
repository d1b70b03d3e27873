"""What goes on without a request: schedules fire while a process holds the state."""

import threading
import traceback
from contextlib import contextmanager

LOOK = 1.0  # seconds between two looks at the clock


@contextmanager
def ticking(emulator):
    """Fire what is due, again and again, in a thread.

    A deterministic clock stands still, and output must come out the same twice: there, schedules
    fire only when they are triggered.
    """
    stop = threading.Event()
    thread = threading.Thread(target=_tick, args=(emulator, stop), name="schedules", daemon=True)
    if not emulator.deterministic:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        if thread.is_alive():
            thread.join()


def _tick(emulator, stop: threading.Event) -> None:
    from ..kinds import schedule  # the import takes a moment, and nobody waits for it here

    while not stop.wait(LOOK):
        try:
            schedule.tick(emulator)
        except Exception:  # a bug must not end all schedules; its cause must be seen
            traceback.print_exc()
