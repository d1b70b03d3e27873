"""Where a face runs: a scratch copy of its folder beside an emulator of its own."""

import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from unittest import mock

from ..finding import plain
from ..listings.listing import Listing
from ..quiet import quiet
from .recording import Failure

LONGEST = 600  # seconds that a face may run, and its jobs after it
# What would make two runs differ, or look at this machine.
ENVIRONMENT = {
    "NO_COLOR": "1",
    "PYTHONHASHSEED": "0",
    "COLUMNS": "100",
    "TZ": "UTC",
    "MPLBACKEND": "agg",
    "AZUREML_CURRENT_CLOUD": "AzureCloud",
    "PYTHONWARNINGS": "ignore",
    # Git details of an enclosing repository would end up in the bodies of jobs.
    "GIT_CEILING_DIRECTORIES": tempfile.gettempdir(),
}


@dataclass
class Stage:
    """A scratch folder with ``listing/`` (the working directory) and the emulator's ``state/``."""

    folder: Path
    emulator: object
    closed: bool = False

    def close(self) -> Path:
        """Put the emulator to rest and return its folder, which may then be copied."""
        if not self.closed:
            self.closed = True
            self.emulator.close()
        return self.folder / "state"

    @property
    def listing(self) -> Path:
        """The copy of the listing's folder."""
        return self.folder / "listing"

    def clean(self, text: str) -> str:
        """``text`` without colours, carriage returns and paths of this machine."""
        for path in (self.listing, self.folder):
            text = text.replace(f"{path}/", "").replace(str(path), ".")
        return plain(text).replace("\r\n", "\n")


@contextmanager
def staged(listing: Listing, state: Path | None) -> Iterator[Stage]:
    """Set the stage for one run; nothing of it is left behind but what the caller copies.

    Args:
        listing: whose folder is copied, without its produced output.
        state: an emulator's folder to start from, or ``None`` for an empty Azure.
    """
    from azureml_emulator import Emulator

    with tempfile.TemporaryDirectory(prefix="ladder-") as scratch:
        folder = Path(scratch).resolve()
        ignored = shutil.ignore_patterns("output", "__pycache__")
        shutil.copytree(listing.folder, folder / "listing", ignore=ignored)
        if state:
            shutil.copytree(state, folder / "state")
        stage = Stage(folder, Emulator(folder / "state", deterministic=True))
        before = Path.cwd()
        try:
            with quiet(), mock.patch.dict(os.environ, ENVIRONMENT), _repeatable_names(listing.name):
                os.chdir(folder / "listing")
                yield stage
        finally:
            _write_traces()
            os.chdir(before)
            stage.close()
            _forget_runs()


def _write_traces() -> None:
    """Let MLflow write the traces that wait, while the listing's folder is still there."""
    if "mlflow" in sys.modules:
        import mlflow

        with suppress(Exception):  # a server may be gone
            mlflow.flush_trace_async_logging(terminate=True)


def _forget_runs() -> None:
    """Take MLflow back to where a new process starts: its settings are global."""
    if "mlflow" not in sys.modules:
        return
    import mlflow
    from mlflow.tracking import fluent

    with suppress(Exception):  # the server of an open run may be gone
        mlflow.autolog(disable=True)
        mlflow.end_run()
    mlflow.set_tracking_uri(None)
    mlflow.set_registry_uri(None)
    fluent._active_experiment_id = None


# Modules of the SDK that make up names, and what they make them of.
NAMERS = (
    ("azure.ai.ml.entities._job.job_name_generator", "random"),
    ("azure.ai.ml._utils._workspace_utils", "uuid"),
    ("azure.ai.ml.entities._assets.asset", "uuid"),
    ("azure.ai.ml.operations._feature_store_operations", "uuid"),
)


@contextmanager
def _repeatable_names(seed: str) -> Iterator[None]:
    """Let the names that the SDK makes up depend on the listing only."""
    with ExitStack() as stack:
        for module, attribute in NAMERS:
            source = random.Random(f"{seed} {module}")
            stand_in = source if attribute == "random" else _Uuids(source)
            stack.enter_context(mock.patch.object(import_module(module), attribute, stand_in))
        yield


class _Uuids:
    """Stands in for the ``uuid`` module in a namer."""

    UUID = uuid.UUID

    def __init__(self, source: random.Random):
        self._source = source

    def uuid4(self) -> uuid.UUID:
        """The next UUID of the sequence."""
        return uuid.UUID(int=self._source.getrandbits(128), version=4)


class TooLong(Exception):
    """A face runs and runs."""

    cure = "let it end sooner, or wait for what ends: a poller, a job"


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise ``TooLong`` in the block after so many seconds, where the system has such a clock."""
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return

    def ring(*_) -> None:
        raise TooLong(f"it still runs after {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def finish_jobs(emulator, file: str) -> Failure | None:
    """Wait until no job runs any more, so that the state is at rest.

    Jobs that the emulator only records never end by themselves and are not waited for.

    Args:
        file: the script that has started them.

    Returns:
        What is wrong, if a job does not end.
    """
    executor = emulator.executor
    deadline = time.monotonic() + LONGEST
    for job in executor.active():
        while not executor.wait(job, timeout=0.2) and not executor.is_recorded(job):
            if time.monotonic() > deadline:
                what = f"the job {job.rpartition('/')[2]} still runs after {LONGEST} s"
                return Failure(file, 1, what, "let its script end sooner, or cancel the job")
    return None
