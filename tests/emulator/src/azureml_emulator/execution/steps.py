"""The steps of a pipeline as jobs: a component and the settings of the step become a request body.

In a pipeline, names are in snake case, as in YAML; in a job of its own, in camel case.
"""

import re
from typing import NamedTuple

from ..messages import ArmError
from . import bindings, search_space
from .automl import node as automl
from .bindings import Sources
from .outputs import is_default

DISTRIBUTIONS = {"pytorch": "PyTorch", "mpi": "Mpi", "tensorflow": "TensorFlow", "ray": "Ray"}
SERVERLESS = "serverless"
IN_DATASTORE = "azureml://datastores/{}/paths/azureml/${{{{name}}}}/${{{{output_name}}}}/"


class Step(NamedTuple):
    """A step, ready to be started.

    Attributes:
        properties: of its job, as a client would send them.
        record: of its job in run history.
        deterministic: whether its outputs can be reused.
    """

    properties: dict
    record: dict
    deterministic: bool


def prepare(emulator, workspace: str, pipeline: dict, name: str, sources: Sources) -> Step:
    """A step of a pipeline, with all its inputs.

    Args:
        workspace: the resource id of the workspace of the pipeline.
        pipeline: the properties of the pipeline job.

    Raises:
        ArmError: 400 or 404 for a component that does not exist or a type that does not run here.
    """
    node = pipeline["jobs"][name]
    kind = node.get("type")
    if kind not in _KINDS:
        text = f"The emulator does not run {kind} steps ('{name}'); it runs {', '.join(_KINDS)}."
        raise ArmError(400, "UserError", text)
    spec = _component(emulator, name, node)
    common = {
        "displayName": node.get("display_name") or name,
        "experimentName": pipeline["experimentName"],
        "tags": node.get("tags") or {},
        "properties": {"azureml.moduleName": spec.get("name") or name},
        "inputs": bindings.inputs(
            name, node.get("inputs") or {}, _declared_inputs(node, spec), sources
        ),
        "outputs": _outputs(pipeline, node, spec),
    }
    if compute := _compute(workspace, pipeline, node, sources):
        common["computeId"] = compute
    properties, record = _KINDS[kind](common, node, spec, sources)
    if kind == "pipeline":
        properties["settings"] = pipeline.get("settings") or {}
    deterministic = kind in ("command", "parallel") and spec.get("is_deterministic", True)
    return Step(properties, record, str(deterministic).lower() == "true")


def output_names(emulator, pipeline: dict, name: str) -> list[str]:
    """The outputs that a step of a pipeline has.

    Raises:
        ArmError: 404 for a component that does not exist.
    """
    return list(_component(emulator, name, pipeline["jobs"][name]).get("outputs") or {})


def _command(common: dict, node: dict, spec: dict, sources: Sources) -> tuple[dict, dict]:
    """A command job."""
    job = common | _trial(node, spec) | {"jobType": "Command"}
    limits = node.get("limits") or {}
    if timeout := bindings.text(limits.get("timeout"), sources):
        job["limits"] = {"jobLimitsType": "Command", "timeout": _duration(timeout)}
    return job, {}


def _parallel(common: dict, node: dict, spec: dict, sources: Sources) -> tuple[dict, dict]:
    """A parallel job: Azure Resource Manager has no type for it, so it is shown as a command."""
    task = spec["task"] | (node.get("task") or {})
    command = f"python {task['entry_script']} {task.get('program_arguments') or ''}"
    flat = {"command": command, "code": task.get("code"), "environment": task["environment"]}
    job = common | _trial(node, spec | flat) | {"jobType": "Command"}
    names = (
        "input_data",
        "mini_batch_size",
        "partition_keys",
        "mini_batch_error_threshold",
        "error_threshold",
        "max_concurrency_per_instance",
        "retry_settings",
    )
    both = spec | {key: value for key, value in node.items() if value is not None}
    settings = {key: bindings.text(both.get(key), sources) for key in names}
    return job, {"runner": "Parallel", "parallel": settings | {"task": task}}


def _sweep(common: dict, node: dict, spec: dict, sources: Sources) -> tuple[dict, dict]:
    """A sweep job."""
    algorithm = node.get("sampling_algorithm") or "random"
    algorithm = {"type": algorithm} if isinstance(algorithm, str) else dict(algorithm)
    kind = algorithm.pop("type").capitalize()
    given = node.get("limits") or {}
    limits = {key: bindings.text(value, sources) for key, value in given.items()}
    for key in ("timeout", "trial_timeout"):
        if limits.get(key):
            limits[key] = _duration(limits[key])
    job = common | {
        "jobType": "Sweep",
        "samplingAlgorithm": _camel(algorithm) | {"samplingAlgorithmType": kind},
        "searchSpace": {
            name: [entry["type"], [entry[key] for key in search_space.ARGUMENTS[entry["type"]]]]
            for name, entry in node["search_space"].items()
        },
        "objective": _camel(node["objective"]),
        "limits": _camel(limits) | {"jobLimitsType": "Sweep"},
        "trial": _trial(node, spec),
    }
    if policy := node.get("early_termination"):
        job["earlyTermination"] = _camel(policy)
    return job, {}


def _pipeline(common: dict, node: dict, spec: dict, sources: Sources) -> tuple[dict, dict]:
    """A pipeline inside of the pipeline."""
    return common | {"jobType": "Pipeline", "jobs": spec["jobs"]}, {}


_KINDS = {
    "command": _command,
    "parallel": _parallel,
    "sweep": _sweep,
    "pipeline": _pipeline,
    automl.TYPE: automl.job,
}
RUNNING = frozenset(_KINDS)  # the types of steps that run


def _trial(node: dict, spec: dict) -> dict:
    """What a command is, in a job of its own and in a sweep."""
    both = spec | {key: value for key, value in node.items() if value}
    found = {"command": spec["command"], "environmentId": _asset(spec["environment"])}
    if spec.get("code"):
        found["codeId"] = _asset(spec["code"])
    if both.get("environment_variables"):
        found["environmentVariables"] = both["environment_variables"]
    if both.get("resources"):
        found["resources"] = _camel(both["resources"])
    if distribution := both.get("distribution"):
        kind = distribution.get("type") or distribution["distribution_type"]
        kind = DISTRIBUTIONS.get(kind.lower(), kind)
        found["distribution"] = _camel(distribution) | {"distributionType": kind}
    return found


def _component(emulator, name: str, node: dict) -> dict:
    """The specification of a step's component."""
    from ..kinds.asset_reference import find_asset  # kinds import execution

    if node.get("type") == automl.TYPE:
        return automl.component(node)
    reference = (node.get("trial") or node).get("componentId")
    component = find_asset(emulator, reference) if reference else None
    if component is None:
        text = f"The component '{reference}' of the step '{name}' was not found."
        raise ArmError(404, "ResourceNotFound", text)
    return component["properties"]["componentSpec"]


def _declared_inputs(node: dict, spec: dict) -> dict:
    """The inputs of a component that are not hyperparameters of the step."""
    searched = node.get("search_space") or {}
    declared = spec.get("inputs") or {}
    return {name: item for name, item in declared.items() if name not in searched}


def _outputs(pipeline: dict, node: dict, spec: dict) -> dict:
    """The outputs of a step, where the step or the pipeline wants them."""
    found = {}
    given = node.get("outputs") or {}
    datastore = (pipeline.get("settings") or {}).get("default_datastore")
    for name, declaration in (spec.get("outputs") or {}).items():
        item = given.get(name) or {}
        bound = bindings.pipeline_output(item)
        wanted = (pipeline.get("outputs") or {}).get(bound, {}) if bound else item
        output = {"jobOutputType": declaration.get("type", "uri_folder")}
        uri = wanted.get("uri")
        if uri and not (bound and is_default(bound, uri)):
            output["uri"] = uri
        elif datastore:
            output["uri"] = IN_DATASTORE.format(datastore.rsplit("/", 1)[-1].split(":")[-1])
        for source, target in (("name", "assetName"), ("version", "assetVersion")):
            if item.get(source) and not bound:
                output[target] = str(item[source])
        if mode := item.get("mode") or wanted.get("mode"):
            output["mode"] = mode
        found[name] = output
    return found


def _compute(workspace: str, pipeline: dict, node: dict, sources: Sources) -> str | None:
    """The compute of a step; ``None`` is serverless.

    Components of pipelines name computes of the workspace that they run in.
    """
    chosen = bindings.text(node.get("computeId") or node.get("compute"), sources)
    default = (pipeline.get("settings") or {}).get("default_compute") or pipeline.get("computeId")
    compute = (chosen or default or "").removeprefix("azureml:")
    if not compute or compute.rsplit("/", 1)[-1] == SERVERLESS:
        return None
    return compute if compute.startswith("/") else f"{workspace}/computes/{compute}"


def _asset(reference: str) -> str:
    """A resource id without the prefix that YAML has; other references keep theirs."""
    return re.sub(r"^azureml:(?=/subscriptions/)", "", reference)


def _camel(value):
    """Keys in camel case, at any depth."""
    if not isinstance(value, dict):
        return value
    return {
        re.sub(r"_(\w)", lambda found: found[1].upper(), key): (
            item if key == "properties" else _camel(item)
        )
        for key, item in value.items()
    }


def _duration(timeout) -> str:
    """A time limit as ISO 8601; a number is seconds."""
    return f"PT{timeout}S" if str(timeout).replace(".", "", 1).isdigit() else str(timeout)
