"""Datastores: where data lies, and with which secret it is reached."""

import re
from collections.abc import Iterator

from ..arm import storage
from ..arm.kind import Context, Kind, action, page
from ..messages import ArmError, Response

NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}")
IDENTITY_MODES = ("identity", "userdelegationsas")


class Datastore(Kind):
    """A datastore; its secrets are kept apart and never shown by ``get`` or ``list``."""

    types = ("workspaces/datastores",)

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Put the secrets away and complete the properties."""
        if not NAME.fullmatch(context.id.name):
            raise ArmError(
                400,
                "UserError",
                f"'{context.id.name}' is not a valid datastore name: use letters, digits, '-' or "
                "'_', and begin with a letter or a digit.",
            )
        properties = resource["properties"]
        before = (previous or {}).get("properties", {})
        kind = before.get("datastoreType", properties["datastoreType"])
        if kind.lower() != properties["datastoreType"].lower():
            text = f"The type of a datastore cannot be changed; '{context.id.name}' is {kind}."
            raise ArmError(400, "UserError", text)
        self._keep_secrets(context, properties)
        if "accountName" in properties:
            properties.setdefault("endpoint", "core.windows.net")
            properties.setdefault("protocol", "https")
            properties.setdefault("subscriptionId", context.id.subscription)
            properties.setdefault("resourceGroup", context.id.group)
        properties.setdefault("serviceDataAccessAuthIdentity", "None")
        properties.setdefault("tags", {})
        properties.setdefault("properties", {})
        properties["isDefault"] = properties.get("isDefault", before.get("isDefault", False))
        if properties["isDefault"]:
            self._be_default(context)

    def list(self, context: Context) -> Response:
        """List datastores by ``isDefault``, ``names`` and ``searchText``."""
        query = context.request.query
        wanted = query.get("isDefault")
        names = [name.lower() for name in query.get("names", "").split(",") if name]
        text = query.get("searchText", "").lower()
        shown = [
            resource
            for _, resource in _siblings(context)
            if (wanted is None or resource["properties"]["isDefault"] == (wanted.lower() == "true"))
            and (not names or resource["name"].lower() in names)
            and text in resource["name"].lower()
        ]
        return page(context, shown)

    @action("listSecrets")
    def list_secrets(self, context: Context, resource: dict) -> Response:
        """The secrets of the datastore.

        Raises:
            ArmError: 400 for a datastore without any.
        """
        secrets = context.emulator.secrets.get(str(context.id))
        if secrets is None:
            raise ArmError(
                400, "UserError", f"The datastore '{context.id.name}' has no secrets to list."
            )
        return Response.of_json(secrets)

    def _keep_secrets(self, context: Context, properties: dict) -> None:
        credentials = properties.setdefault("credentials", {"credentialsType": "None"})
        secrets = credentials.pop("secrets", None)
        if secrets:
            context.emulator.secrets.put(str(context.id), secrets)
        elif credentials["credentialsType"] == "None":
            context.emulator.secrets.delete(str(context.id))

    def _be_default(self, context: Context) -> None:
        """Take the default away from every other datastore."""
        for key, resource in list(_siblings(context)):
            if resource["properties"].get("isDefault"):
                resource["properties"]["isDefault"] = False
                context.emulator.resources.put(key, resource)


def create_built_in(context: Context, workspace: dict) -> None:
    """Make the four datastores that every workspace has on its storage account.

    Source: https://learn.microsoft.com/azure/machine-learning/how-to-datastore
    """
    properties = workspace["properties"]
    account_id = properties["storageAccount"].split("/")
    account, identifier = account_id[-1], properties["workspaceId"]
    by_identity = properties["systemDatastoresAuthMode"].lower() in IDENTITY_MODES
    credentials = {"credentialsType": "None" if by_identity else "AccountKey"}
    if not by_identity:
        key = storage.account_key(account)
        credentials["secrets"] = {"secretsType": "AccountKey", "key": key}
    for name, where in (
        ("workspaceblobstore", {"containerName": f"azureml-blobstore-{identifier}"}),
        ("workspaceartifactstore", {"containerName": "azureml"}),
        ("workspacefilestore", {"fileShareName": f"azureml-filestore-{identifier}"}),
        ("workspaceworkingdirectory", {"fileShareName": f"code-{identifier}"}),
    ):
        blob = "containerName" in where
        body = {
            "datastoreType": "AzureBlob" if blob else "AzureFile",
            "accountName": account,
            "subscriptionId": account_id[2],
            "resourceGroup": account_id[4],
            "credentials": dict(credentials),
            "isDefault": name == "workspaceblobstore",
            **where,
        }
        at = context.at(context.id.child("datastores", name))
        DATASTORE.store(at, {"properties": body}, None)
        if blob:
            context.emulator.blobs.create_container(account, where["containerName"])


def _siblings(context: Context) -> Iterator[tuple[str, dict]]:
    """Every datastore of the workspace."""
    return context.emulator.resources.items(f"{context.id.root}/datastores/")


DATASTORE = Datastore()
