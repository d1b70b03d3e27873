"""The environment variables that a job finds, as on Azure."""

import os
import sys
import time
from pathlib import Path

from ..arm.ids import REGION, ResourceId
from ..planes import entra
from ..warm import python

PRIVATE = ("AZUREML_", "AZURE_ML_", "MLFLOW_", "PYTEST_")  # of this process, not of a job


def variables(run, inputs: dict[str, str], outputs: dict[str, str]) -> dict[str, str]:
    """All variables of the processes of a run.

    Args:
        inputs: the values of all inputs; those of data are paths or URIs.
        outputs: the paths of all outputs.
    """
    properties = run.properties
    kinds = {key: item["jobInputType"] for key, item in (properties.get("inputs") or {}).items()}
    prefixes = {
        key: "AZUREML_PARAMETER_" if kinds.get(key) == "literal" else "AZURE_ML_INPUT_"
        for key in inputs
    }
    named = {prefixes[key] + key: text for key, text in inputs.items()}
    named |= {f"AZURE_ML_OUTPUT_{key}": text for key, text in outputs.items()}
    declared = {
        key: str(text) for key, text in (properties.get("environmentVariables") or {}).items()
    }
    return inherited(run.emulator) | named | tracking(run) | _run(run) | declared


def inherited(emulator) -> dict[str, str]:
    """What every process finds: ``alone``, and the way to the emulator."""
    return alone() | emulator.door.environment


def alone() -> dict[str, str]:
    """The variables of this process, and a ``python`` with the packages of this one."""
    own = {key: text for key, text in os.environ.items() if not key.startswith(PRIVATE)}
    # A pipe makes Python collect its output; on Azure the log grows line by line.
    own["PYTHONUNBUFFERED"] = "1"
    folders = (str(python.folder(own)), str(Path(sys.executable).parent), own.get("PATH", ""))
    return own | {"PATH": os.pathsep.join(folders)}


def tracking(run) -> dict[str, str]:
    """The variables that lead MLflow to the run of the job."""
    return {
        "MLFLOW_TRACKING_URI": f"azureml://{REGION}.api.azureml.ms/mlflow/v2.0{run.workspace}",
        "MLFLOW_TRACKING_TOKEN": entra.access_token("https://ml.azure.com"),
        "MLFLOW_RUN_ID": run.name,
        "MLFLOW_EXPERIMENT_NAME": run.properties["experimentName"],
        "MLFLOW_DISABLE_TELEMETRY": "true",
        # MLflow must not fail when git is missing, nor look for it long.
        "GIT_PYTHON_REFRESH": "quiet",
    }


def _run(run) -> dict[str, str]:
    """Who and where the run is."""
    workspace = ResourceId.parse(run.workspace)
    properties = run.properties
    resource = run.emulator.resources.get(run.workspace)
    experiment = properties["experimentName"]
    host = f"https://{REGION}.api.azureml.ms"
    return {
        "AZUREML_RUN_ID": run.name,
        "AZUREML_ROOT_RUN_ID": run.root,
        "AZUREML_ARM_SUBSCRIPTION": workspace.subscription,
        "AZUREML_ARM_RESOURCEGROUP": workspace.group,
        "AZUREML_ARM_WORKSPACE_NAME": workspace.name,
        "AZUREML_ARM_PROJECT_NAME": experiment,
        "AZUREML_WORKSPACE_ID": resource["properties"].get("workspaceId", ""),
        "AZUREML_WORKSPACE_SCOPE": run.workspace,
        "AZUREML_EXPERIMENT_SCOPE": f"{run.workspace}/experiments/{experiment}",
        "AZUREML_EXPERIMENT_ID": run.emulator.ids.of(f"{run.workspace}/experiments/{experiment}"),
        "AZUREML_SERVICE_ENDPOINT": host,
        "AZUREML_DISCOVERY_SERVICE_ENDPOINT": f"{host}/discovery",
        "AZUREML_RUN_TOKEN": entra.access_token("https://ml.azure.com"),
        "AZUREML_RUN_TOKEN_EXPIRY": str(int(time.time()) + entra.LIFETIME),
        "AZUREML_NODE_COUNT": str((properties.get("resources") or {}).get("instanceCount") or 1),
    }
