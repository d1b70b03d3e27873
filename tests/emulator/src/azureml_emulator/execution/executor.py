"""Starts jobs, each in a thread of its own, and knows how to stop them."""

import atexit
import threading
import time
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from .capacity import Capacity
from .run import ENDED, Run
from .runner import RUNNERS, JobCanceled, JobFailed
from .tracking import Tracking

if TYPE_CHECKING:
    from ..emulator import Emulator

CLOSING = 10.0  # seconds that jobs get to stop when the emulator closes
INTERRUPTED = "The emulator was stopped while this job was running. Submit it again."


class Executor:
    """Runs the jobs of one emulator.

    Attributes:
        records: what run history knows of a job beside its resource (see ``Run.note``).
        views: the state of each run as it was last shown to somebody who follows it.
        tracking: the MLflow side of all jobs.
    """

    def __init__(self, emulator: "Emulator"):
        self._emulator = emulator
        self._changed = threading.Condition()
        self._capacity = Capacity(emulator, self._changed)
        self._active: dict[str, tuple[Run, threading.Thread]] = {}
        self.records = emulator.store.collection("runs")
        self.views = emulator.store.collection("run-views")
        self.tracking = Tracking(emulator)
        self._end_interrupted()
        atexit.register(self.close)

    def submit(self, job: dict) -> None:
        """Start a job that is stored as a resource; returns at once."""
        run = Run(self._emulator, job["id"], self.records, self._changed, self._capacity)
        thread = threading.Thread(target=self._work, args=(run,), name=run.name, daemon=True)
        self._active[run.id.lower()] = (run, thread)
        thread.start()

    def cancel(self, job_id: str) -> bool:
        """Stop the processes of a job and of the jobs it has started; tell if it was active."""
        active = self._active.get(job_id.lower())
        if active is None:
            return False
        run, _ = active
        run.cancel()
        for other, _ in list(self._active.values()):
            if other.parent == run.name and other.workspace == run.workspace:
                self.cancel(other.id)
        with self._changed:
            self._changed.notify_all()
        return True

    def is_active(self, job_id: str) -> bool:
        """Whether a job has not ended."""
        return job_id.lower() in self._active

    def is_recorded(self, job_id: str) -> bool:
        """Whether a job only waits to be canceled, because nothing here can run it."""
        active = self._active.get(job_id.lower())
        return bool(active) and active[0].recorded

    def active(self) -> list[str]:
        """The resource ids of the jobs that have not ended."""
        return [run.id for run, _ in list(self._active.values())]

    def wait(self, job_id: str, timeout: float | None = None) -> bool:
        """Wait until a job has ended; tell whether it has."""
        active = self._active.get(job_id.lower())
        if active:
            active[1].join(timeout)
        return job_id.lower() not in self._active

    def wait_for(self, is_so: Callable[[], bool], timeout: float) -> None:
        """Wait until something holds, at most ``timeout`` seconds; look whenever a job changes."""
        with self._changed:
            self._changed.wait_for(is_so, timeout)

    def forget(self, job_id: str) -> None:
        """Drop what is known of a deleted job."""
        self.records.delete(job_id)
        self.views.delete(job_id)

    def close(self) -> None:
        """Stop all jobs and wait for them, at most ``CLOSING`` seconds."""
        atexit.unregister(self.close)
        deadline = time.monotonic() + CLOSING
        for run, thread in list(self._active.values()):
            self.cancel(run.id)
            thread.join(max(0.0, deadline - time.monotonic()))
        self.tracking.close()

    def _work(self, run: Run) -> None:
        """Run a job to its end, whatever happens."""
        try:
            kind = self.records.get(run.id, {}).get("runner") or run.properties["jobType"]
            RUNNERS[kind].run(run)
            run.end("Completed")
        except JobCanceled as canceled:
            reason = {"code": "Canceled", "message": str(canceled)} if str(canceled) else None
            run.end("Canceled", reason)
        except JobFailed as failed:
            run.end("Failed", {"code": failed.code, "message": str(failed)})
        except Exception as error:  # the reader must learn that it is not their mistake
            if run.deleted:
                return
            traceback.print_exc()
            text = f"{type(error).__name__}: {error} (a bug of the emulator, not of your code)"
            run.end("Failed", {"code": "SystemError", "message": text})
        finally:
            self._active.pop(run.id.lower(), None)
            with self._changed:
                self._changed.notify_all()

    def _end_interrupted(self) -> None:
        """Jobs of an emulator that was killed cannot go on: they have failed."""
        for key, resource in list(self._emulator.resources.items()):
            if not resource.get("type", "").endswith("workspaces/jobs"):
                continue
            interactive = self.records.get(key, {}).get("interactive")
            if interactive or resource["properties"]["status"] in ENDED:
                continue
            resource["properties"]["status"] = "Failed"
            self._emulator.resources.put(key, resource)
            error = {"code": "SystemError", "message": INTERRUPTED}
            self.records.put(key, self.records.get(key, {}) | {"error": error})
            self.tracking.touch(resource["id"])
