"""MLflow's own SQL store and request handlers, one store for each workspace."""

import logging
import os
import shutil
import sqlite3
import tempfile
import threading
from datetime import datetime
from pathlib import Path

import flask
from mlflow.entities import LifecycleStage, Metric, SourceType
from mlflow.protos.service_pb2 import MlflowService
from mlflow.server import handlers
from mlflow.store.tracking.dbmodels.models import SqlRun, SqlTag
from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore
from mlflow.utils.mlflow_tags import MLFLOW_RUN_NAME
from mlflow.version import VERSION

from ..arm.ids import REGION

# MLflow's handlers find their store in a module variable, so only one request runs at a time.
_handling = threading.Lock()


class WorkspaceStore(SqlAlchemyStore):
    """The experiments and runs of one workspace.

    Args:
        path: the SQLite file.
        workspace: resource id of the workspace.
    """

    def __init__(self, path: Path, workspace: str):
        host = f"{REGION}.api.azureml.ms"
        super().__init__(f"sqlite:///{path}", f"azureml://{host}/mlflow/v2.0{workspace}")

    def _get_artifact_location(self, experiment_id) -> str:
        return f"{self.artifact_root_uri}/experiments/{experiment_id}/runs"

    def put_run(
        self,
        *,
        run_id: str,
        experiment: str,
        name: str,
        status: str,
        started: str,
        ended: str | None,
        archived: bool,
        tags: dict[str, str],
        metrics: dict[str, float],
    ) -> None:
        """Create or update the run with a given id; MLflow itself only makes up ids.

        Args:
            experiment: name of the experiment; it is made if missing.
            started, ended: times of the emulator's clock.
            metrics: what the service itself has measured, when the run has ended.
        """
        known = self.get_experiment_by_name(experiment)
        experiment_id = known.experiment_id if known else self.create_experiment(experiment)
        with self.ManagedSessionMaker(read_only=False) as session:
            run = session.get(SqlRun, run_id)
            if run is None:
                root = self._get_artifact_location(experiment_id)
                run = SqlRun(
                    run_uuid=run_id,
                    experiment_id=int(experiment_id),
                    artifact_uri=f"{root}/{run_id}/artifacts",
                    source_type=SourceType.to_string(SourceType.JOB),
                    source_name="",
                    entry_point_name="",
                    source_version="",
                    user_id="Learner",
                )
                session.add(run)
            run.name = name
            run.status = status
            run.start_time = _milliseconds(started)
            run.end_time = _milliseconds(ended) if ended else None
            run.lifecycle_stage = LifecycleStage.DELETED if archived else LifecycleStage.ACTIVE
            for key, text in {**tags, MLFLOW_RUN_NAME: name}.items():
                session.merge(SqlTag(run_uuid=run_id, key=key, value=str(text)))
        if metrics and ended:
            time = _milliseconds(ended)
            found = [Metric(key, value, time, 0) for key, value in metrics.items()]
            self.log_batch(run_id, found, params=[], tags=[])

    def answer(self, method: str, path: str, query: str, body: bytes) -> flask.Response:
        """Let MLflow's handlers answer a request to ``/api/2.0/mlflow/…``."""
        with _handling:
            client = _application().test_client()
            handlers._tracking_store = self
            return client.open(
                path, method=method, query_string=query, data=body, content_type="application/json"
            )


def open_store(path: Path, workspace: str) -> WorkspaceStore:
    """The store in a file; a new file starts as a copy of an empty database.

    MLflow takes eight seconds to make an empty one, so it is made once for a machine and version.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        shutil.copyfile(_empty_database(), path)
    return WorkspaceStore(path, workspace)


def _empty_database() -> Path:
    """MLflow's empty database, in the cache directory of the user."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "azureml-emulator"
    path = cache / f"mlflow-{VERSION}.sqlite"
    if path.exists():
        return path
    cache.mkdir(parents=True, exist_ok=True)
    logging.getLogger("mlflow.store.db.utils").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        new = Path(folder) / "empty.sqlite"
        SqlAlchemyStore(f"sqlite:///{new}", "azureml://unset").engine.dispose()
        # The default experiment is made again by every store, with its own place for artifacts.
        connection = sqlite3.connect(new)
        connection.execute("DELETE FROM experiments")
        connection.commit()
        connection.close()
        new.replace(path)
    return path


_app: flask.Flask | None = None


def _application() -> flask.Flask:
    """A Flask application with MLflow's tracking handlers, without the rest of its server."""
    global _app
    if _app is None:
        _app = flask.Flask("azureml-emulator-tracking")
        endpoints = handlers.get_service_endpoints(MlflowService, handlers.get_handler)
        for number, (path, handler, methods) in enumerate(endpoints):
            _app.add_url_rule(path, f"{number}", handler, methods=methods)
    return _app


def _milliseconds(timestamp: str) -> int:
    """A time of the emulator's clock as MLflow stores it."""
    return int(datetime.fromisoformat(timestamp[:26] + "+00:00").timestamp() * 1000)
