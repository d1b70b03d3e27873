"""Runs AutoML jobs: brings the tables, starts the search, and takes over what the best trial made.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-configure-auto-train
"""

import json
import shlex
from pathlib import Path

from ... import mltable
from ...arm.kind import Context
from ..data import DataError, collect, fetch, locate
from ..environment import alone
from ..outputs import adopt
from ..process import Command, Processes
from ..recorded import RecordedRunner
from ..run import Run
from ..runner import JobCanceled, JobFailed, Runner
from . import request
from .trials import Trials

LOG = "user_logs/std_log.txt"
MODEL = "outputs/mlflow-model"


class AutoMLRunner(Runner):
    """Runs AutoML jobs on tables, and records those on images and text."""

    job_type = "AutoML"

    def check(self, context: Context, properties: dict) -> None:
        """Refuse what the service would refuse before it starts anything."""
        request.check(context, properties)

    def run(self, run: Run) -> None:
        """Search, and make the best model known."""
        properties = run.properties
        details = properties["taskDetails"]
        if details["taskType"] not in request.TABULAR:
            _record(run)
            return
        _declare(run)
        run.enter("Queued")
        with run.capacity.taken(run, properties.get("computeId"), 1):
            run.enter("Preparing")
            folder = run.folder / "automl"
            _prepare(run, folder, details)
            run.enter("Running", started=run.emulator.clock.timestamp())
            trials = Trials(run, run.log(LOG), folder / "trials")
            try:
                code = _search(run, folder, trials)
            finally:
                run.processes.stop()
                trials.close()
        if run.canceled.is_set():
            raise JobCanceled
        if code != 0:
            text = f"The search has ended with the code {code}. See {LOG}."
            raise JobFailed(trials.error or text)
        run.enter("Finalizing")
        best = trials.conclude()
        if request.OUTPUT in properties["outputs"]:
            uri = properties["outputs"][request.OUTPUT]["uri"]
            source = folder / "trials" / str(best) / MODEL
            collect(run.emulator, source, locate(run.emulator, run.workspace, uri))
            adopt(run, request.OUTPUT, uri)


class _Recorded(RecordedRunner):
    """Keeps jobs on images and text: nothing here trains deep networks."""

    noun = "AutoML vision and language"
    place = "a compute with GPUs"


def _record(run: Run) -> None:
    """Keep a job that cannot run here; as a step of a pipeline it fails, as others wait for it."""
    if run.parent:
        raise JobFailed("The emulator does not run AutoML on images and text.")
    _Recorded().run(run)


def _declare(run: Run) -> None:
    """Make the output an MLflow model, which it is; the SDK sends another type for it."""
    with run.emulator.lock:
        job = run.emulator.resources.get(run.id)
        if output := job["properties"]["outputs"].get(request.OUTPUT):
            output["jobOutputType"] = "mlflow_model"
            run.emulator.resources.put(run.id, job)


def _prepare(run: Run, folder: Path, details: dict) -> None:
    """Bring the tables to this machine, and write the settings of the search.

    Raises:
        JobFailed: a table is not there, or is none.
    """
    tables: dict[str, str] = {}
    fetched: dict[str, str] = {}
    for role, key in request.TABLES.items():
        if not details.get(key):
            continue
        try:
            tables[role] = str(_bring(run, details[key]["uri"], folder / role))
            for uri in mltable.read(folder / role).remote:
                fetched[uri] = str(_bring(run, uri, folder / "remote" / str(len(fetched))))
        except (DataError, mltable.TableError) as error:
            raise JobFailed(f"The {role} data cannot be read. {error}") from None
    settings = {"task": details, "tables": tables, "fetched": fetched}
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


def _bring(run: Run, uri: str, folder: Path) -> Path:
    """The data of a URI on this machine."""
    return fetch(run.emulator, locate(run.emulator, run.workspace, uri), folder)


def _search(run: Run, folder: Path, trials: Trials) -> int | None:
    """Run the process of the search; return its exit code, or ``None`` if it was stopped."""
    # -P: a file in the working directory must not shadow a module
    text = shlex.join(["python", "-P", "-m", "azureml_emulator.automl", str(folder)])
    own = {"PYTHONHASHSEED": "0", "MLFLOW_DISABLE_TELEMETRY": "true"}
    command = Command(text, alone() | own, trials)
    run.processes = Processes([command], folder)
    ended = run.processes.wait(run.canceled, None)
    return ended[0] if ended else None
