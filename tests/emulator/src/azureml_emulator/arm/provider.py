"""Requests to Microsoft.MachineLearningServices: checked against the contract, given to a kind."""

from ..messages import ArmError, Request, Response
from . import body, contract, operations, scope
from .ids import ResourceId
from .kind import KINDS, Context, Kind

VERBS = {"GET": "get", "PUT": "put", "PATCH": "patch", "DELETE": "delete"}


def handle(emulator, request: Request, resource_id: ResourceId) -> Response:
    """Answer one request.

    Raises:
        ArmError: as the service would: 400, 404, 405 or 409.
    """
    if "mfeOperationsStatus" in resource_id.segments:
        return operations.poll(emulator, resource_id.name)
    operation = contract.find(request.method, str(resource_id))
    _check_request(request, operation)
    response = _dispatch(Context(emulator, request, resource_id))
    if response.status < 400:
        response.status = operation.success(response.status)
    return response


def create(emulator, resource_id: ResourceId, resource: dict) -> None:
    """Create a resource that a template declares.

    A child of a kind that is not modelled is kept as it is, so that the template can complete.
    """
    kind = KINDS.get(resource_id.type)
    if kind is None:
        scope.put(emulator, resource_id, resource)
        return
    request = Request("PUT", f"https://management.azure.com{resource_id}")
    previous = emulator.resources.get(str(resource_id))
    kind.store(Context(emulator, request, resource_id), resource, previous)


def _check_request(request: Request, operation: contract.Operation) -> None:
    if not request.api_version:
        raise ArmError(
            400,
            "MissingApiVersionParameter",
            "The api-version query parameter (?api-version=) is required for all requests.",
        )
    content = request.json()
    if operation.body is None:
        return
    if content is None:
        if operation.body_required:
            text = f"{operation.name} needs a request body of the type {operation.body}."
            raise ArmError(400, "InvalidRequestContent", text)
        return
    found = body.problems(operation.body, content)
    if found:
        text = f"The request body of {operation.name} has {len(found)} problem(s): "
        raise ArmError(400, "InvalidRequestContent", text + "; ".join(found), tuple(found))


def _dispatch(context: Context) -> Response:
    resource_id, method = context.id, context.request.method
    whole = len(resource_id.segments) % 2 == 0
    if method == "POST":
        return _act(context.at(resource_id.parent), resource_id.name)
    kind = _kind(resource_id.type)
    _check_parents(context, kind)
    if whole:
        return getattr(kind, VERBS[method])(context)
    return kind.list(context)


def _act(context: Context, name: str) -> Response:
    """Answer ``POST …/name``."""
    kind = _kind(context.id.type)
    handler = kind.actions.get(name.lower())
    if handler is None:
        raise ArmError(
            404,
            "ActionNotEmulated",
            f"The emulator does not play '{name}' of {context.id.type}. To add it, write an "
            f"@action in {_file(context.id.type)}.",
        )
    _check_parents(context, kind)
    resource = context.emulator.resources.get(str(context.id))
    if resource is None and handler.needs_resource:
        raise kind.missing(context.id)
    return handler(context, resource)


def _kind(resource_type: str) -> Kind:
    kind = KINDS.get(resource_type)
    if kind is None:
        raise ArmError(
            404,
            "ResourceTypeNotEmulated",
            f"The emulator does not model {resource_type} yet. To add it, write "
            f"{_file(resource_type)}.",
        )
    return kind


def _file(resource_type: str) -> str:
    """The file of ``kinds/`` that a resource type belongs in: ``workspaces/jobs``, kinds/job.py."""
    noun = resource_type.removesuffix("/versions").split("/")[-1]
    return f"kinds/{noun.removesuffix('s')}.py"


def _check_parents(context: Context, kind: Kind) -> None:
    """Refuse a request below a resource that does not exist."""
    segments = context.id.segments
    if segments[0].lower() == "locations":
        return
    depth = 2 if not kind.needs_parent else len(segments) - 1
    for end in range(2, depth + 1, 2):
        parent = context.id._replace(segments=segments[:end])
        if parent == context.id or str(parent) in context.emulator.resources:
            continue
        if context.request.method == "PUT":
            raise ArmError(
                404,
                "ParentResourceNotFound",
                "Can not perform requested operation on nested resource. Parent resource "
                f"'{parent.name}' not found.",
            )
        raise _kind(parent.type).missing(parent)
