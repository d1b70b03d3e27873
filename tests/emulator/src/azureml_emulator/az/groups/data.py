"""``az ml data``."""

from azure.ai.ml import load_data

from ..verbs import asset_verbs, create

FIELDS = {name: name for name in ("name", "version", "description", "type", "path", "datastore")}
VERBS = asset_verbs("data") | {"create": create("data", load_data, "create_or_update", FIELDS)}
