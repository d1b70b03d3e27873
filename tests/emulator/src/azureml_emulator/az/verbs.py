"""Verbs that most groups share. Each function here makes the function behind one command."""

from collections.abc import Callable, Mapping

from .call import Call
from .change import change


def create(group: str, load: Callable, method: str, fields: Mapping[str, str]) -> Callable:
    """``create``: load the YAML file with the overrides of the flags, and send it.

    Args:
        group: the operations of the client, such as ``compute``.
        load: the function of the SDK that reads the file; without a file it reads the flags.
        method: the operation, such as ``begin_create_or_update``.
        fields: flag -> path in the file.
    """

    def run(call: Call):
        entity = load(source=call.get("file"), params_override=call.overrides(fields))
        operations = getattr(call.workspace_client, group)
        return call.finished(getattr(operations, method)(entity))

    return run


def update(group: str, method: str, fields: Mapping[str, str], key=("name",)) -> Callable:
    """``update``: get the entity, change it, and send it back."""

    def run(call: Call):
        operations = getattr(call.workspace_client, group)
        entity = operations.get(**call.given(*key))
        for flag, attribute in fields.items():
            if flag in call.values:
                setattr(entity, attribute, call[flag])
        if call.tags:
            entity.tags = call.tags
        change(entity, call)
        return call.finished(getattr(operations, method)(entity))

    return run


def call_on(group: str, method: str, *flags: str, silent: bool = False, **fixed) -> Callable:
    """Any verb that is one operation with the given flags as keyword arguments.

    Args:
        flags: the flags to pass on if they were given; ``flag:argument`` renames one.
        silent: print nothing, as az does after a delete.
        fixed: further arguments.
    """

    def run(call: Call):
        operation = getattr(getattr(call.workspace_client, group), method)
        result = call.finished(operation(**arguments(call, flags), **fixed))
        return None if silent else result

    return run


def list_of(group: str, *flags: str, archivable: bool = False) -> Callable:
    """``list``: everything, or ``--max-results`` of it."""

    def run(call: Call):
        given = arguments(call, flags)
        if archivable:
            given["list_view_type"] = call.view
        return call.limited(getattr(call.workspace_client, group).list(**given))

    return run


def arguments(call: Call, flags: tuple[str, ...]) -> dict:
    """The given ones of ``flags`` as keyword arguments."""
    found = {}
    for flag in flags:
        name, _, argument = flag.partition(":")
        if name in call.values:
            found[argument or name] = call[name]
    return found


def asset_verbs(group: str) -> dict[str, Callable]:
    """The verbs that data, environments, models and components have in common."""
    key = ("name", "version", "label")
    return {
        "show": call_on(group, "get", *key),
        "list": list_of(group, "name", archivable=True),
        "archive": call_on(group, "archive", *key, silent=True),
        "restore": call_on(group, "restore", *key, silent=True),
        "update": update(group, "create_or_update", {"description": "description"}, key),
    }
