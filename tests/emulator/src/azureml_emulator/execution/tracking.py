"""Jobs and MLflow runs are the same thing: keeps the one side up with the other."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from .run import ENDED

if TYPE_CHECKING:
    from ..emulator import Emulator
    from .tracking_store import WorkspaceStore

# status of a job -> status of its MLflow run
STATUSES = {"Completed": "FINISHED", "Failed": "FAILED", "Canceled": "KILLED"}
JOB_STATUSES = {run: job for job, run in STATUSES.items()} | {"RUNNING": "Running"}
WAITING = ("NotStarted", "Starting", "Preparing", "Queued", "Provisioning")


class Tracking:
    """The MLflow stores of all workspaces.

    A job becomes a run when somebody asks MLflow about its workspace, so that a job that does
    not use MLflow does not pay for it.
    """

    def __init__(self, emulator: "Emulator"):
        self._emulator = emulator
        self._stores: dict[str, WorkspaceStore] = {}
        self._changed = emulator.store.collection("changed-runs")
        self._lock = threading.RLock()
        self._watchers: dict[str, Callable[[str], None]] = {}

    def watch(self, parent_id: str, watcher: Callable[[str], None]) -> None:
        """Call ``watcher`` with the name of each child of a job that has reported metrics.

        The call is made before the child gets its answer.
        """
        self._watchers[parent_id.lower()] = watcher

    def unwatch(self, parent_id: str) -> None:
        """End what ``watch`` began."""
        self._watchers.pop(parent_id.lower(), None)

    def reported(self, workspace: str, run_id: str) -> None:
        """Tell who watches the parent of a run that the run has reported metrics."""
        record = self._emulator.executor.records.get(f"{workspace}/jobs/{run_id}", {})
        parent = f"{workspace}/jobs/{record.get('parent')}".lower()
        if watcher := self._watchers.get(parent):
            watcher(run_id)

    def metric_values(self, workspace: str, run_id: str, metric: str) -> list[float]:
        """All values that a run has reported of a metric, in the order of their reports."""
        if not self._path(workspace).exists():
            return []
        history = self.store(workspace).get_metric_history(run_id, metric)
        return [entry.value for entry in sorted(history, key=lambda e: (e.step, e.timestamp))]

    def touch(self, job_id: str) -> None:
        """Note that a job is new or has changed."""
        self._changed.put(job_id, job_id)

    def store(self, workspace: str) -> "WorkspaceStore":
        """The MLflow store of a workspace, with all its jobs as they are now."""
        # MLflow's server side takes seconds to import.
        from . import tracking_store

        key = workspace.lower()
        with self._lock:
            if key not in self._stores:
                self._stores[key] = tracking_store.open_store(self._path(workspace), workspace)
            store = self._stores[key]
        with self._emulator.lock:  # a job changes first and is noted as changed then
            for changed, job_id in list(self._changed.items(f"{key}/jobs/")):
                self._changed.delete(changed)
                self._update_run(store, job_id)
        return store

    def _path(self, workspace: str) -> Path:
        """The file of the store of a workspace."""
        return self._emulator.folder / "tracking" / f"{self._emulator.ids.of(workspace)}.sqlite"

    def close(self) -> None:
        """Let go of the files of all stores."""
        with self._lock:
            for store in self._stores.values():
                store.engine.dispose()
            self._stores.clear()

    def update_job(self, workspace: str, run_id: str) -> None:
        """Bring the job of a run up with what was said to MLflow; make it if there is none."""
        run = self.store(workspace).get_run(run_id)
        job_id = f"{workspace}/jobs/{run_id}"
        emulator = self._emulator
        with emulator.lock:
            job = emulator.resources.get(job_id) or self._new_job(workspace, run)
            properties = job["properties"]
            shown = {key: text for key, text in run.data.tags.items() if key[:7] != "mlflow."}
            properties |= {
                "tags": shown,
                "displayName": run.info.run_name,
                "isArchived": run.info.lifecycle_stage == "deleted",
            }
            record = emulator.executor.records.get(job_id, {})
            if record.get("interactive"):
                properties["status"] = JOB_STATUSES.get(run.info.status, "Running")
                if properties["status"] in ENDED:
                    record["ended"] = emulator.clock.timestamp()
                    emulator.executor.records.put(job_id, record)
            emulator.resources.put(job_id, job)

    def _new_job(self, workspace: str, run) -> dict:
        """The job of a run that was started outside of any job, in a notebook say."""
        emulator, name = self._emulator, run.info.run_id
        experiment = self.store(workspace).get_experiment(run.info.experiment_id).name
        now = emulator.clock.timestamp()
        record = {"interactive": True, "started": now}
        emulator.executor.records.put(f"{workspace}/jobs/{name}", record)
        parts = workspace.strip("/").split("/")
        return {
            "id": f"{workspace}/jobs/{name}",
            "name": name,
            "type": "/".join([parts[5], parts[6], "jobs"]),
            "systemData": {"createdAt": now, "createdBy": "Learner", "createdByType": "User"},
            "properties": {
                "jobType": "Command",
                "command": "",
                "environmentId": "",
                "experimentName": experiment,
                "properties": {},
                "inputs": {},
                "outputs": {
                    "default": {
                        "jobOutputType": "uri_folder",
                        "uri": f"azureml://datastores/workspaceartifactstore/ExperimentRun/dcid.{name}",
                    }
                },
                "services": {},
            },
        }

    def _update_run(self, store: "WorkspaceStore", job_id: str) -> None:
        """Bring the run of a job up with the job; make it if there is none."""
        job = self._emulator.resources.get(job_id)
        if job is None:
            return
        properties = job["properties"]
        record = self._emulator.executor.records.get(job_id, {})
        waiting = "SCHEDULED" if properties["status"] in WAITING else "RUNNING"
        store.put_run(
            run_id=job["name"],
            experiment=properties["experimentName"],
            name=properties["displayName"],
            status=STATUSES.get(properties["status"], waiting),
            started=record.get("started") or job["systemData"]["createdAt"],
            ended=record.get("ended"),
            archived=properties["isArchived"],
            tags=properties["tags"] | _links(record),
            metrics=record.get("metrics") or {},
        )


def _links(record: dict) -> dict[str, str]:
    """The tags that tie a run to the run that started it."""
    tags = {"mlflow.parentRunId": record.get("parent"), "mlflow.rootRunId": record.get("root")}
    return {key: text for key, text in tags.items() if text}
