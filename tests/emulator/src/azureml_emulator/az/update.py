"""The ``update`` commands: get what there is, change it, send it back.

As in the ml extension, ``--set`` works on the data that ``show`` prints (``through: data``) or on
the entity (``through: entity``); with ``--file`` the file takes the place of what there is.
``get`` has more arguments for getting it, ``labels`` flags that may stand for the version,
``without`` names what the service alone writes, ``lenient`` leaves out unknown fields.
"""

import io
import json

from azure.ai.ml.entities import _load_functions
from marshmallow import EXCLUDE

from .call import Call
from .change import assign, change
from .output import plain
from .session import AzError
from .verbs import converted, key_of, load, operations, send


def update(call: Call):
    """Run one ``update``.

    Raises:
        AzError: neither a file nor a name is given.
    """
    if not call.get("file"):
        return send(call, "update", changed(call))
    entity = load(call)
    operations(call).get(**key_of(call, entity))  # 404 if there is none
    return send(call, "update", entity)


def changed(call: Call):
    """What there is, with the changes of the line."""
    missing = [name for name in _key(call) if name not in call.values and name != "version"]
    if missing:
        flags = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
        raise AzError(f"Please provide --file/-f or {flags}.")
    names = call.given({*_key(call), *call.entry.get("labels", ())})
    found = operations(call).get(**names, **call.entry.get("get", {}))
    target = found if call.entry["through"] == "entity" else plain(found)
    change(target, call)
    values = converted(call, call.values)
    fields = {path: values[flag] for flag, path in _fields(call) if flag in values}
    if call.tags:
        fields["tags"] = call.tags
    for path, value in fields.items():
        assign(target, path, value)
    return target if target is found else _loaded(call, target)


def _fields(call: Call) -> list[tuple[str, str]]:
    """The flags that change something, and the paths that they change."""
    return [item for item in call.entry.get("fields", {}).items() if item[0] not in _key(call)]


def _loaded(call: Call, data: dict):
    """The entity of changed data."""
    for name in call.entry.get("without", ()):
        data.pop(name, None)
    text = io.StringIO(json.dumps(data))
    options = {"unknown": EXCLUDE} if call.entry.get("lenient") else {}
    return getattr(_load_functions, call.entry["load"])(source=text, **options)


def _key(call: Call) -> tuple[str, ...]:
    """The attributes that name one thing."""
    return tuple(call.entry.get("key", ("name",)))
