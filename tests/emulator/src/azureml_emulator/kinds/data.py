"""Data assets: files, folders and tables with a version."""

from ..arm.kind import Context
from ..arm.versioned import ContainerKind, VersionedKind
from ..messages import ArmError


class DataContainer(ContainerKind):
    """A data asset without a version."""

    types = ("workspaces/data", "registries/data")


class DataVersion(VersionedKind):
    """One version of a data asset: a URI and its type."""

    types = ("workspaces/data/versions", "registries/data/versions")
    content = ("dataUri", "dataType")

    def complete(self, context: Context, properties: dict) -> None:
        """Refuse an empty URI, and a type that the versions before did not have."""
        if not properties.get("dataUri"):
            raise ArmError(400, "UserError", "The data asset has no dataUri: give it a path.")
        container_id = context.id._replace(segments=context.id.segments[:-2])
        container = context.emulator.resources.get(str(container_id))
        if container and container["properties"]["dataType"] != properties["dataType"]:
            raise ArmError(
                400,
                "UserError",
                f"'{container['name']}' is of the type {container['properties']['dataType']}; all "
                "versions of a data asset have the same type.",
            )

    def changed(self, context: Context, fields: list[str]) -> ArmError:
        """The message that the SDK knows this error by."""
        return ArmError(409, "UserError", "Asset paths cannot be updated.")

    def header(self, resource: dict) -> dict:
        """A container has the type of its first version."""
        return {"properties": {"dataType": resource["properties"]["dataType"]}}
