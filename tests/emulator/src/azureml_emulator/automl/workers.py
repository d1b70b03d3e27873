"""Trials as processes of their own: forked, so that they have the data and need no imports."""

import multiprocessing
import os
import signal
import time
import traceback
import warnings
from collections.abc import Callable
from multiprocessing.connection import wait
from pathlib import Path
from typing import NamedTuple

import joblib
from threadpoolctl import threadpool_limits

_fork = multiprocessing.get_context("fork")


class Ended(NamedTuple):
    """How a trial has ended.

    Attributes:
        status: ``Completed``, ``Failed`` or ``Canceled``.
        outcome: a ``trial.Outcome`` without its model; ``None`` unless it has completed.
    """

    number: int
    status: str
    error: str
    outcome: object


class Workers:
    """The trials that run.

    Args:
        folder: where each trial gets a folder named after its number.
        timeout: seconds that a trial may take, or ``None``.
        deadline: when all must end, by ``time.monotonic``.
    """

    def __init__(self, folder: Path, timeout: float | None, deadline: float):
        self._folder = folder
        self._timeout = timeout
        self._deadline = deadline
        self._running: dict[int, tuple] = {}

    def start(self, number: int, work: Callable[[], object]) -> None:
        """Start a trial."""
        target = self._folder / str(number)
        process = _fork.Process(target=_run, args=(target, work), daemon=True)
        process.start()
        limit = time.monotonic() + self._timeout if self._timeout else float("inf")
        self._running[number] = (process, min(limit, self._deadline))

    def wait(self) -> list[Ended]:
        """Wait until at least one trial has ended, by itself or because its time was over."""
        while True:
            now = time.monotonic()
            over = [number for number, (_, limit) in self._running.items() if limit <= now]
            done = [n for n, (process, _) in self._running.items() if not process.is_alive()]
            if over or done:
                return [self._end(number) for number in sorted({*over, *done})]
            nearest = min(limit for _, limit in self._running.values())
            sentinels = [process.sentinel for process, _ in self._running.values()]
            wait(sentinels, None if nearest == float("inf") else max(0.0, nearest - now))

    def _end(self, number: int) -> Ended:
        """Take in what a trial has left; stop it if it still runs."""
        process, limit = self._running.pop(number)
        if process.is_alive():
            process.kill()
        process.join()
        result = self._folder / str(number) / "result.pkl"
        if result.exists():
            status, error, outcome = joblib.load(result)
            return Ended(number, status, error, outcome)
        if limit <= time.monotonic():
            return Ended(number, "Canceled", "The trial ran longer than its time limit.", None)
        text = f"The process of the trial has died with the code {process.exitcode}."
        return Ended(number, "Failed", text, None)


def _run(folder: Path, work: Callable[[], object]) -> None:
    """Do the work of a trial, and leave its model and result."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    warnings.simplefilter("ignore")  # that a poor candidate does not converge is no news
    # Trials run side by side, and sums of floats depend on how many threads share them.
    threadpool_limits(1)
    outputs = folder / "outputs"
    outputs.mkdir(parents=True)
    try:
        outcome = work()
        joblib.dump(outcome.model, outputs / "model.pkl")
        result = ("Completed", "", outcome._replace(model=None))
    except Exception as error:
        (folder / "error.txt").write_text(traceback.format_exc(), encoding="utf-8")
        result = ("Failed", f"{type(error).__name__}: {error}", None)
    joblib.dump(result, folder / "part")
    os.replace(folder / "part", folder / "result.pkl")
