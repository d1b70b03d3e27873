"""The MLflow tracking server of a workspace, as azureml-mlflow and plain MLflow clients use it.

MLflow's own handlers answer. Paths that Azure's server does not have are 404 here too. That is so
for MLflow 3's logged models: azureml-mlflow 1.62 sends MLflow 3 clients to the v2.0 API with the
remark that a V3 API is not there yet, and the examples of Azure Machine Learning were pinned to
older clients for it. ``mlflow.sklearn.log_model`` of MLflow 3 therefore fails, and so does
``mlflow.register_model("runs:/…")``, which searches them: the artifacts that azureml-mlflow lists
have their full path, where MLflow 3 looks for ``MLmodel``. ``save_model`` with ``log_artifacts``
works, and ``MlflowClient.create_model_version``. The model registry is in ``mlflow_models.py``.
Source: https://github.com/Azure/azure-sdk-for-python/issues/44896,
https://github.com/Azure/azureml-examples/pull/3902
"""

import json
import re

from ..messages import ArmError, Request, Response
from . import mlflow_models

_PATH = re.compile(
    r"/mlflow/v[12]\.0(?P<workspace>/subscriptions/[^/]+/resourceGroups/[^/]+/providers/[^/]+"
    r"/workspaces/[^/?]+)/api/2\.0/(?:preview/)?mlflow/(?P<operation>[a-z/-]+)",
    re.IGNORECASE,
)
# What Azure's server has: name -> whether it changes the job of a run.
OPERATIONS = {
    "experiments/create": False,
    "experiments/delete": False,
    "experiments/get": False,
    "experiments/get-by-name": False,
    "experiments/restore": False,
    "experiments/search": False,
    "experiments/set-experiment-tag": False,
    "experiments/update": False,
    "metrics/get-history": False,
    "runs/create": True,
    "runs/delete": True,
    "runs/delete-tag": True,
    "runs/get": False,
    "runs/log-batch": True,
    "runs/log-inputs": False,
    "runs/log-metric": False,
    "runs/log-model": False,
    "runs/log-parameter": False,
    "runs/restore": True,
    "runs/search": False,
    "runs/set-tag": True,
    "runs/update": True,
}
METRICS = ("runs/log-metric", "runs/log-batch")
# Operations of azureml-mlflow that MLflow does not have, and what does the same.
ALIASES = {"runs/log-batch-async": "runs/log-batch"}


def handle(emulator, request: Request) -> Response:
    """Answer one request.

    Raises:
        ArmError: 404 for a workspace that does not exist, 401 without a token.
    """
    found = _PATH.fullmatch(request.path)
    if not found:
        return _absent()
    workspace = found["workspace"]
    if emulator.resources.get(workspace) is None:
        raise ArmError(404, "UserError", f"The workspace {workspace} was not found.")
    if not request.headers.get("Authorization"):
        raise ArmError(401, "UserError", "The request has no access token.")
    if found["operation"] in mlflow_models.OPERATIONS:
        return mlflow_models.handle(emulator, request, workspace, found["operation"])
    operation = ALIASES.get(found["operation"], found["operation"])
    if operation not in OPERATIONS:
        return _absent()
    tracking = emulator.executor.tracking
    answered = tracking.store(workspace).answer(
        request.method, f"/api/2.0/mlflow/{operation}", request.raw_query, request.body
    )
    if OPERATIONS[operation] and answered.status_code == 200:
        tracking.update_job(workspace, _run_id(request, answered.data))
    if operation in METRICS and answered.status_code == 200:
        tracking.reported(workspace, _run_id(request, answered.data))
    return Response(answered.status_code, {"Content-Type": "application/json"}, answered.data)


def _absent() -> Response:
    """What Azure's server answers to a path that it does not have."""
    return Response(404)


def _run_id(request: Request, answer: bytes) -> str:
    """The run that a successful request was about."""
    asked = request.json() or {}
    return (
        asked.get("run_id") or asked.get("run_uuid") or json.loads(answer)["run"]["info"]["run_id"]
    )
