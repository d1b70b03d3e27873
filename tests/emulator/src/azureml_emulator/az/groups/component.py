"""``az ml component``."""

from azure.ai.ml import load_component

from ..verbs import asset_verbs, create

FIELDS = {"name": "name", "version": "version"}
VERBS = asset_verbs("components") | {
    "create": create("components", load_component, "create_or_update", FIELDS)
}
