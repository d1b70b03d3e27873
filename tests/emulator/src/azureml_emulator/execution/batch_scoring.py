"""The step of a batch job that scores files with the model and the script of a deployment."""

import shutil
from dataclasses import replace
from pathlib import Path

import isodate

from .batch_request import SCORE
from .command import Bench
from .parallel import ParallelRunner
from .process import Command
from .run import Run

NO_CODE = Path(__file__).with_name("mlflow_batch.py")
STEP = "batchscoring"


class BatchScoring(ParallelRunner):
    """Runs the step: a parallel step that finds a model."""

    job_type = "BatchScoring"

    def commands(self, run: Run, bench: Bench) -> list[Command]:
        """The processes that score, with ``AZUREML_MODEL_DIR``."""
        from ..serving import files  # serving imports execution

        reference = run.emulator.executor.records.get(run.id)["model"]
        model = files.fetch_model(run.emulator, reference, run.folder / "model")
        if not run.properties.get("codeId"):
            shutil.copyfile(NO_CODE, bench.code / NO_CODE.name)
        own = {"AZUREML_MODEL_DIR": str(model)}
        commands = super().commands(run, bench)
        return [replace(item, environment=item.environment | own) for item in commands]


def step(job: dict, settings: dict) -> tuple[dict, dict]:
    """The step of a batch job: the properties of its job, and its record.

    Args:
        job: the properties of the batch job.
        settings: those of the deployment, with what the request says otherwise.
    """
    code = settings.get("codeConfiguration") or {}
    [data], output = job["inputs"], job["outputs"][SCORE]
    properties = {
        "jobType": "Command",
        "command": STEP,
        "displayName": STEP,
        "experimentName": job["experimentName"],
        "computeId": settings["compute"],
        "environmentId": settings.get("environmentId") or "the packages of the model",
        "environmentVariables": settings["environmentVariables"],
        "resources": settings["resources"],
        "inputs": job["inputs"],
        "outputs": {SCORE: {key: output[key] for key in ("jobOutputType", "uri")}},
        "properties": {"azureml.moduleName": STEP},
    }
    if code:
        properties["codeId"] = code["codeId"]
    target = f"${{{{outputs.{SCORE}}}}}"
    if output["jobOutputType"] == "uri_folder":
        target += f"/{settings['outputFileName']}"
    retry = settings["retrySettings"]
    parallel = {
        "input_data": f"${{{{inputs.{data}}}}}",
        "mini_batch_size": settings["miniBatchSize"],
        "max_concurrency_per_instance": settings["maxConcurrencyPerInstance"],
        "error_threshold": settings["errorThreshold"],
        "retry_settings": {
            "max_retries": retry["maxRetries"],
            "timeout": isodate.parse_duration(retry["timeout"]).total_seconds(),
        },
        "task": {
            "entry_script": code.get("scoringScript") or NO_CODE.name,
            "append_row_to": target if settings["outputAction"].lower() == "appendrow" else "",
        },
    }
    model = settings["model"]["assetId"]
    return properties, {"runner": BatchScoring.job_type, "parallel": parallel, "model": model}
