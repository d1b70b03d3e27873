"""Feature store entities: index columns that feature sets have in common."""

from typing import ClassVar

from ..arm.ids import ResourceId
from ..arm.kind import Context
from ..arm.versioned import ContainerKind, VersionedKind
from ..messages import ArmError


class FeatureStoreEntityContainer(ContainerKind):
    """An entity without a version."""

    types = ("workspaces/featurestoreentities",)


class FeatureStoreEntityVersion(VersionedKind):
    """One version of an entity.

    Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-feature-entity
    """

    types = ("workspaces/featurestoreentities/versions",)
    long_running = frozenset({"put", "delete"})
    content = ("indexColumns",)
    defaults: ClassVar[dict] = {"stage": "Development", "provisioningState": "Succeeded"}

    def complete(self, context: Context, properties: dict) -> None:
        """Refuse an entity outside of a feature store, and one without index columns."""
        require_feature_store(context)
        if not properties.get("indexColumns"):
            raise ArmError(400, "UserError", "The feature store entity has no index columns.")

    def missing(self, resource_id: ResourceId) -> ArmError:
        """The 404 for a version."""
        return missing_version("Featurestore entity", resource_id)


def require_feature_store(context: Context) -> None:
    """Refuse what belongs into a feature store in a workspace of another kind.

    Raises:
        ArmError: 400.
    """
    if context.root["kind"] != "FeatureStore":
        raise ArmError(
            400,
            "UserError",
            f"'{context.id.root.name}' is not a feature store. Connect the client to the feature "
            "store: its name takes the place of the workspace's.",
        )


def missing_version(noun: str, resource_id: ResourceId) -> ArmError:
    """The 404 for a version of an asset of a feature store."""
    name, version = resource_id.segments[-3], resource_id.name
    return ArmError(404, "UserError", f"{noun} with name: {name} and version: {version} not found.")
