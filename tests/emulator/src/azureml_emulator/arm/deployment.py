"""Deployments of templates: how the SDK and the CLI create workspaces.

Source: https://learn.microsoft.com/rest/api/resources/deployments
"""

from ..messages import ArmError, Request, Response
from . import jsonc, provider, scope
from .expressions import Scope
from .ids import PROVIDER, ResourceId
from .template import Declared, Template


def handle(emulator, request: Request, resource_id: ResourceId) -> Response:
    """Validate or create a deployment, show it, or list its operations.

    Raises:
        ArmError: 404 for a deployment that was never made, 400 for a template that is refused.
    """
    if request.method == "PUT":
        return _deploy(emulator, request, resource_id)
    if request.method == "POST" and resource_id.name.lower() == "validate":
        return _validate(emulator, request, resource_id.parent)
    found = emulator.resources.get(str(resource_id))
    if found is None:
        name = resource_id.segments[1] if len(resource_id.segments) > 1 else ""
        raise ArmError(404, "DeploymentNotFound", f"Deployment '{name}' could not be found.")
    if request.method == "DELETE":
        emulator.resources.delete(str(resource_id))
        return Response(204)
    return Response.of_json(found)


def _deploy(emulator, request: Request, resource_id: ResourceId) -> Response:
    """Make every resource of the template; the deployment is complete when it is answered."""
    properties, template = _read(emulator, request, resource_id)
    operations = []
    for declared in template.resources():
        _create(emulator, resource_id.name, declared)
        operations.append(_operation(emulator, resource_id, declared))
    document = {
        "id": str(resource_id),
        "name": resource_id.name,
        "type": "Microsoft.Resources/deployments",
        "properties": {
            "provisioningState": "Succeeded",
            "mode": properties.get("mode", "Incremental"),
            "correlationId": emulator.ids.new(),
            "timestamp": emulator.clock.timestamp(),
            "duration": "PT1S",
        },
    }
    emulator.resources.put(str(resource_id), document)
    emulator.resources.put(str(resource_id.child("operations")), {"value": operations})
    return Response.of_json(document, 201)


def _validate(emulator, request: Request, resource_id: ResourceId) -> Response:
    """What a deployment would make; it is tried and taken back.

    Only resources that lie in no other are tried: a job, say, would start.
    """
    properties, template = _read(emulator, request, resource_id)
    found = list(template.resources())
    with emulator.store.rolled_back():
        for declared in found:
            if len(ResourceId.parse(declared.id).segments) == 2:
                _create(emulator, resource_id.name, declared)
    document = {
        "id": str(resource_id),
        "name": resource_id.name,
        "type": "Microsoft.Resources/deployments",
        "properties": {
            "provisioningState": "Succeeded",
            "mode": properties.get("mode", "Incremental"),
            "timestamp": emulator.clock.timestamp(),
            "validatedResources": [{"id": declared.id} for declared in found],
        },
    }
    return Response.of_json(document)


def _read(emulator, request: Request, resource_id: ResourceId) -> tuple[dict, Template]:
    """The properties of a request to deploy, and the template in them."""
    properties = (jsonc.loads(request.body) or {}).get("properties") or {}
    where = Scope(resource_id.subscription, resource_id.group, emulator.ids.new)
    return properties, Template(properties["template"], properties.get("parameters") or {}, where)


def _create(emulator, deployment: str, declared: Declared) -> None:
    """Make one resource.

    Raises:
        ArmError: 400 that names the deployment and holds what the resource was refused for.
    """
    resource_id = ResourceId.parse(declared.id)
    try:
        if resource_id.provider.lower() == PROVIDER.lower():
            provider.create(emulator, resource_id, declared.body)
        else:
            scope.put(emulator, resource_id, declared.body)
    except ArmError as error:
        raise ArmError(
            400,
            "InvalidTemplateDeployment",
            f"The template deployment '{deployment}' is not valid: {error.message}",
            (f"{error.code}: {error.message}", *error.details),
        ) from None


def _operation(emulator, resource_id: ResourceId, declared: Declared) -> dict:
    identifier = emulator.ids.new()
    name = declared.id.rsplit("/", 1)[-1]
    return {
        "id": f"{resource_id}/operations/{identifier}",
        "operationId": identifier,
        "properties": {
            "provisioningOperation": "Create",
            "provisioningState": "Succeeded",
            "duration": "PT1S",
            "timestamp": emulator.clock.timestamp(),
            "targetResource": {
                "id": declared.id,
                "resourceType": declared.type,
                "resourceName": name,
            },
        },
    }
