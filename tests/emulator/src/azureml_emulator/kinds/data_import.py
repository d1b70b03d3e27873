"""Imports of data through a connection: checked and recorded; no data comes in.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-import-data-assets
"""

from ..arm.kind import Context
from ..messages import ArmError

ASSET_NAME = "azureml.materializationAssetName"
TASK = "import_data"
STEP, SINK = "data_transfer", "sink"
# By the type of the source; the SDK names the same ones.
COMPONENTS = {
    "database": "azureml://registries/azureml/components/import_data_database/versions/0.0.1",
    "file_system": "azureml://registries/azureml/components/import_data_file_system/versions/0.0.1",
}


def check_source(context: Context, source: dict) -> None:
    """Refuse a source without a connection of the workspace.

    Raises:
        ArmError: 400 when the source names none, 404 when it does not exist.
    """
    name = str(source.get("connection") or "").removeprefix("azureml:").rsplit("/", 1)[-1]
    if not name:
        raise ArmError(400, "UserError", "The source of a data import needs a connection.")
    if str(context.id.root.child("connections", name)) not in context.emulator.resources:
        text = f"The connection '{name}' of the data import does not exist in the workspace."
        raise ArmError(404, "UserError", text)


def check_steps(context: Context, properties: dict) -> None:
    """Check the import steps of a pipeline job, if it has any.

    Raises:
        ArmError: 400 or 404.
    """
    for node in (properties.get("jobs") or {}).values():
        if node.get("type") == STEP and node.get("task") == TASK:
            check_source(context, node.get("source") or {})


def job(definition: dict) -> dict:
    """The pipeline of an import schedule: the one that ``data.import_data`` of the SDK submits.

    Args:
        definition: ``dataImportDefinition`` of the schedule.
    """
    source = dict(definition["source"])
    kind, name = source.pop("sourceType"), definition["assetName"]
    title = f"data_import_{name}"
    place = definition["dataUri"]
    if "${{name}}" not in place:
        place = place.rstrip("/") + "/${{name}}"
    sink = {"job_output_type": "mltable" if kind == "database" else "uri_folder", "uri": place}
    return {
        "jobType": "Pipeline",
        "experimentName": title,
        "description": definition.get("description") or title,
        "tags": definition.get("tags") or {},
        "properties": (definition.get("properties") or {}) | {ASSET_NAME: name},
        "settings": {"force_rerun": True},
        "jobs": {
            title: {
                "type": STEP,
                "task": TASK,
                "source": source | {"type": kind},
                "display_name": title,
                "outputs": {SINK: sink | {"name": name}},
                "_source": "BUILTIN",
                "componentId": COMPONENTS[kind],
            }
        },
    }
