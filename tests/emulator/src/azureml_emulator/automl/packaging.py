"""MLflow models, made beside the search: importing MLflow takes as long as several trials."""

import importlib.metadata
import json
import logging
import multiprocessing
import shutil
import warnings
from pathlib import Path

import joblib

from . import featurization
from .messages import send
from .workbench import Workbench

PACKAGES = ("mlflow", "scikit-learn", "pandas", "numpy", "cloudpickle")
OWN = "azureml-emulator"  # models of dates and time series hold classes of this package
FLAVOR = "mlflow-model"
_fork = multiprocessing.get_context("fork")


class Packer:
    """A process that packs the models of completed trials, and then says that they have ended.

    Args:
        folder: of all trials.
    """

    def __init__(self, folder: Path, bench: Workbench):
        self._queue = _fork.SimpleQueue()
        # A daemon: it must not outlive a search that has broken down.
        self._process = _fork.Process(target=_work, args=(folder, bench, self._queue), daemon=True)
        self._process.start()

    def pack(self, number: int, message: dict) -> None:
        """Pack the model of a trial, if it has one, and send the message."""
        self._queue.put((number, message))

    def close(self) -> None:
        """Wait until all is packed.

        Raises:
            RuntimeError: something could not be packed; its traceback is in the log.
        """
        self._queue.put(None)
        self._process.join()
        if self._process.exitcode:
            raise RuntimeError("A model could not be packed.")


def _work(folder: Path, bench: Workbench, queue) -> None:
    """Pack one model after the other."""
    warnings.simplefilter("ignore")
    import mlflow.sklearn

    # The hint at pickles is for those who choose the format.
    logging.getLogger("mlflow").setLevel(logging.ERROR)
    while entry := queue.get():
        number, message = entry
        trial = folder / str(number)
        if message["status"] == "Completed":
            _pack(mlflow, trial / "outputs", bench)
        send("ended", number=number, **message)


def _pack(mlflow, outputs: Path, bench: Workbench) -> None:
    """The MLflow model of a trial, and what the service writes beside it."""
    model = joblib.load(outputs / "model.pkl")
    sample = bench.tables.training.features.head(100)
    mlflow.sklearn.save_model(
        model,
        outputs / FLAVOR,
        signature=mlflow.models.infer_signature(sample, model.predict(sample)),
        pip_requirements=[_pinned(name) for name in (*PACKAGES, *_own(outputs))],
        serialization_format="cloudpickle",
    )
    shutil.copy(outputs / FLAVOR / "conda.yaml", outputs / "conda_env_v_1_0_0.yml")
    fitted = _featurizer(model)
    names = bench.plan.names(fitted).values()
    _write(outputs / "engineered_feature_names.json", [name for part in names for name in part])
    _write(outputs / "featurization_summary.json", bench.plan.summary(fitted))


def _featurizer(model):
    """The fitted first step of a pipeline, also inside of ensembles and forecasters."""
    while getattr(model, "estimators_", None) is not None and not hasattr(model, "named_steps"):
        model = model.estimators_[0]
    model = getattr(model, "estimator_", model)
    steps = getattr(model, "named_steps", {})
    return steps.get(featurization.STEP)


def _own(outputs: Path) -> list[str]:
    """This package, where the model holds classes of it."""
    return [OWN] if b"azureml_emulator" in (outputs / "model.pkl").read_bytes() else []


def _pinned(name: str) -> str:
    """A package with its version."""
    return f"{name}=={importlib.metadata.version(name)}"


def _write(path: Path, content) -> None:
    """A JSON file."""
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
