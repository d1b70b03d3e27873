"""State folders: which one a command uses, who holds it, and where its server listens."""

import fcntl
import json
import os
import time
from contextlib import contextmanager
from pathlib import Path

FOLDER_VARIABLE = "AZUREML_EMULATOR_STATE"
DEFAULT_FOLDER = ".azureml-emulator"
PATIENCE = 1.0  # seconds to wait for a lock that is being given back


class StateInUse(Exception):
    """Another process holds the state folder."""


def state_folder(given: str | None = None) -> Path:
    """The folder that ``--state`` names, or the environment, or the one of this directory."""
    return Path(given or os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER).absolute()


@contextmanager
def holding(folder: Path):
    """Hold a state folder alone. The system gives the lock back even after a kill.

    Raises:
        StateInUse: another process holds it; the text names the process and the cure.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "server.lock").open("a+") as lock:
        _lock(lock, folder)
        record = folder / "server.json"
        record.unlink(missing_ok=True)  # of a holder that was killed
        try:
            yield
        finally:
            record.unlink(missing_ok=True)


def announce(folder: Path, port: int) -> None:
    """Write down where the holder of the folder listens."""
    record = {"pid": os.getpid(), "port": port}
    unfinished = folder / "server.json.new"
    unfinished.write_text(json.dumps(record))
    unfinished.replace(folder / "server.json")


def server_of(folder: Path) -> dict | None:
    """``pid`` and ``port`` of the running server of a folder, or ``None``."""
    try:
        record = json.loads((folder / "server.json").read_text())
        os.kill(record["pid"], 0)
    except (FileNotFoundError, ProcessLookupError):
        return None
    except PermissionError:
        pass  # it runs, as another user
    return record if is_held(folder) else None


def is_held(folder: Path) -> bool:
    """Whether a process holds the folder."""
    try:
        with (folder / "server.lock").open("a+") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _lock(lock, folder: Path) -> None:
    """Take the lock, or say who has it."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)
    holder = server_of(folder)
    where = f"process {holder['pid']} on port {holder['port']}" if holder else "another process"
    raise StateInUse(
        f"The state {folder} is in use by {where}. Point this shell at it with "
        f'eval "$(azureml-emulator env --state {folder})", stop it, or choose another --state.'
    )
