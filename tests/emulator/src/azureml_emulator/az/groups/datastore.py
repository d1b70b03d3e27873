"""``az ml datastore``."""

from azure.ai.ml import load_datastore

from ..call import Call
from ..verbs import call_on, create, list_of, update

_load = create("datastores", load_datastore, "create_or_update", {"name": "name"})
_change = update("datastores", "create_or_update", {})


def _update(call: Call):
    """With a file, its content; without, the datastore as it is with the changes."""
    return _load(call) if call.get("file") else _change(call)


VERBS = {
    "create": _load,
    "update": _update,
    "show": call_on("datastores", "get", "name"),
    "list": list_of("datastores"),
    "delete": call_on("datastores", "delete", "name", silent=True),
}
