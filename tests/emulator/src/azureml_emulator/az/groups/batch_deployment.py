"""What ``batch-deployment.yml`` cannot say."""

from dataclasses import replace

from azure.ai.ml.entities import PipelineComponent, PipelineComponentBatchDeployment
from azure.ai.ml.entities._load_functions import _try_load_yaml_dict

from ..call import Call
from ..update import update
from ..verbs import load, operations, send

LOADERS = {
    "model": "load_model_batch_deployment",
    "pipeline": "load_pipeline_component_batch_deployment",
}


def create_deployment(call: Call):
    """Create a deployment; a pipeline component in the file is registered first.

    With ``--set-default`` the endpoint then uses it for requests that name no deployment.
    """
    call = _with_loader(call)
    deployment = load(call)
    if isinstance(deployment, PipelineComponentBatchDeployment) and isinstance(
        deployment.component, PipelineComponent
    ):
        deployment.component = call.client.components.create_or_update(deployment.component).id
    result = send(call, "create", deployment)
    if call.get("set_default"):
        endpoints = call.client.batch_endpoints
        endpoint = endpoints.get(deployment.endpoint_name)
        endpoint.defaults = {"deployment_name": deployment.name}
        endpoints.begin_create_or_update(endpoint).result()
    return result


def update_deployment(call: Call):
    """Change a deployment, or replace it by what the file says."""
    return update(_with_loader(call))


def _with_loader(call: Call) -> Call:
    """The call, with the function that reads a deployment of the file's type."""
    if "file" in call.values:
        kind = _try_load_yaml_dict(call["file"]).get("type")
    else:
        kind = operations(call).get(call["name"], call["endpoint_name"]).type
    loader = LOADERS.get(kind, call.entry["load"])
    return replace(call, entry=call.entry | {"load": loader})
