"""What a feature store has beside other workspaces: its materialization stores."""

from ..arm.kind import Context
from ..messages import ArmError

# The template of the SDK writes these names in other cases; clients read them in this one.
SPELLING = (
    "computeRuntime",
    "sparkRuntimeVersion",
    "offlineStoreConnectionName",
    "onlineStoreConnectionName",
)
STORES = {"offline": "offlineStoreConnectionName", "online": "onlineStoreConnectionName"}


def complete(context: Context, properties: dict, previous: dict | None) -> None:
    """Spell the settings of a feature store as the service does, and check their change.

    Source: https://learn.microsoft.com/azure/machine-learning/feature-set-materialization-concepts

    Raises:
        ArmError: 400 for another materialization store while a feature set is materialized.
    """
    settings = properties["featureStoreSettings"] = _spelled(properties["featureStoreSettings"])
    if previous is None:
        return
    before = previous["properties"].get("featureStoreSettings", {})
    for store, key in STORES.items():
        if before.get(key) and before[key] != settings.get(key):
            _refuse_materialized(context, store)


def _spelled(settings: dict) -> dict:
    """Settings with their right names and without empty texts."""
    names = {name.lower(): name for name in SPELLING}
    return {
        names.get(key.lower(), key): _spelled(value) if isinstance(value, dict) else value
        for key, value in settings.items()
        if value != ""
    }


def _refuse_materialized(context: Context, store: str) -> None:
    """Refuse to change a store that feature sets are materialized to."""
    for _, resource in context.emulator.resources.items(f"{context.id}/featuresets/"):
        settings = resource["properties"].get("materializationSettings", {})
        if store in settings.get("storeType", "").lower():
            name, version = resource["id"].split("/")[-3], resource["name"]
            raise ArmError(
                400,
                "UserError",
                f"The feature set '{name}:{version}' is materialized to the {store} store. Disable "
                f"{store} materialization of all feature sets before you change the store.",
            )
