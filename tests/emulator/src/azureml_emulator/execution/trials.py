"""The trials of a sweep while it runs: what they report, and which of them is stopped early."""

import threading
from collections.abc import Callable

from . import children, termination
from .run import Run


class Trials:
    """The trials that a sweep has started.

    Args:
        run: of the sweep.
        log: adds a line to the log of the sweep; takes a source and a text.

    Attributes:
        active: the resource ids of the trials that have not ended.
        completed: the resource ids of those that have ended well.
    """

    def __init__(self, run: Run, log: Callable[[str, str], None]):
        self._run = run
        self._log = log
        objective = run.properties["objective"]
        self._metric: str = objective["primaryMetric"]
        self._maximize = objective["goal"].lower() == "maximize"
        self._policy = termination.create(run.properties.get("earlyTermination"), self._maximize)
        self._points: dict[str, dict] = {}
        self._reports: dict[str, list[float]] = {}
        self._ended: set[str] = set()
        self._lock = threading.Lock()
        self.active: list[str] = []
        self.completed: list[str] = []
        run.emulator.executor.tracking.watch(run.id, self._reported)

    @property
    def count(self) -> int:
        """How many trials were started."""
        return len(self._points)

    def start(self, point: dict, properties: dict) -> None:
        """Start the trial of a point."""
        name = f"{self._run.name}_{self.count}"
        self._points[name] = point
        self._log("SCHEDULER", f"Scheduling job, id='{name}', hyperparameters {point}")
        self.active.append(children.start(self._run, name, properties))

    def wait(self) -> None:
        """Wait until a trial has ended, or for a moment.

        Raises:
            JobCanceled: the sweep was canceled.
        """
        for job_id in children.wait_for_one(self._run, self.active):
            self._end(job_id)

    def stop(self) -> None:
        """Cancel all trials that run."""
        children.stop(self._run, self.active)

    def close(self) -> None:
        """Cancel the trials that run, and do not watch them any longer."""
        self.stop()
        self._run.emulator.executor.tracking.unwatch(self._run.id)

    def results(self) -> list[tuple[dict, float | None]]:
        """The point of each trial, with its result where it has ended; lower is better."""
        sign = -1 if self._maximize else 1
        scores = {name: self._score(name) for name in self._ended}
        return [
            (point, None if scores.get(name) is None else sign * scores[name])
            for name, point in self._points.items()
        ]

    def best(self) -> tuple[str, float] | None:
        """The completed trial with the best value of the primary metric, and this value."""
        scores = {job_id: self._score(_name(job_id)) for job_id in self.completed}
        known = {job_id: score for job_id, score in scores.items() if score is not None}
        if not known:
            self._log("API", f"No trial has reported the primary metric '{self._metric}'.")
            return None
        best = (max if self._maximize else min)(known, key=known.get)
        self._log("API", f"The best trial is '{_name(best)}', {self._metric} = {known[best]}")
        return best, known[best]

    def first_error(self) -> str:
        """Why the first trial has failed."""
        prefix = self._run.id.rpartition("/")[0]
        return children.error(self._run, f"{prefix}/{next(iter(self._points))}")

    def _end(self, job_id: str) -> None:
        """Note that a trial has ended."""
        name = _name(job_id)
        self.active.remove(job_id)
        if children.completed(self._run, job_id):
            self.completed.append(job_id)
        status = children.job(self._run, job_id)["properties"]["status"]
        self._log("SCHEDULER", f"Job '{name}' ended, status {status}")
        with self._lock:
            self._read(name)
            self._ended.add(name)

    def _score(self, name: str) -> float | None:
        """The best value that a trial has reported."""
        values = self._reports.get(name)
        return (max if self._maximize else min)(values) if values else None

    def _reported(self, name: str) -> None:
        """Take in what a trial has reported, and stop it if the policy says so.

        The trial waits for this: it gets the answer to its report only afterwards.
        """
        with self._lock:
            before = len(self._reports.get(name, []))
            self._read(name)
            intervals = range(before + 1, len(self._reports[name]) + 1)
            poor = self._policy and any(
                self._policy.stops(name, interval, self._reports, self._ended)
                for interval in intervals
            )
        if poor:
            self._log("CONTROLLER", f"The early termination policy stops the job '{name}'")
            self._run.emulator.executor.cancel(f"{self._run.id.rpartition('/')[0]}/{name}")

    def _read(self, name: str) -> None:
        """Bring the reports of a trial up to date."""
        tracking = self._run.emulator.executor.tracking
        self._reports[name] = tracking.metric_values(self._run.workspace, name, self._metric)


def _name(job_id: str) -> str:
    return job_id.rsplit("/", 1)[1]
