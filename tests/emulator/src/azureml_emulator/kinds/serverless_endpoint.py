"""Serverless endpoints: models of the catalog as an API. Recorded: no model answers."""

from typing import ClassVar

from ..arm.ids import REGION
from ..arm.kind import Context, Kind, action
from ..messages import ArmError, Response
from ..serving import credentials, names
from .marketplace_subscription import catalog_model, is_subscribed

NAMES = "serverless-endpoint-names"  # name to id; the name is a part of the host


class ServerlessEndpoint(Kind):
    """``workspaces/serverlessEndpoints``.

    Source: https://learn.microsoft.com/azure/machine-learning/how-to-deploy-models-serverless
    """

    types = ("workspaces/serverlessendpoints",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "delete"})
    recorded: ClassVar[bool] = True

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check name, model and subscription; add address and defaults."""
        name, properties = context.id.name, resource["properties"]
        names.check("endpoint", name)
        owner = _names(context.emulator).get(name)
        if owner and owner.lower() != str(context.id).lower():
            text = f"The endpoint name '{name}' is taken in this region by {owner}."
            raise ArmError(409, "Conflict", text)
        model_id = (properties.get("modelSettings") or {}).get("modelId")
        model = catalog_model(model_id)
        if not model.is_of_microsoft and not is_subscribed(context, model_id):
            raise ArmError(
                400,
                "BadArgument",
                f"The workspace has no marketplace subscription to {model_id}, which another "
                "publisher than Microsoft offers. Create the subscription first.",
            )
        resource.setdefault("location", REGION)
        resource.setdefault("tags", {})
        resource.setdefault("sku", {"name": "Consumption"})
        properties.setdefault("authMode", "Key")
        host = f"{name.lower()}.{resource['location']}.models.ai.azure.com"
        properties |= {
            "provisioningState": "Succeeded",
            "endpointState": "Online",
            "inferenceEndpoint": {"uri": f"https://{host}", "headers": {}},
        }

    def created(self, context: Context, resource: dict) -> None:
        """Give the endpoint its host and its keys."""
        _names(context.emulator).put(context.id.name, str(context.id))
        credentials.make_keys(context.emulator, str(context.id))

    def removed(self, context: Context, resource: dict) -> None:
        """Make the name free again."""
        _names(context.emulator).delete(context.id.name)

    @action("listKeys")
    def list_keys(self, context: Context, resource: dict) -> Response:
        """The keys of the endpoint."""
        return Response.of_json(credentials.keys(context.emulator, resource["id"]))

    @action("regenerateKeys")
    def regenerate_keys(self, context: Context, resource: dict) -> Response:
        """Replace one key, and answer with both."""
        body = context.request.json()
        kind, value = body["keyType"], body.get("keyValue")
        credentials.regenerate(context.emulator, resource["id"], kind, value)
        return Response.of_json(credentials.keys(context.emulator, resource["id"]))


def find(emulator, name: str) -> dict | None:
    """The serverless endpoint that a host name belongs to."""
    endpoint_id = _names(emulator).get(name)
    return emulator.resources.get(endpoint_id) if endpoint_id else None


def _names(emulator):
    return emulator.store.collection(NAMES)
