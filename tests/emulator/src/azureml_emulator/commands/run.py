"""``azureml-emulator run``: an unmodified Python script against the emulator."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from .background import ticking
from .env import environment_of
from .state import FOLDER_VARIABLE, announce, holding


def run(folder: Path, script: list[str], *, deterministic: bool = False) -> int:
    """Run a script and return its exit code; wait for the jobs that it leaves running.

    A server that already holds the folder is used; else this process is the server meanwhile.
    """
    variables = environment_of(folder)
    if variables is not None:
        return _child(script, variables)
    with holding(folder):
        from ..emulator import Emulator
        from .warm_up import warm_up

        emulator = Emulator(folder, deterministic=deterministic)
        try:
            announce(folder, emulator.door.port)
            threading.Thread(target=warm_up, daemon=True).start()
            with ticking(emulator):
                code = _child(script, emulator.door.environment | {FOLDER_VARIABLE: str(folder)})
            _wait_for_jobs(emulator)
        finally:
            emulator.close()
    return code


def _child(script: list[str], variables: dict[str, str]) -> int:
    """Run the script with this interpreter; signals and the terminal are its own."""
    with _signals_left_to_child() as forward:
        child = subprocess.Popen([sys.executable, *script], env=os.environ | variables)
        forward(child)
        code = child.wait()
    return code if code >= 0 else 128 - code


@contextmanager
def _signals_left_to_child():
    """Let Ctrl-C reach the child alone, and hand on what is sent to this process only."""
    children: list[subprocess.Popen] = []

    def hand_on(number, _frame):
        for child in children:
            child.send_signal(number)

    # The terminal sends Ctrl-C to both processes already; a handler (not SIG_IGN, which the
    # child would inherit) keeps this one alive.
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None),
        signal.SIGTERM: signal.signal(signal.SIGTERM, hand_on),
        signal.SIGHUP: signal.signal(signal.SIGHUP, hand_on),
    }
    try:
        yield children.append
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait_for_jobs(emulator) -> None:
    """Azure would run on; here the jobs end with this process, so it waits for them."""
    jobs = emulator.executor.active()
    if not jobs:
        return
    names = ", ".join(job.rpartition("/")[2] for job in jobs)
    print(
        f"azureml-emulator: waiting for {len(jobs)} running job(s): {names}. Ctrl-C cancels them.",
        file=sys.stderr,
    )
    try:
        for job in jobs:
            emulator.executor.wait(job)
    except KeyboardInterrupt:
        for job in jobs:
            emulator.executor.cancel(job)
