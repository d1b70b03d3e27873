"""``--set``, ``--add`` and ``--remove`` of the update commands, applied to an entity."""

import json

from .call import Call, pairs
from .session import AzError


def change(entity, call: Call) -> None:
    """Change an entity as the flags of the line say.

    Raises:
        AzError: a path leads nowhere.
    """
    for path, text in pairs(call.get("set", ())):
        _assign(entity, path, text if call.get("force_string") else _typed(text))
    if added := call.get("add"):
        path, *values = added
        target = _follow(entity, path.split("."))
        if not isinstance(target, list):
            raise AzError(f"Couldn't find '{path}' as a list in the entity.")
        target.extend(_typed(value) for value in values)
    if removed := call.get("remove"):
        _remove(entity, *removed)


def _assign(entity, path: str, value) -> None:
    """Set the value at a dotted path."""
    *parents, last = path.split(".")
    target = _follow(entity, parents)
    if isinstance(target, dict):
        target[last] = value
    elif isinstance(target, list):
        target[int(last)] = value
    elif _has(target, last):
        setattr(target, last, value)
    else:
        raise _missing(path, target)


def _remove(entity, path: str, index: str | None = None) -> None:
    """Remove what is at a dotted path, or one item of the list there."""
    if index is not None:
        del _follow(entity, path.split("."))[int(index)]
        return
    *parents, last = path.split(".")
    target = _follow(entity, parents)
    if isinstance(target, dict) and last in target:
        del target[last]
    elif _has(target, last):
        setattr(target, last, None)
    else:
        raise _missing(path, target)


def _follow(target, names: list[str]):
    """What is at the end of a path."""
    for name in names:
        if isinstance(target, dict) and name in target:
            target = target[name]
        elif isinstance(target, list) and name.lstrip("-").isdigit():
            target = target[int(name)]
        elif _has(target, name):
            target = getattr(target, name)
        else:
            raise _missing(name, target)
    return target


def _has(target, name: str) -> bool:
    """Whether an entity really has an attribute: builders of jobs answer to any name."""
    return name in vars(target) or hasattr(type(target), name)


def _missing(path: str, target) -> AzError:
    """The refusal of a path that leads nowhere, with what there is."""
    names = target if isinstance(target, dict) else vars(target)
    known = ", ".join(sorted(name.lstrip("_") for name in names))
    return AzError(f"Couldn't find '{path}' in the entity. Available options: {known}")


def _typed(text: str):
    """A value as JSON reads it (4, true, {...}), else the text."""
    try:
        return json.loads(text)
    except ValueError:
        return text
