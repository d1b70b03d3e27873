"""Environment variables that point clients at the emulator and make them quick and quiet."""

from pathlib import Path
from urllib.parse import quote

from ..openai import access as openai_access
from ..planes.entra import CLIENT, TENANT
from ..search import access as search_access

# The least and the most that ``jobs.stream`` waits between two looks, in seconds. The emulator
# holds its answer until there is news, so a wait on top would only lose time.
POLLING_SECONDS = (0, 1)

CLIENT_SETTINGS = {
    # The SDK remembers uploaded components on disk, also those of another state.
    "AZURE_ML_DISABLE_ON_DISK_CACHE": "true",
    "AZURE_CORE_COLLECT_TELEMETRY": "no",
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "AZUREML_RUN_POLLING_INTERVAL_MIN": str(POLLING_SECONDS[0]),
    "AZUREML_RUN_POLLING_INTERVAL_MAX": str(POLLING_SECONDS[1]),
    "AZURE_OPENAI_API_KEY": openai_access.KEY,
    "AZURE_SEARCH_API_KEY": search_access.KEY,
}
LOOPBACK = "127.0.0.1,localhost,::1"


def environment(port: int, bundle: Path, authority: Path, tag: str | None = None) -> dict[str, str]:
    """What a child process needs in its environment so that Azure's hosts are the emulator.

    Args:
        port: where the proxy listens.
        bundle: the public certificate authorities and the emulator's own.
        authority: the emulator's own alone (Node.js adds it to its list).
        tag: marks the requests of the child in the journal.
    """
    user = f"{quote(tag, safe='')}:tag@" if tag else ""
    proxy = f"http://{user}127.0.0.1:{port}"
    trust = ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE")
    return CLIENT_SETTINGS | {
        "HTTPS_PROXY": proxy,
        "https_proxy": proxy,
        "HTTP_PROXY": proxy,
        "http_proxy": proxy,
        "NO_PROXY": LOOPBACK,
        "no_proxy": LOOPBACK,
        **dict.fromkeys(trust, str(bundle)),
        "NODE_EXTRA_CA_CERTS": str(authority),
        "AZURE_TENANT_ID": TENANT,
        "AZURE_CLIENT_ID": CLIENT,
        "AZURE_CLIENT_SECRET": "any-text-will-do",
    }
