"""Connections: what a workspace reaches outside of it, and with which secret."""

import re

from ..arm.kind import Context, Kind, action, merge, page
from ..messages import ArmError, Response

# Source: https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/connections
NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}")
# The SDK names the connections of a feature store to its materialization stores like this.
STORE = re.compile(r"(Offline|Online)StoreConnectionName-[0-9a-f]{8}")
# Other names of a category in the SDK's own template, and how the service answers.
CATEGORIES = {"AzureDataLakeGen2": "ADLSGen2"}
DATA = ("adlsgen2", "azureblob", "azureonelake")  # listed only when asked for


class Connection(Kind):
    """A connection; its credentials are kept apart and shown by ``listSecrets`` only."""

    types = ("workspaces/connections",)

    def put(self, context: Context) -> Response:
        """Create the connection or replace it.

        Raises:
            ArmError: 400 for a name that the API does not allow.
        """
        if not (NAME.fullmatch(context.id.name) or STORE.fullmatch(context.id.name)):
            raise ArmError(
                400,
                "ValidationError",
                f"'{context.id.name}' is not a valid connection name: use 3 to 33 letters, digits, "
                "'-' or '_', and begin with a letter or a digit.",
            )
        return super().put(context)

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Put the credentials away and complete the properties."""
        properties = resource["properties"]
        secrets = context.emulator.secrets
        category = properties.get("category")
        properties["category"] = CATEGORIES.get(category, category)
        if credentials := properties.pop("credentials", None):
            kept = secrets.get(str(context.id), {}) if _same_type(previous, properties) else {}
            secrets.put(str(context.id), merge(kept, credentials))
        elif not _same_type(previous, properties):
            secrets.delete(str(context.id))
        properties.setdefault("isSharedToAll", True)
        properties.setdefault("metadata", {})
        properties["group"] = properties.get("group", "AzureAI")

    def list(self, context: Context) -> Response:
        """List connections by ``category`` and ``target``; those to data with ``includeAll``."""
        query = context.request.query
        category = query.get("category", "").lower()
        everything = category or query.get("includeAll", "").lower() == "true"
        target = query.get("target")
        shown = [
            resource
            for _, resource in context.emulator.resources.items(f"{context.id}/")
            if category in ("", resource["properties"]["category"].lower())
            and (everything or resource["properties"]["category"].lower() not in DATA)
            and target in (None, resource["properties"].get("target"))
        ]
        return page(context, shown)

    @action("listSecrets")
    def list_secrets(self, context: Context, resource: dict) -> Response:
        """The connection with its credentials."""
        credentials = context.emulator.secrets.get(str(context.id))
        resource["properties"]["credentials"] = credentials
        return Response.of_json(resource)


def _same_type(previous: dict | None, properties: dict) -> bool:
    """Whether a connection goes on with the kind of credentials that it had."""
    kept = (previous or {}).get("properties", {}).get("authType", "")
    return kept.lower() == str(properties.get("authType")).lower()
