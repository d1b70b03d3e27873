"""Feature sets: features that are computed from a source, for the entities of a feature store."""

from typing import ClassVar

from ..arm.ids import ResourceId
from ..arm.kind import Context, Kind, action, page
from ..arm.versioned import ContainerKind, VersionedKind
from ..messages import ArmError, Response
from . import feature_materialization, feature_set_spec, name_values, schedule
from .feature_store_entity import missing_version, require_feature_store

ENTITIES = "featurestoreEntities"


class FeatureSetContainer(ContainerKind):
    """A feature set without a version."""

    types = ("workspaces/featuresets",)


class FeatureSetVersion(VersionedKind):
    """One version of a feature set.

    Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-feature-set
    """

    types = ("workspaces/featuresets/versions",)
    long_running = frozenset({"put", "delete"})
    content = ("entities", "specification")
    defaults: ClassVar[dict] = {"stage": "Development", "provisioningState": "Succeeded"}

    def complete(self, context: Context, properties: dict) -> None:
        """Check the specification, the entities and the materialization settings."""
        require_feature_store(context)
        path = (properties.get("specification") or {}).get("path")
        if not path:
            raise ArmError(400, "UserError", "The feature set has no specification.path.")
        spec = feature_set_spec.read(context.emulator, str(context.id.root), path)
        if not properties.get("entities"):
            raise ArmError(400, "UserError", "The feature set has no entities: name one or more.")
        for reference in properties["entities"]:
            _check_index_columns(_entity(context, reference), spec)
        _check_settings(properties.get("materializationSettings") or {})

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check and complete the version; its materialization schedule counts from now."""
        super().fill(context, resource, previous)
        schedule.watch(context.emulator, resource, new=previous is None)

    def removed(self, context: Context, resource: dict) -> None:
        """Forget when the feature set was materialized."""
        schedule.forget(context.emulator, str(context.id))
        super().removed(context, resource)

    def lasting(self, properties: dict) -> dict:
        """References to the same entities are the same, however they are written."""
        names = sorted(_short(reference) for reference in properties.get("entities", []))
        return properties | {"entities": names}

    def missing(self, resource_id: ResourceId) -> ArmError:
        """The 404 for a version."""
        return missing_version("Featureset", resource_id)

    @action("backfill", recorded=True)
    def backfill(self, context: Context, resource: dict) -> Response:
        """Record the jobs that would materialize a feature window; answer with their names."""
        jobs = feature_materialization.backfill(context, resource, context.request.json() or {})
        return Response.of_json({"jobIds": jobs})


class Feature(Kind):
    """The features of a version: what its specification lists. Clients only read them."""

    types = ("workspaces/featuresets/versions/features",)

    def get(self, context: Context) -> Response:
        """Show one feature.

        Raises:
            ArmError: 404 when the specification does not list it.
        """
        version = context.at(context.id.parent)
        for feature in _features(version):
            if feature["name"] == context.id.name:
                return Response.of_json(feature)
        text = f"Feature '{context.id.name}' not found in this featureset."
        raise ArmError(404, "UserError", text)

    def list(self, context: Context) -> Response:
        """List the features by ``featureName``, ``description`` and ``tags``."""
        query = context.request.query
        name, text = query.get("featureName", ""), query.get("description", "")
        tags = name_values.parse(query.get("tags", ""))
        shown = [
            feature
            for feature in _features(context.at(context.id.parent))
            if name in ("", feature["name"])
            and text.lower() in feature["properties"]["description"].lower()
            and name_values.match(feature["properties"]["tags"], tags)
        ]
        return page(context, shown)


def _features(version: Context) -> list[dict]:
    """The features of the version that a context names, as resources."""
    resource = version.emulator.resources.get(str(version.id))
    path = resource["properties"]["specification"]["path"]
    spec = feature_set_spec.read(version.emulator, str(version.id.root), path)
    return [
        {
            "id": str(version.id.child("features", feature["name"])),
            "name": feature["name"],
            "type": f"{resource['type']}/features",
            "systemData": resource["systemData"],
            "properties": {
                "featureName": feature["name"],
                "dataType": str(feature["type"]).capitalize(),
                "description": feature.get("description") or "",
                "tags": feature.get("tags") or {},
                "properties": {},
                "isAnonymous": False,
                "isArchived": False,
            },
        }
        for feature in spec["features"]
    ]


def _entity(context: Context, reference: str) -> dict:
    """The entity that a feature set names.

    Raises:
        ArmError: 400 for a reference that is malformed, 404 for an entity that does not exist.
    """
    name, _, version = _short(reference).partition(":")
    if not version:
        text = f"The entity '{reference}' has no version; write azureml:<name>:<version>."
        raise ArmError(400, "UserError", text)
    entity_id = context.id.root.child(ENTITIES, name, "versions", version)
    found = context.emulator.resources.get(str(entity_id))
    if found is None:
        raise missing_version("Featurestore entity", entity_id)
    return found


def _short(reference: str) -> str:
    """``name:version`` out of a reference that may be a resource id."""
    reference = reference.removeprefix("azureml:")
    found = ResourceId.parse(reference)
    return f"{found.segments[-3]}:{found.name}" if found else reference


def _check_index_columns(entity: dict, spec: dict) -> None:
    """Refuse a specification that lacks an index column of an entity, or has another type for it.

    A feature set made of other feature sets has their index columns.
    """
    if not spec.get("index_columns"):
        return
    columns = {item["name"]: str(item["type"]).lower() for item in spec["index_columns"]}
    for column in entity["properties"]["indexColumns"]:
        name, kind = column["columnName"], str(column.get("dataType")).lower()
        if columns.get(name) != kind:
            raise ArmError(
                400,
                "UserError",
                f"The entity '{entity['id'].split('/')[-3]}' has the index column '{name}' of the "
                f"type {kind}; index_columns of the specification must have it, too.",
            )


def _check_settings(settings: dict) -> None:
    """Refuse a schedule that materialization does not know."""
    recurrence = settings.get("schedule")
    if not recurrence:
        return
    frequency = str(recurrence.get("frequency")).lower()
    if frequency not in feature_materialization.PERIODS:
        text = f"A materialization schedule has the frequency Day or Hour, not {frequency}."
        raise ArmError(400, "UserError", text)
