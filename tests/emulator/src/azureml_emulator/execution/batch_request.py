"""A request to a batch endpoint: what is to be scored, and how this time.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-access-data-batch-endpoints-jobs
"""

from ..arm.ids import ResourceId
from ..messages import ArmError, Request
from .data import DataError, check_place

SCORE = "score"  # the output that has the predictions
TYPES = {"urifile": "uri_file", "urifolder": "uri_folder", "literal": "literal"}
# What a request may say otherwise than the deployment; the two use the same names.
OVERRIDES = ("errorThreshold", "miniBatchSize", "outputFileName")


def read(request: Request) -> dict:
    """The properties of a request; names in camel case, as clients write both cases.

    Raises:
        ArmError: 400 when there are none.
    """
    body = request.json()
    found = _camel(body).get("properties") if isinstance(body, dict) else None
    if not isinstance(found, dict):
        raise ArmError(400, "BadArgument", "The request needs a body with 'properties'.")
    found = _camel(found)
    for key in ("inputData", "outputData"):
        entries = found.get(key) or {}
        found[key] = {name: _camel(entry) for name, entry in entries.items()}
    return found


def inputs(emulator, workspace: str, asked: dict) -> dict:
    """The inputs of a request as inputs of a job.

    Raises:
        ArmError: 400 for an input that does not exist or is of an unknown type.
    """
    found = {}
    for name, entry in asked["inputData"].items():
        kind = TYPES.get(str(entry.get("jobInputType")).lower())
        if kind is None:
            text = f"The input '{name}' has no type out of UriFile, UriFolder and Literal."
            raise ArmError(400, "BadArgument", text)
        if kind == "literal":
            found[name] = {"jobInputType": kind, "value": str(entry.get("value", ""))}
            continue
        _check_place(emulator, workspace, f"input '{name}'", entry.get("uri") or "")
        found[name] = {"jobInputType": kind, "mode": "ReadOnlyMount", "uri": entry["uri"]}
    return found


def outputs(emulator, workspace: str, asked: dict) -> dict:
    """The outputs of a request as outputs of a job: the places that the client has chosen.

    Raises:
        ArmError: 400 for a place that does not exist.
    """
    found = {}
    for name, entry in asked["outputData"].items():
        uri = entry.get("uri") or ""
        _check_place(emulator, workspace, f"output '{name}'", uri)
        kind = TYPES.get(str(entry.get("jobOutputType")).lower(), "uri_folder")
        found[name] = {"jobOutputType": kind, "uri": uri}
    return found


def settings(deployment: dict, asked: dict) -> dict:
    """The settings of a deployment, with what the request says otherwise."""
    merged = dict(deployment["properties"])
    merged |= {key: asked[key] for key in OVERRIDES if asked.get(key) is not None}
    merged["retrySettings"] = merged["retrySettings"] | _camel(asked.get("retrySettings") or {})
    compute = _camel(asked.get("compute") or {})
    if compute.get("instanceCount"):
        merged["resources"] = merged["resources"] | {"instanceCount": compute["instanceCount"]}
    return merged


def compute_id(workspace: ResourceId, reference: str) -> str:
    """The id of a compute that settings name: by id, or as ``name`` or ``azureml:name``."""
    if reference.startswith("/"):
        return reference
    return str(workspace.child("computes", reference.removeprefix("azureml:")))


def _check_place(emulator, workspace: str, owner: str, uri: str) -> None:
    try:
        check_place(emulator, workspace, uri)
    except DataError as error:
        raise ArmError(400, "BadArgument", f"The {owner} is not valid. {error}") from None


def _camel(entries: dict) -> dict:
    """Names with a small first letter."""
    return {key[:1].lower() + key[1:]: value for key, value in entries.items()}
