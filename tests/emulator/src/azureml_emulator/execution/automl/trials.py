"""The trials of a search as jobs: what the process says becomes their state."""

import json
import queue
from pathlib import Path

from ...automl.messages import parse
from ...automl.problem import METRICS, metric_name
from .. import children
from ..data import collect
from ..log import Log
from ..run import ENDED, Run

TEST = "test"  # what the folder and the job of the test of the best model are called
STAND_IN = "emulator.stand_in_for"
_SHOWN = ("iteration", "score", "run_preprocessor", "run_algorithm", "pipeline_id")


class Trials:
    """Stands where the log of a process stands: messages in it move jobs, the rest is its log.

    Args:
        run: of the AutoML job.
        log: of the AutoML job.
        folder: where the search leaves what its trials have made.

    Attributes:
        error: why the search has failed, if it has said so.
    """

    def __init__(self, run: Run, log: Log, folder: Path):
        self._run = run
        self._log = log
        self._folder = folder
        self._rest = b""
        self._messages: queue.SimpleQueue[dict] = queue.SimpleQueue()
        self._jobs: dict[int, Run] = {}
        self._table: list[dict[str, str]] = []
        self._best: dict = {}
        self._prepared: dict = {}
        self.error = ""

    def write(self, data: bytes) -> None:
        """Take what the process has printed; a thread of its own calls this."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            if message := parse(line.decode(errors="replace")):
                self._messages.put(message)
            else:
                self._log.write(line + b"\n")

    def text(self) -> str:
        """The log, without messages."""
        return self._log.text()

    def publish_when_due(self) -> None:
        """Act on the messages, and upload the log every now and then."""
        self._handle()
        self._log.publish_when_due()

    def publish(self) -> None:
        """Act on the messages, and upload the log."""
        self._handle()
        self._log.publish()

    def close(self) -> None:
        """Cancel the trials that have not ended."""
        for job in self._jobs.values():
            if job.status not in ENDED:
                job.end("Canceled")

    def conclude(self) -> int:
        """Tell in the job what its trials have found; return the number of the best one."""
        best = self._best["number"]
        job = self._jobs[best]
        tags = {
            f"{name}_000": ";".join(row[name] for row in self._table)
            for name in (*_SHOWN, "training_percent")
        }
        if self._details.get("trainingSettings", {}).get("enableModelExplainability"):
            tags["model_explain_run"] = "best_run"
        folds = self._prepared["folds"]
        self._run.describe(
            {
                "num_iterations": str(self._limit or len(self._table)),
                "training_type": "MeanCrossValidation" if folds > 1 else "TrainFull",
                "primary_metric": self._metric,
                "num_cross_validation": str(folds) if folds > 1 else "",
                "target": (self._run.properties.get("computeId") or "Serverless").split("/")[-1],
                "runTemplate": "AutoML",
                "azureml.runsource": "automl",
            },
            tags | {"automl_best_child_run_id": job.name},
        )
        self._run.note(metrics=job.record["metrics"])
        return best

    @property
    def _details(self) -> dict:
        """The settings of the search, as they were asked for."""
        return self._run.properties["taskDetails"]

    @property
    def _limit(self) -> int | None:
        """How many trials were asked for."""
        return (self._details.get("limitSettings") or {}).get("maxTrials")

    @property
    def _metric(self) -> str:
        """The primary metric."""
        return METRICS[metric_name(self._details["taskType"], self._details.get("primaryMetric"))]

    def _handle(self) -> None:
        """Act on the messages that have come in."""
        while True:
            try:
                message = self._messages.get_nowait()
            except queue.Empty:
                return
            getattr(self, f"_on_{message.pop('kind')}")(message)

    def _on_prepared(self, message: dict) -> None:
        """Keep what was found out about the data."""
        self._prepared = message

    def _on_started(self, message: dict) -> None:
        """Make the job of a trial."""
        number = message["number"]
        job = self._start(f"{self._run.name}_{number}")
        self._jobs[number] = job
        algorithm, scaler = message["algorithm"], message["preprocessor"]
        stand_in = message["stand_in_for"]
        spec = {"scaler": scaler, "algorithm": algorithm, "parameters": message["parameters"]}
        job.describe(
            {
                "runTemplate": "automl_child",
                "run_template": "automl_child",
                "iteration": str(number),
                "run_preprocessor": scaler,
                "run_algorithm": algorithm,
                "pipeline_id": self._run.emulator.ids.of(json.dumps(spec)),
                "pipeline_spec": json.dumps(spec),
                "training_percent": "100",
                "primary_metric": self._metric,
            },
            {STAND_IN: stand_in} if stand_in else {},
        )
        lines = [f"pipeline: {scaler} {algorithm}", f"parameters: {message['parameters']}"]
        if stand_in:
            lines.append(f"emulator: {algorithm} of scikit-learn stands in for {stand_in}")
        _write(job, lines)

    def _on_ended(self, message: dict) -> None:
        """Keep what a trial has made, and end its job."""
        job, error = self._jobs[message["number"]], message["error"]
        folder = self._folder / str(message["number"])
        if message["status"] == "Completed":
            collect(self._run.emulator, folder / "outputs", job.artifacts.child("outputs"))
            found = {"score": str(message["score"]), "fit_time": f"{message['seconds']:.6f}"}
            found |= {"model_output_path": "outputs/model.pkl"}
            job.describe(found, message["tags"])
            job.note(metrics=message["metrics"])
            _write(job, [f"{name}: {value}" for name, value in message["metrics"].items()])
        elif (folder / "error.txt").exists():
            _write(job, [(folder / "error.txt").read_text(encoding="utf-8")])
        self._table.append(dict.fromkeys(_SHOWN, "") | job.properties["properties"])
        job.end(message["status"], {"code": "UserError", "message": error} if error else None)

    def _on_tested(self, message: dict) -> None:
        """Make the job of the test of the best model."""
        job = self._start(f"{self._run.name}_{TEST}")
        collect(self._run.emulator, self._folder / TEST, job.artifacts)
        tested = self._jobs[message["number"]].name
        job.describe({"runTemplate": "automl_child", "model_test_run_of": tested}, {})
        job.note(metrics=message["metrics"])
        _write(job, [f"test of {tested}"])
        job.end("Completed")

    def _on_best(self, message: dict) -> None:
        """Keep which trial is the best one."""
        self._best = message

    def _on_failed(self, message: dict) -> None:
        """Keep why the search has failed."""
        self.error = message["error"]

    def _start(self, name: str) -> Run:
        """A job that works in the process of the search."""
        copied = ("experimentName", "taskDetails", "computeId")
        mine = self._run.properties
        properties = {key: mine[key] for key in copied if mine.get(key)}
        job = children.attach(self._run, name, {"jobType": "AutoML", **properties})
        job.enter("Running", started=self._run.emulator.clock.timestamp())
        return job


def _write(job: Run, lines: list[str]) -> None:
    """Add lines to the log of a trial."""
    log = job.log("user_logs/std_log.txt")
    log.write("".join(f"{line}\n" for line in lines).encode())
    log.publish()
