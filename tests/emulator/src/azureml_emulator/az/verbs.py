"""What a command does, read from its entry in ``groups/*.yml``.

An entry has one of these keys, which names an operation of the SDK:

``call``    the operation with the flags of ``with`` as arguments
``list``    the same, at most ``--max-results`` of what it yields, in a ``view`` or ``scope``
``create``  loads ``--file`` with the flags of ``fields`` and ``--set``, and sends it
``update``  see ``update.py``

Further keys: ``operations`` (attribute of the client), ``load`` (function that reads the file),
``fixed`` (more arguments), ``json`` and ``lower`` (flags to convert), ``client: workspace``
(although a registry is named), ``silent`` (prints nothing), ``raw`` (prints attributes, as az does
with what the extension hands on unchanged), ``new`` and ``existing`` (refuses a name that is taken,
or free).
"""

import io
import json

from azure.ai.ml.constants import ListViewType
from azure.ai.ml.constants._common import Scope
from azure.ai.ml.entities import _load_functions
from azure.ai.ml.operations._schedule_operations import ScheduleListViewType
from azure.core.exceptions import HttpResponseError

from .call import Call
from .messages import say_started
from .output import Raw
from .session import AzError

VIEWS = {
    "archived": (ListViewType, ("include_archived", "archived_only"), ListViewType.ACTIVE_ONLY),
    "disabled": (
        ScheduleListViewType,
        ("include_disabled", "disabled_only"),
        ScheduleListViewType.ENABLED_ONLY,
    ),
}
TAKEN = (
    "(UserError) {article} {noun} with this name already exists. If you are trying to create a new "
    "{noun}, use a different name. If you are trying to update an existing {noun}, use "
    "`az ml {group} update` instead."
)


def perform(call: Call):
    """One operation with the given flags as keyword arguments."""
    entry = call.entry
    if entry.get("existing"):
        operations(call).get(call["name"])
    operation = getattr(operations(call), entry["call"])
    given = converted(call, call.given(entry.get("with", ())))
    return printed(call, call.finished(operation(**entry.get("fixed", {}) | given)))


def listing(call: Call):
    """Everything, or ``--max-results`` of it."""
    entry = call.entry
    given = entry.get("fixed", {}) | call.given(entry.get("with", ()))
    if "view" in entry:
        given["list_view_type"] = view_of(entry["view"], call)
    if entry.get("scope"):
        inside = call.get("resource_group")
        given["scope"] = Scope.RESOURCE_GROUP if inside else Scope.SUBSCRIPTION
    limit = None if call.get("all_results") else entry.get("limit")
    items = call.limited(getattr(operations(call), entry["list"])(**given), limit)
    return [printed(call, item) for item in items]


def create(call: Call):
    """Load the YAML file with the overrides of the line, and send it."""
    entity = load(call)
    if call.entry.get("new"):
        refuse_taken(call, entity)
    return send(call, "create", entity)


def send(call: Call, what: str, entity):
    """Hand an entity to the operation that ``create`` or ``update`` names."""
    operation = getattr(operations(call), call.entry[what])
    result = operation(entity, **call.given(call.entry.get("with", ())))
    if call.get("no_wait"):
        say_started(what, call.group, key_of(call, entity))
    return printed(call, call.finished(result))


def load(call: Call):
    """The entity of ``--file``, or of the flags alone.

    Raises:
        AzError: the line has neither a file nor a name.
    """
    if not call.values.keys() & {"file", "name"}:
        raise AzError("Please provide either --file/-f or --name/-n.")
    call.values = converted(call, call.values)
    reader = getattr(_load_functions, call.entry["load"])
    source = call.get("file") or io.StringIO("{}")
    return reader(source=source, params_override=call.overrides(call.entry.get("fields", {})))


def converted(call: Call, values: dict) -> dict:
    """The values with those of ``json`` parsed and those of ``lower`` in small letters.

    Raises:
        AzError: a value is no JSON.
    """
    found = dict(values)
    for name in call.entry.get("lower", ()):
        if name in found:
            found[name] = found[name].lower()
    for name in call.entry.get("json", ()):
        if isinstance(found.get(name), str):
            try:
                found[name] = json.loads(found[name])
            except ValueError as error:
                raise AzError(f"--{name.replace('_', '-')} is not valid JSON: {error}") from None
    return found


def key_of(call: Call, entity) -> dict[str, str]:
    """What names an entity, as arguments of ``get``."""
    return {name: getattr(entity, name) for name in call.entry.get("key", ("name",))}


def operations(call: Call):
    """The operations of the SDK that a command belongs to."""
    client = call.workspace_client if call.entry.get("client") == "workspace" else call.client
    return getattr(client, call.entry["operations"])


def printed(call: Call, result):
    """The result, or what az makes of it."""
    if call.entry.get("silent"):
        return None
    return Raw(result) if call.entry.get("raw") and result is not None else result


def view_of(kind: str, call: Call):
    """Which of the things a list shows.

    Raises:
        AzError: both flags are given.
    """
    views, (include, only), default = VIEWS[kind]
    if call.get(include) and call.get(only):
        flags = " and ".join(name.replace("_", "-") for name in (only, include))
        raise AzError(f"Cannot provide both {flags}.")
    if call.get(include):
        return views.ALL
    return views[only.upper()] if call.get(only) else default


def refuse_taken(call: Call, entity) -> None:
    """The ml extension creates endpoints and online deployments only under a new name.

    Raises:
        AzError: there is one of that name.
    """
    try:
        operations(call).get(**key_of(call, entity))
    except HttpResponseError as error:
        if error.status_code == 404:
            return
        raise
    noun = call.group.rpartition("-")[2]
    article = "An" if noun[0] in "aeiou" else "A"
    raise AzError(TAKEN.format(article=article, noun=noun, group=call.group))
