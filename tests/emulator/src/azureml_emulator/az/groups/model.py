"""``az ml model``."""

from azure.ai.ml import load_model

from ..verbs import asset_verbs, call_on, create, list_of

FIELDS = {
    name: name for name in ("name", "version", "description", "type", "path", "stage", "datastore")
}
VERBS = asset_verbs("models") | {
    "create": create("models", load_model, "create_or_update", FIELDS),
    "list": list_of("models", "name", "stage", archivable=True),
    "download": call_on("models", "download", "name", "version", "download_path", silent=True),
}
