"""Workspaces, hubs and projects."""

import re
from typing import ClassVar

from ..arm import storage
from ..arm.ids import REGION, TENANT, ResourceId
from ..arm.kind import Context, Kind, action, page
from ..arm.operations import accepted
from ..clock import Ids
from ..messages import ArmError, Response
from . import feature_store, outbound_rule
from .datastore import create_built_in

# Source: https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces
NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}")
KINDS_BY_NAME = {name.lower(): name for name in ("Default", "Hub", "Project", "FeatureStore")}
BOOLEANS = (
    "allowRecoverSoftDeletedWorkspace",
    "allowRoleAssignmentOnRG",
    "enableDataIsolation",
    "hbiWorkspace",
    "provisionNetworkNow",
    "softDeleteEnabled",
)
DEPENDENCIES = ("storageAccount", "keyVault", "applicationInsights", "containerRegistry")
SOFT_DELETED = "soft-deleted"


class Workspace(Kind):
    """The top-level resource; a project is a workspace that shares what its hub has."""

    types = ("workspaces",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "patch", "delete"})

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check the name and what the workspace depends on, and complete its properties."""
        check_name(context.id.name)
        properties = resource["properties"] = _clean(resource["properties"])
        resource["kind"] = KINDS_BY_NAME.get(str(resource.get("kind", "")).lower(), "Default")
        resource.setdefault("location", REGION)
        resource.setdefault("tags", {})
        resource.setdefault("sku", {"name": "Basic", "tier": "Basic"})
        if "hubResourceId" in properties:
            self._share_hub(context, properties)
        _check_dependencies(context, properties)
        before = (previous or {}).get("properties", {})
        if "managedNetwork" in properties:
            outbound_rule.complete(properties["managedNetwork"], before.get("managedNetwork"))
        if "featureStoreSettings" in properties:
            feature_store.complete(context, properties, previous)
        if previous is None:
            self._check_soft_deleted(context, properties)
        identifier = context.emulator.ids.of(str(context.id))
        _complete_identity(resource, identifier)
        host = f"https://{resource['location']}.api.azureml.ms"
        properties |= {
            "provisioningState": "Succeeded",
            "workspaceId": identifier,
            "tenantId": TENANT,
            "discoveryUrl": f"{host}/discovery",
            "mlFlowTrackingUri": f"azureml{host.removeprefix('https')}/mlflow/v1.0{context.id}",
        }
        for key, default in (
            ("friendlyName", context.id.name),
            ("description", ""),
            ("publicNetworkAccess", "Enabled"),
            ("hbiWorkspace", False),
            ("v1LegacyMode", False),
            ("systemDatastoresAuthMode", "accesskey"),
        ):
            properties.setdefault(key, default)

    def created(self, context: Context, resource: dict) -> None:
        """Add the built-in datastores, or bring back what was soft-deleted."""
        if resource["properties"].get("provisionNetworkNow"):
            outbound_rule.provision(context.emulator, resource, spark=False)
        kept = _soft_deleted(context)
        found = kept.get(str(context.id))
        if found is None:
            create_built_in(context, resource)
            return
        for key, document in found["resources"].items():
            context.emulator.resources.put(key, document)
        for key, document in found["secrets"].items():
            context.emulator.secrets.put(key, document)
        kept.delete(str(context.id))

    def list(self, context: Context) -> Response:
        """List the workspaces of a resource group or of a subscription."""
        kinds = context.request.query.get("kind", "").lower()
        group = f"/resourceGroups/{context.id.group}/" if context.id.group else "/"
        prefix = f"/subscriptions/{context.id.subscription}{group}"
        return page(
            context,
            [
                resource
                for _, resource in context.emulator.resources.items(prefix)
                if resource.get("type", "").lower().endswith("machinelearningservices/workspaces")
                and (not kinds or resource["kind"].lower() in kinds.split(","))
            ],
        )

    def delete(self, context: Context) -> Response:
        """Soft-delete the workspace, or purge it with ``forceToPurge``."""
        resources, secrets = context.emulator.resources, context.emulator.secrets
        kept = _soft_deleted(context)
        if str(context.id) in resources and not _purges(context):
            below = f"{context.id}/"
            document = {
                "resources": dict(resources.items(below)),
                "secrets": dict(secrets.items(below)),
            }
            kept.put(str(context.id), document)
        elif _purges(context):
            kept.delete(str(context.id))
        return super().delete(context)

    @action("listKeys")
    def list_keys(self, context: Context, resource: dict) -> Response:
        """The keys of what the workspace depends on."""
        account_id = resource["properties"]["storageAccount"]
        insights = resource["properties"].get("applicationInsights")
        return Response.of_json(
            {
                "userStorageKey": storage.account_key(account_id.rsplit("/", 1)[-1]),
                "userStorageResourceId": account_id,
                "appInsightsInstrumentationKey": context.emulator.ids.of(insights or ""),
                "containerRegistryCredentials": {},
                "notebookAccessKeys": {},
            }
        )

    @action("resyncKeys")
    def resync_keys(self, context: Context, resource: dict) -> Response:
        """Read the keys of the storage account again; the emulator's never change."""
        return accepted(context, Response(202), None)

    @action("diagnose")
    def diagnose(self, context: Context, resource: dict) -> Response:
        """Report what the workspace depends on and is missing."""
        found = {
            f"{key}Results": _diagnosis(context, key, resource["properties"].get(key))
            for key in DEPENDENCIES
        }
        empty = (
            "userDefinedRouteResults",
            "networkSecurityRuleResults",
            "resourceLockResults",
            "dnsResolutionResults",
            "otherResults",
        )
        return Response.of_json({"value": {key: [] for key in empty} | found})

    @action("provisionManagedNetwork", recorded=True)
    def provision_managed_network(self, context: Context, resource: dict) -> Response:
        """Make the managed network ready to use; answer with its status."""
        spark = bool((context.request.json() or {}).get("includeSpark"))
        status = outbound_rule.provision(context.emulator, resource, spark=spark)
        return Response.of_json(status)

    @action("listNotebookAccessToken", recorded=True)
    def list_notebook_access_token(self, context: Context, resource: dict) -> Response:
        """A token for the notebook servers; no server of the emulator asks for it."""
        return Response.of_json(
            {
                "notebookResourceId": context.emulator.ids.of(f"{context.id}/notebooks"),
                "hostName": f"{context.id.name}.{resource['location']}.notebooks.azure.net",
                "publicDns": f"{context.id.name}.{resource['location']}.notebooks.azure.net",
                "accessToken": context.emulator.ids.new(),
                "tokenType": "Bearer",
                "expiresIn": 28800,
            }
        )

    def _share_hub(self, context: Context, properties: dict) -> None:
        """Give a project what its hub has.

        Raises:
            ArmError: 400 when there is no such hub.
        """
        hub = context.emulator.resources.get(properties["hubResourceId"])
        if hub is None:
            text = f"The hub '{properties['hubResourceId']}' of the project does not exist."
            raise ArmError(400, "ValidationError", text)
        for key in DEPENDENCIES:
            if key in hub["properties"]:
                properties[key] = hub["properties"][key]

    def _check_soft_deleted(self, context: Context, properties: dict) -> None:
        found = str(context.id) in _soft_deleted(context)
        if found and not properties.get("allowRecoverSoftDeletedWorkspace"):
            raise ArmError(
                409,
                "Conflict",
                "Soft-deleted workspace exists. Please purge or recover it. "
                "Delete with permanently_delete to purge at once.",
            )


def check_name(name: str) -> None:
    """Refuse a workspace name that the service would not accept.

    Raises:
        ArmError: 400.
    """
    if not NAME.fullmatch(name):
        raise ArmError(
            400,
            "ValidationError",
            f"'{name}' is not a valid workspace name: use 3 to 33 letters, digits, '-' or '_', and "
            "begin with a letter or a digit.",
        )


def _clean(properties: dict) -> dict:
    """Properties without empty texts, and with booleans where a template has ``'true'``."""
    cleaned = {key: value for key, value in properties.items() if value != ""}
    for key in BOOLEANS:
        if isinstance(cleaned.get(key), str):
            cleaned[key] = cleaned[key].lower() == "true"
    return cleaned


def _check_dependencies(context: Context, properties: dict) -> None:
    for key in DEPENDENCIES[:2]:
        if key not in properties:
            text = f"Missing dependent resources in workspace json: {key}."
            raise ArmError(400, "ValidationError", text)
    for key in DEPENDENCIES:
        if key in properties and properties[key] not in context.emulator.resources:
            text = f"The {key} '{properties[key]}' of the workspace does not exist."
            raise ArmError(400, "ValidationError", text)


def _complete_identity(resource: dict, principal: str) -> None:
    """Give the identities of the workspace their principals."""
    identity = resource.setdefault("identity", {"type": "SystemAssigned"})
    if "systemassigned" in identity["type"].lower():
        identity |= {"principalId": principal, "tenantId": TENANT}
    for assigned, known in identity.get("userAssignedIdentities", {}).items():
        for key in ("principalId", "clientId"):
            known.setdefault(key, Ids.of(f"{assigned}/{key}"))


def _diagnosis(context: Context, key: str, resource_id: str | None) -> list[dict]:
    if resource_id is None or resource_id in context.emulator.resources:
        return []
    name = ResourceId.parse(resource_id).name
    return [{"code": "NotFound", "level": "Error", "message": f"The {key} '{name}' is missing."}]


def _purges(context: Context) -> bool:
    return context.request.query.get("forceToPurge", "").lower() == "true"


def _soft_deleted(context: Context):
    """Workspaces that can still be recovered, with everything below them."""
    return context.emulator.store.collection(SOFT_DELETED)
