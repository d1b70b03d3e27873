"""Marketplace subscriptions to models of the catalog: recorded, and nothing is billed."""

import re
from typing import ClassVar, NamedTuple

from ..arm.kind import Context, Kind
from ..messages import ArmError

# Source: https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/marketplacesubscriptions
NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}")
_MODEL = re.compile(r"azureml://registries/([^/]+)/models/([^/]+)", re.IGNORECASE)


class CatalogModel(NamedTuple):
    """A model of the catalog, by its registry and its name."""

    registry: str
    name: str

    @property
    def is_of_microsoft(self) -> bool:
        """Whether Microsoft offers the model itself, so that it needs no subscription."""
        return self.registry.lower() == "azureml"


class MarketplaceSubscription(Kind):
    """``workspaces/marketplaceSubscriptions``.

    Source: https://learn.microsoft.com/azure/machine-learning/how-to-deploy-models-serverless
    """

    types = ("workspaces/marketplacesubscriptions",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "delete"})
    recorded: ClassVar[bool] = True

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check name and model, and complete the subscription."""
        if not NAME.fullmatch(context.id.name):
            text = f"'{context.id.name}' is not a valid name of a marketplace subscription."
            raise ArmError(400, "ValidationError", text)
        properties = resource["properties"]
        model = catalog_model(properties.get("modelId"))
        if previous and previous["properties"]["modelId"].lower() != properties["modelId"].lower():
            text = "The model of a marketplace subscription cannot be changed; create another one."
            raise ArmError(400, "ValidationError", text)
        properties |= {
            "marketplacePlan": {
                "publisherId": model.registry,
                "offerId": model.name,
                "planId": "recorded-by-the-emulator",
            },
            "marketplaceSubscriptionStatus": "Subscribed",
            "provisioningState": "Succeeded",
        }


def catalog_model(model_id: str | None) -> CatalogModel:
    """The model that an id means: ``azureml://registries/…/models/…``, without a version.

    Raises:
        ArmError: 400 for any other id.
    """
    found = _MODEL.fullmatch(model_id or "")
    if not found:
        raise ArmError(
            400,
            "ValidationError",
            f"'{model_id}' is not the id of a model of the catalog without its version: "
            "azureml://registries/<registry>/models/<model>.",
        )
    return CatalogModel(found[1], found[2])


def is_subscribed(context: Context, model_id: str) -> bool:
    """Whether the workspace has a subscription to a model."""
    subscriptions = context.emulator.resources.items(f"{context.id.root}/marketplaceSubscriptions/")
    return any(
        resource["properties"]["modelId"].lower() == model_id.lower()
        for _, resource in subscriptions
    )
