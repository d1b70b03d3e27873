"""What every resource kind has in common: create, read, list, update, delete, archive, actions."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from ..messages import ArmError, Request, Response
from .ids import PROVIDER, ResourceId
from .operations import accepted

if TYPE_CHECKING:
    from ..emulator import Emulator

KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Context:
    """What a handler knows: the emulator, the request, and the id that the request names."""

    emulator: "Emulator"
    request: Request
    id: ResourceId

    def at(self, resource_id: ResourceId) -> "Context":
        """The same request, seen from another resource."""
        return replace(self, id=resource_id)

    @property
    def root(self) -> dict:
        """The workspace or registry that the resource lies in."""
        return self.emulator.resources.get(str(self.id.root))


def action(name: str, *, needs_resource: bool = True, recorded: bool = False) -> Callable:
    """Mark a method as the answer to ``POST …/name``; it takes the context and the resource.

    Args:
        needs_resource: whether a missing resource is a 404; else the method gets ``None``.
        recorded: whether nothing happens but the answer (see ``Kind.recorded``).
    """

    def mark(method: Callable) -> Callable:
        method.action = name.lower()
        method.needs_resource = needs_resource
        method.recorded = recorded
        return method

    return mark


class Kind:
    """One resource type. Subclass it in one file of ``kinds/``; importing it registers it.

    Attributes:
        needs_parent: whether every resource above this one must exist, or only the workspace.
        types: resource types without the provider, such as ``workspaces/computes``.
        long_running: the verbs (``put``, ``patch``, ``delete``) answered with an operation to poll.
        required: whether a resource must exist before anything can be created inside it.
        recorded: whether the resource is checked, kept and shown, and stands for nothing here.
    """

    types: ClassVar[tuple[str, ...]] = ()
    needs_parent: ClassVar[bool] = True
    long_running: ClassVar[frozenset[str]] = frozenset()
    required: ClassVar[bool] = True
    recorded: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs) -> None:
        super().__init_subclass__(**kwargs)
        instance = cls()
        instance.actions = {
            getattr(cls, name).action: getattr(instance, name)
            for name in dir(cls)
            if hasattr(getattr(cls, name), "action")
        }
        for resource_type in cls.types:
            KINDS[resource_type.lower()] = instance

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check ``resource`` and complete it with what the service would add.

        Args:
            previous: the resource as it was, or ``None`` when it is new.

        Raises:
            ArmError: when the service would refuse it.
        """

    def created(self, context: Context, resource: dict) -> None:
        """Called once a new resource is stored."""

    def removed(self, context: Context, resource: dict) -> None:
        """Called once a resource and everything below it is gone."""

    def select(self, context: Context, resources: Iterator[dict]) -> list[dict]:
        """Filter and order what a list shows, by the query of the request."""
        shown = {"activeonly": (False,), "archivedonly": (True,)}.get(
            list_view(context.request), (False, True)
        )
        return [
            resource
            for resource in resources
            if bool(resource["properties"].get("isArchived")) in shown
        ]

    def put(self, context: Context) -> Response:
        """Create the resource or replace it."""
        previous = context.emulator.resources.get(str(context.id))
        resource = self.store(context, context.request.json() or {}, previous)
        return self.answer(context, "put", resource, 200 if previous else 201)

    def patch(self, context: Context) -> Response:
        """Merge the request into the resource."""
        previous = self.existing(context)
        merged = merge(copy.deepcopy(previous), context.request.json() or {})
        resource = self.store(context, merged, previous)
        return self.answer(context, "patch", resource, 200)

    def get(self, context: Context) -> Response:
        """Show the resource."""
        return Response.of_json(self.existing(context))

    def list(self, context: Context) -> Response:
        """List the children of the parent, a page at a time (``$top`` and ``$skip``)."""
        prefix = str(context.id) + "/"
        children = (
            resource
            for key, resource in context.emulator.resources.items(prefix)
            if "/" not in key[len(prefix) :]
        )
        return page(context, self.select(context, children))

    def delete(self, context: Context) -> Response:
        """Remove the resource and everything below it."""
        resources = context.emulator.resources
        resource = resources.get(str(context.id))
        if resource is None:
            return Response(204)
        resources.delete(str(context.id))
        context.emulator.secrets.delete(str(context.id))
        for key, _ in list(resources.items(str(context.id) + "/")):
            resources.delete(key)
            context.emulator.secrets.delete(key)
        self.removed(context, resource)
        return self.answer(context, "delete", None, 200)

    def store(self, context: Context, body: dict, previous: dict | None) -> dict:
        """Fill, stamp and keep a resource; return it as it is now."""
        resource = without_nulls(copy.deepcopy(body))
        resource.setdefault("properties", {})
        types = "/".join(context.id.segments[0::2])
        resource |= {
            "id": str(context.id),
            "name": context.id.name,
            "type": f"{PROVIDER}/{types}",
            "systemData": self.stamp(context, previous),
        }
        self.fill(context, resource, previous)
        context.emulator.resources.put(str(context.id), resource)
        if previous is None:
            self.created(context, resource)
        return context.emulator.resources.get(str(context.id))

    def stamp(self, context: Context, previous: dict | None) -> dict:
        """Who created and changed the resource, and when."""
        now = context.emulator.clock.timestamp()
        user = {"createdBy": "Learner", "createdByType": "User"}
        made = (previous or {}).get("systemData") or {"createdAt": now, **user}
        made |= {"lastModifiedAt": now, "lastModifiedBy": "Learner", "lastModifiedByType": "User"}
        return made

    def existing(self, context: Context) -> dict:
        """The resource that the request names.

        Raises:
            ArmError: 404 when there is none.
        """
        resource = context.emulator.resources.get(str(context.id))
        if resource is None:
            raise self.missing(context.id)
        return resource

    def missing(self, resource_id: ResourceId) -> ArmError:
        """The 404 for a resource of this kind."""
        types = "/".join(resource_id.segments[0::2])
        names = "/".join(resource_id.segments[1::2])
        return ArmError(
            404,
            "ResourceNotFound",
            f"The Resource '{PROVIDER}/{types}/{names}' under resource group "
            f"'{resource_id.group}' was not found.",
        )

    def answer(self, context: Context, verb: str, resource: dict | None, status: int) -> Response:
        """The response to a change, with an operation to poll where the service has one."""
        response = Response.of_json(resource, status) if resource else Response(status)
        if verb in self.long_running:
            return accepted(context, response, resource)
        return response


def list_view(request: Request) -> str:
    """The ``listViewType`` of a request in lower case; that of models in a registry has the
    name of the SDK's enumeration in it: ``ListViewType.ACTIVE_ONLY``."""
    view = request.query.get("listViewType", "ActiveOnly")
    return view.rpartition(".")[2].replace("_", "").lower()


def page(context: Context, resources: list[dict]) -> Response:
    """One page of a list, with ``nextLink`` when there is more."""
    query = context.request.query
    skip = int(query.get("$skip") or 0)
    top = int(query.get("$top") or 1000)
    result = {"value": resources[skip : skip + top]}
    if len(resources) > skip + top and not query.get("$top"):
        join = "&" if "?" in context.request.url else "?"
        result["nextLink"] = f"{context.request.url}{join}$skip={skip + top}"
    return Response.of_json(result)


def merge(target: dict, change: dict) -> dict:
    """Merge ``change`` into ``target`` as JSON merge patch (RFC 7396) does."""
    for key, value in change.items():
        if value is None:
            target.pop(key, None)
        elif isinstance(value, dict) and isinstance(target.get(key), dict):
            merge(target[key], value)
        else:
            target[key] = value
    return target


def without_nulls(value):
    """``value`` without the keys that are ``null``, at any depth."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    return value
