"""Assets: a container with a name, and versions below it whose content does not change."""

import re
from typing import ClassVar

from ..messages import ArmError, Response
from .ids import ResourceId
from .kind import KINDS, Context, Kind, list_view

# Source: the pattern of asset names in the service's OpenAPI definition
NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9\-_.]{0,254}")


class ContainerKind(Kind):
    """What the versions of one asset have in common; made with the first version."""

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Add the defaults; the version counters are the service's own."""
        check_name(context.id.name)
        if context.id.in_registry:
            resource["id"] = context.id.uri
        properties = resource["properties"]
        for key, default in (("isArchived", False), ("tags", {}), ("properties", {})):
            properties.setdefault(key, default)
        properties["nextVersion"] = "1"
        properties.pop("latestVersion", None)
        if previous:
            kept = previous["properties"]
            properties |= {k: kept[k] for k in ("latestVersion", "nextVersion") if k in kept}

    def select(self, context: Context, resources) -> list[dict]:
        """Leave out the assets that have nothing but anonymous versions."""
        shown = super().select(context, resources)
        return [resource for resource in shown if "latestVersion" in resource["properties"]]


class VersionedKind(Kind):
    """One version of an asset.

    Attributes:
        content: the properties that a version keeps for ever.
        defaults: what the service adds to the properties of a new version.
    """

    needs_parent: ClassVar[bool] = False
    content: ClassVar[tuple[str, ...]] = ()
    defaults: ClassVar[dict] = {}

    def complete(self, context: Context, properties: dict) -> None:
        """Check the properties of a version and add what the service would.

        Raises:
            ArmError: when the service would refuse them.
        """

    def lasting(self, properties: dict) -> dict:
        """The properties whose values under the names in ``content`` may not change."""
        return properties

    def changed(self, context: Context, fields: list[str]) -> ArmError:
        """The error for a version whose content would change."""
        name, version = context.id.segments[-3], context.id.name
        return ArmError(
            409,
            "UserError",
            f"Version {version} of '{name}' already exists and its {', '.join(fields)} cannot be "
            "changed. Create a new version.",
        )

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Add the defaults, and refuse a change of content."""
        check_name(context.id.segments[-3])
        check_name(context.id.name)
        if context.id.in_registry:
            resource["id"] = context.id.uri
        properties = resource["properties"]
        common = {"isAnonymous": False, "isArchived": False, "tags": {}, "properties": {}}
        for key, default in (common | self.defaults).items():
            properties.setdefault(key, default)
        self.complete(context, properties)
        if previous is None:
            return
        kept = previous["properties"]
        then, now = self.lasting(kept), self.lasting(properties)
        fields = [key for key in self.content if then.get(key) != now.get(key)]
        if fields:
            raise self.changed(context, fields)
        container = context.emulator.resources.get(str(_container(context.id)))
        if container["properties"]["isArchived"] and kept["isArchived"] != properties["isArchived"]:
            raise ArmError(
                400,
                "UserError",
                f"'{container['name']}' is archived as a whole; restore it before its versions.",
            )

    def created(self, context: Context, resource: dict) -> None:
        """Make the container, or count the version in it."""
        container_id = _container(context.id)
        stored = context.emulator.resources.get(str(container_id))
        kind = container_kind(container_id)
        container = stored or kind.store(context.at(container_id), self.header(resource), None)
        properties = container["properties"]
        if not resource["properties"]["isAnonymous"]:
            properties["latestVersion"] = resource["name"]
        if resource["name"].isdigit():
            following = max(int(properties["nextVersion"]), int(resource["name"]) + 1)
            properties["nextVersion"] = str(following)
        context.emulator.resources.put(str(container_id), container)

    def header(self, resource: dict) -> dict:
        """The container that is made with the first version."""
        return {"properties": {}}

    def removed(self, context: Context, resource: dict) -> None:
        """Correct the container's latest version."""
        container_id = _container(context.id)
        container = context.emulator.resources.get(str(container_id))
        left = [
            version["name"]
            for _, version in context.emulator.resources.items(f"{container_id}/versions/")
            if not version["properties"]["isAnonymous"]
        ]
        container["properties"].pop("latestVersion", None)
        if left:
            container["properties"]["latestVersion"] = left[-1]
        context.emulator.resources.put(str(container_id), container)

    def select(self, context: Context, resources) -> list[dict]:
        """Newest first; ``$orderBy`` and ``$tags`` change that."""
        shown = super().select(context, resources)
        if "asc" not in context.request.query.get("$orderBy", "").lower():
            shown.reverse()
        tag = context.request.query.get("$tags")
        if tag:
            key, _, text = tag.partition("=")
            shown = [r for r in shown if r["properties"]["tags"].get(key) == (text or None)]
        return shown

    def list(self, context: Context) -> Response:
        """List the versions; below an archived container all of them count as archived."""
        container = context.emulator.resources.get(str(context.id.parent))
        archived = bool(container and container["properties"]["isArchived"])
        if archived and list_view(context.request) == "activeonly":
            return Response.of_json({"value": []})
        return super().list(context)

    def missing(self, resource_id: ResourceId) -> ArmError:
        """The 404 for a version."""
        noun, name = resource_id.segments[-4].rstrip("s"), resource_id.segments[-3]
        where = "registry" if resource_id.in_registry else "workspace"
        text = f"The {noun} '{name}' has no version '{resource_id.name}' in this {where}."
        return ArmError(404, "UserError", text)


def container_kind(container_id: ResourceId) -> ContainerKind:
    """The kind that answers for the container."""
    return KINDS[container_id.type]


def check_name(name: str) -> None:
    """Refuse a name or version that the service would not accept.

    Raises:
        ArmError: 400.
    """
    if not NAME.fullmatch(name):
        raise ArmError(
            400,
            "UserError",
            f"'{name}' is not a valid name: use 1 to 255 letters, digits, '-', '_' or '.', and "
            "begin with a letter or a digit.",
        )


def _container(version_id: ResourceId) -> ResourceId:
    return version_id._replace(segments=version_id.segments[:-2])
