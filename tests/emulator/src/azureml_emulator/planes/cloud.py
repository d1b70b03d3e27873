"""The public description of the cloud, which clients read to find their hosts."""

from ..messages import ArmError, Request, Response

# Source: https://learn.microsoft.com/azure/azure-resource-manager/management/endpoint-metadata
AZURE_CLOUD = {
    "name": "AzureCloud",
    "portal": "https://portal.azure.com",
    "authentication": {
        "loginEndpoint": "https://login.microsoftonline.com/",
        "audiences": ["https://management.core.windows.net/", "https://management.azure.com/"],
        "tenant": "common",
        "identityProvider": "AAD",
    },
    "resourceManager": "https://management.azure.com/",
    "sqlManagement": "https://management.core.windows.net:8443/",
    "batch": "https://batch.core.windows.net/",
    "gallery": "https://gallery.azure.com/",
    "graph": "https://graph.windows.net/",
    "graphAudience": "https://graph.windows.net/",
    "microsoftGraphResourceId": "https://graph.microsoft.com/",
    "media": "https://rest.media.azure.net",
    "activeDirectoryDataLake": "https://datalake.azure.net/",
    "suffixes": {
        "acrLoginServer": "azurecr.io",
        "azureDataLakeAnalyticsCatalogAndJob": "azuredatalakeanalytics.net",
        "azureDataLakeStoreFileSystem": "azuredatalakestore.net",
        "keyVaultDns": "vault.azure.net",
        "sqlServerHostname": "database.windows.net",
        "storage": "core.windows.net",
    },
}


def handle(emulator, request: Request) -> Response:
    """Answer one request; anybody may ask.

    Raises:
        ArmError: 404 for any other path.
    """
    if request.path.rstrip("/") == "/metadata/endpoints" and request.method == "GET":
        return Response.of_json([AZURE_CLOUD])
    raise ArmError(404, "ResourceNotFound", f"There is no {request.path}: extend planes/cloud.py.")
