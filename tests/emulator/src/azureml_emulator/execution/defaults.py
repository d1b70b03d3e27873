"""What the service adds to a job of any type before it starts."""

from ..arm.ids import REGION
from .outputs import declare


def complete(workspace: str, name: str, properties: dict) -> dict:
    """The properties of a new job, completed.

    Args:
        workspace: resource id of the workspace.
        properties: as the client sent them; the optional ones may be missing.
    """
    settings = properties.get("settings") or {}
    datastore = settings.get("default_datastore") or "workspaceblobstore"
    defaults = {"experimentName": "Default", "displayName": name}
    return {
        **defaults,
        **properties,
        "status": "Starting",
        "isArchived": False,
        "tags": properties.get("tags") or {},
        "properties": properties.get("properties") or {},
        "inputs": properties.get("inputs") or {},
        "outputs": declare(
            name, properties.get("outputs") or {}, datastore.rsplit("/", 1)[-1].split(":")[-1]
        ),
        "services": (properties.get("services") or {}) | _services(workspace, name),
    }


def _services(workspace: str, name: str) -> dict:
    """Where the job can be looked at; the SDK adds the tenant to the address."""
    return {
        "Tracking": {
            "jobServiceType": "Tracking",
            "endpoint": f"azureml://{REGION}.api.azureml.ms/mlflow/v1.0{workspace}?",
        },
        "Studio": {
            "jobServiceType": "Studio",
            "endpoint": f"https://ml.azure.com/runs/{name}?wsid={workspace}",
        },
    }
