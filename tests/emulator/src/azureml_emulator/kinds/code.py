"""Code assets: the folders of scripts that jobs and deployments bring along."""

from typing import ClassVar

from ..arm import storage
from ..arm.kind import Context, action, page
from ..arm.versioned import ContainerKind, VersionedKind
from ..messages import ArmError, Response


class CodeContainer(ContainerKind):
    """A code asset without a version."""

    types = ("workspaces/codes", "registries/codes")


class CodeVersion(VersionedKind):
    """One version: a blob folder, with the hash of what lies in it."""

    types = ("workspaces/codes/versions", "registries/codes/versions")
    content = ("codeUri",)
    defaults: ClassVar[dict] = {"provisioningState": "Succeeded"}

    def complete(self, context: Context, properties: dict) -> None:
        """Refuse code that is nowhere."""
        if not properties.get("codeUri"):
            raise ArmError(400, "UserError", "The code asset has no codeUri.")

    def changed(self, context: Context, fields: list[str]) -> ArmError:
        """The message that the SDK knows this error by."""
        return ArmError(409, "UserError", "Asset paths cannot be updated.")

    def list(self, context: Context) -> Response:
        """List versions; with ``hash``, all code of the workspace that has this content."""
        wanted = context.request.query.get("hash")
        if not wanted:
            return super().list(context)
        codes = context.emulator.resources.items(f"{context.id.root}/codes/")
        found = [
            code
            for _, code in codes
            if code["properties"]["properties"].get("hash_sha256") == wanted
        ]
        return page(context, found)

    @action("startPendingUpload", needs_resource=False)
    def start_pending_upload(self, context: Context, resource: dict | None) -> Response:
        """A new container to upload to, with a signature that allows it."""
        emulator = context.emulator
        account_id = context.root["properties"]["storageAccount"]
        account = account_id.rsplit("/", 1)[-1]
        upload = emulator.ids.new()
        container = f"{context.root['properties']['workspaceId'][:8]}-{upload}"
        emulator.blobs.create_container(account, container)
        uri = f"https://{account}.blob.core.windows.net/{container}"
        signature = storage.container_sas(account, container, emulator.clock)
        return Response.of_json(
            {
                "pendingUploadId": upload,
                "pendingUploadType": "TemporaryBlobReference",
                "blobReferenceForConsumption": {
                    "blobUri": uri,
                    "storageAccountArmId": account_id,
                    "credential": {"credentialType": "SAS", "sasUri": f"{uri}?{signature}"},
                },
            }
        )
