"""One job while it is executed: its state, its record in run history and its logs."""

import shutil
import threading
from pathlib import Path

from ..arm.ids import ResourceId
from .data import Location, locate
from .log import Log
from .process import Processes

ENDED = ("Completed", "Failed", "Canceled")
LIFECYCLE_LOG = "system_logs/lifecycler/lifecycler.log"


class Run:
    """A job that the executor works on.

    Attributes:
        id: the resource id of the job.
        parent: name of the job that started this one, or ``None``.
        root: name of the job that started everything, or its own.
        capacity: the nodes of all computes.
        canceled: set when somebody asked to cancel the job.
        processes: what runs for the job now, if anything.
        recorded: whether the job only waits to be canceled (see ``recorded.py``).
    """

    def __init__(self, emulator, job_id: str, records, changed, capacity):
        self.emulator = emulator
        self.capacity = capacity
        self.id = job_id
        self.name = job_id.rsplit("/", 1)[1]
        self.workspace = str(ResourceId.parse(job_id).root)
        self.canceled = threading.Event()
        self.processes: Processes | None = None
        self.recorded = False
        self._records = records
        self._changed = changed
        record = records.get(job_id, {})
        self.parent: str | None = record.get("parent")
        self.root: str = record.get("root", self.name)
        self._lifecycle = self.log(LIFECYCLE_LOG)

    @property
    def properties(self) -> dict:
        """The properties of the job as they are now."""
        return self.emulator.resources.get(self.id)["properties"]

    @property
    def status(self) -> str:
        """The status of the job as it is now."""
        return self.properties["status"]

    @property
    def record(self) -> dict:
        """The record of the job as it is now (see ``note``)."""
        return self._records.get(self.id, {})

    @property
    def folder(self) -> Path:
        """The working directory of the job on this machine; it goes when the job ends."""
        workspace = self.emulator.ids.of(self.workspace)[:8]
        return self.emulator.folder / "jobs" / workspace / self.name

    @property
    def artifacts(self) -> Location:
        """Where the logs and artifacts of the job are kept."""
        return locate(self.emulator, self.workspace, self.properties["outputs"]["default"]["uri"])

    def log(self, name: str) -> Log:
        """A log of the job, such as ``user_logs/std_log.txt``."""
        return Log(self.emulator.blobs, self.artifacts.child(name), self._notify)

    def say(self, text: str) -> None:
        """Add a line to the log of the job's life."""
        self._lifecycle.write(f"{self.emulator.clock.timestamp()} {text}\n".encode())
        self._lifecycle.publish()

    def cancel(self) -> None:
        """Stop the job: what runs now, and what would have come."""
        self.canceled.set()
        if self.processes:
            self.processes.stop()

    @property
    def deleted(self) -> bool:
        """Whether the job is gone, with its workspace or resource group."""
        return self.id not in self.emulator.resources

    def enter(self, status: str, **record) -> None:
        """Move the job to another status and note more of its record."""
        with self.emulator.lock:
            # Readers take no lock: who sees that a job has failed must find its error.
            self.note(**record)
            job = self.emulator.resources.get(self.id)
            # Who canceled the job must not see it come back to life.
            if job["properties"]["status"] not in ENDED:
                job["properties"]["status"] = status
                self.emulator.resources.put(self.id, job)
            self.emulator.executor.tracking.touch(self.id)
        self.say(f"status {status}")
        self._notify()

    def note(self, **record) -> None:
        """Keep more in the record of the job.

        Its keys are ``started, ended, error, outputs, metrics, parent, root, runner`` and what a
        runner adds to them.
        """
        with self.emulator.lock:
            self._records.put(self.id, self._records.get(self.id, {}) | record)

    def describe(self, properties: dict[str, str], tags: dict[str, str] | None = None) -> None:
        """Add to the properties and tags that everybody sees in the job."""
        with self.emulator.lock:
            job = self.emulator.resources.get(self.id)
            job["properties"]["properties"] |= properties
            job["properties"]["tags"] |= tags or {}
            self.emulator.resources.put(self.id, job)

    def within(self, job_id: str) -> "Run":
        """Another job that works inside of this one, without a thread of its own."""
        return Run(self.emulator, job_id, self._records, self._changed, self.capacity)

    def end(self, status: str, error: dict | None = None) -> None:
        """Move the job to its last status and tidy up.

        Args:
            error: ``{"code": …, "message": …}`` when the job failed or ran out of time.
        """
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.deleted:
            return
        if error:
            self.say(f"{error['code']}: {error['message']}")
        self.enter(status, ended=self.emulator.clock.timestamp(), error=error)

    def _notify(self) -> None:
        with self._changed:
            self._changed.notify_all()
