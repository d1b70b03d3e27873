"""Registries: assets that several workspaces share."""

import re
from typing import ClassVar

from ..arm.ids import PROVIDER, REGION, TENANT, ResourceId
from ..arm.kind import Context, Kind, page
from ..messages import ArmError, Response

# Source: https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/registries
NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9\-_]{2,32}")
NAMES = "registries"  # name to id of every registry, whoever owns it
# The registry that Azure provides; it lies in a subscription of its own.
SYSTEM = ResourceId(
    "00000000-0000-0000-0000-00000000a2a1", "azureml", PROVIDER, ("registries", "azureml")
)


class Registry(Kind):
    """``registries``: a resource of its own beside the workspaces."""

    types = ("registries",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "delete"})

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check the name, which nobody else may have, and complete the properties."""
        name, emulator = context.id.name, context.emulator
        _check_name(context)
        resource.setdefault("location", REGION)
        resource.setdefault("tags", {})
        identity = resource.setdefault("identity", {"type": "SystemAssigned"})
        identity |= {"principalId": emulator.ids.of(str(context.id)), "tenantId": TENANT}
        properties = resource["properties"]
        for key in ("publicNetworkAccess", "regionDetails"):
            if previous and key not in properties:
                properties[key] = previous["properties"][key]
        properties.setdefault("publicNetworkAccess", "Enabled")
        regions = properties.setdefault("regionDetails", [{"location": resource["location"]}])
        managed = f"azureml-rg-{name}_{emulator.ids.of(str(context.id))}"
        group_id = f"/subscriptions/{context.id.subscription}/resourceGroups/{managed}"
        for region in regions:
            _complete_region(emulator, context.id, group_id, region)
        host = f"{resource['location']}.api.azureml.ms"
        properties |= {
            "provisioningState": "Succeeded",
            "discoveryUrl": f"https://{host}/registrymanagement/v1.0/registries/{name}/discovery",
            "mlFlowRegistryUri": f"azureml://{host}/mlflow/v1.0{context.id}",
            "managedResourceGroup": {"resourceId": group_id},
        }

    def created(self, context: Context, resource: dict) -> None:
        """Make the name known."""
        names(context.emulator).put(context.id.name, str(context.id))

    def removed(self, context: Context, resource: dict) -> None:
        """Forget the name, and what lies in the storage."""
        names(context.emulator).delete(context.id.name)
        account = storage_account(context.emulator, context.id)
        for container in context.emulator.blobs.containers(account):
            context.emulator.blobs.delete_container(account, container["name"])

    def list(self, context: Context) -> Response:
        """List the registries of a resource group or of a subscription."""
        group = f"/resourceGroups/{context.id.group}/" if context.id.group else "/"
        prefix = f"/subscriptions/{context.id.subscription}{group}"
        resources = context.emulator.resources.items(prefix)
        kind = f"{PROVIDER}/registries".lower()
        return page(
            context, [item for _, item in resources if item.get("type", "").lower() == kind]
        )


def names(emulator):
    """The collection that holds the id of every registry under its name."""
    return emulator.store.collection(NAMES)


def storage_account(emulator, registry_id: ResourceId) -> str:
    """The storage account that keeps the assets of a registry."""
    return f"registry{emulator.ids.of(str(registry_id)).replace('-', '')[:16]}"


def _check_name(context: Context) -> None:
    """Refuse a name that is malformed, or taken by a registry elsewhere.

    Raises:
        ArmError: 400 or 409.
    """
    name = context.id.name
    if not NAME.fullmatch(name):
        raise ArmError(
            400,
            "ValidationError",
            f"'{name}' is not a valid registry name: use 3 to 33 letters, digits, '-' or '_', and "
            "begin with a letter or a digit.",
        )
    reserved = str(SYSTEM) if name.lower() == SYSTEM.name else None
    taken = reserved or names(context.emulator).get(name)
    if taken and taken.lower() != str(context.id).lower():
        text = f"The registry name '{name}' is taken: names of registries are unique in Azure."
        raise ArmError(409, "Conflict", text)


def _complete_region(emulator, registry_id: ResourceId, group_id: str, region: dict) -> None:
    """Name what a registry has in one of its regions."""
    account = storage_account(emulator, registry_id)
    providers = f"{group_id}/providers"
    for item in region.setdefault("storageAccountDetails", [{"systemCreatedStorageAccount": {}}]):
        made = item.get("systemCreatedStorageAccount")
        if made is not None:
            storage_id = f"{providers}/Microsoft.Storage/storageAccounts/{account}"
            made |= {"storageAccountName": account, "armResourceId": {"resourceId": storage_id}}
    for item in region.setdefault("acrDetails", [{"systemCreatedAcrAccount": {}}]):
        made = item.get("systemCreatedAcrAccount")
        if made is not None:
            made.setdefault("acrAccountSku", "Premium")
            acr_id = f"{providers}/Microsoft.ContainerRegistry/registries/{account}"
            made |= {"acrAccountName": account, "armResourceId": {"resourceId": acr_id}}
