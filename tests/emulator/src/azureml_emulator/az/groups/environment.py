"""``az ml environment``."""

from azure.ai.ml import load_environment

from ..verbs import asset_verbs, create

FIELDS = {
    "name": "name",
    "version": "version",
    "description": "description",
    "image": "image",
    "conda_file": "conda_file",
    "os_type": "os_type",
    "build_context": "build.path",
    "dockerfile_path": "build.dockerfile_path",
}
VERBS = asset_verbs("environments") | {
    "create": create("environments", load_environment, "create_or_update", FIELDS)
}
