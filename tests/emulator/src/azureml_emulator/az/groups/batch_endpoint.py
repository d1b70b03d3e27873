"""What ``batch-endpoint.yml`` cannot say."""

from azure.ai.ml import Input, Output
from azure.ai.ml._utils._arm_id_utils import parse_name_version, remove_aml_prefix
from azure.ai.ml._utils._storage_utils import AzureMLDatastorePathUri
from azure.ai.ml.constants._endpoint import EndpointYamlFields
from azure.ai.ml.entities._load_functions import _try_load_yaml_dict
from azure.core.exceptions import ResourceNotFoundError

from ..call import Call, pairs
from ..change import assign
from ..output import Raw
from ..session import AzError
from ..update import update
from ..verbs import converted, operations

TYPES = ("uri_folder", "uri_file")
LITERALS = {bool: "boolean", int: "integer", float: "number", str: "string"}
FIELDS = {
    "mini_batch_size": EndpointYamlFields.MINI_BATCH_SIZE,
    "instance_count": EndpointYamlFields.BATCH_JOB_INSTANCE_COUNT,
    "job_name": EndpointYamlFields.BATCH_JOB_NAME,
}


def update_endpoint(call: Call):
    """Change an endpoint; ``--defaults`` is ``deployment_name=NAME``."""
    if "defaults" in call.values:
        words = " ".join(call["defaults"]).split()
        call.values["defaults"] = dict(pairs(words))
    return update(call)


def invoke(call: Call) -> Raw:
    """Start a scoring job.

    Inputs come from ``--file``, ``--input`` or ``--inputs``, and are changed by ``--set``.

    Raises:
        AzError: an input is of an unknown form, or no deployment is the default.
    """
    call.values = converted(call, call.values)
    request = _try_load_yaml_dict(call.get("file"))
    data = {name: request.get(name) or call.get(name) or {} for name in ("inputs", "outputs")}
    for path, value in pairs(call.get("set", ())):
        if path.partition(".")[0] not in data:
            raise AzError(f"--set changes inputs and outputs of an invocation, not {path}")
        _put(data, path, value)
    deployment = call.get("deployment_name") or request.get("deployment_name")
    try:
        job = operations(call).invoke(
            endpoint_name=call["name"],
            deployment_name=deployment,
            input=None if request else _single_input(call),
            inputs={name: _input(value) for name, value in data["inputs"].items()} or None,
            outputs={name: Output(**value) for name, value in data["outputs"].items()} or None,
            params_override=_overrides(call),
        )
    except ResourceNotFoundError as error:
        if deployment is not None:
            raise
        raise AzError(
            "Set a default deployment or provide a deployment name through cli command."
        ) from error
    return Raw(job)


def _put(data: dict, path: str, value: str) -> None:
    """Set a value; objects on the way are made."""
    names = path.split(".")
    place = data
    for name in names[:-1]:
        place = place.setdefault(name, {})
    assign(place, names[-1], value)


def _single_input(call: Call) -> Input | None:
    """The input of ``--input`` and ``--input-type``."""
    path, kind = call.get("input"), call.get("input_type")
    if path is None and kind is None:
        return None
    if kind is not None and kind not in TYPES:
        raise AzError(
            "Unsupported input please use either a path on the datastore, public URI, a registered "
            "data asset, or a local folder path."
        )
    if kind is None and path.startswith("azureml:") and not path.startswith("azureml://"):
        name, version = parse_name_version(remove_aml_prefix(path))
        asset = call.client.data.get(name, version)
        return Input(type=asset.type, path=asset.id)
    return Input(type=kind or TYPES[0], path=path)


def _input(value) -> Input:
    """An input of ``--file``, ``--inputs`` or ``--set``: a literal or an object."""
    if not isinstance(value, dict):
        return Input(type=LITERALS[type(value)], default=value)
    return Input(**value)


def _overrides(call: Call) -> list[dict]:
    """The flags that change the settings of the deployment for this job."""
    found = [{FIELDS[name]: value} for name, value in call.given(FIELDS).items()]
    if path := call.get("output_path"):
        if not path.startswith("azureml:"):
            raise AzError("Not a valid output_path, it should start with 'azureml:'")
        place = AzureMLDatastorePathUri(path)
        found.append({EndpointYamlFields.BATCH_JOB_OUTPUT_PATH: place.path})
        found.append({EndpointYamlFields.BATCH_JOB_OUTPUT_DATSTORE: f"azureml:{place.datastore}"})
    if name := call.get("experiment_name"):
        found.append({EndpointYamlFields.BATCH_JOB_PROPERTIES: {"experimentName": name}})
    return found
