"""``--set``, ``--add`` and ``--remove`` of the update commands, as Azure CLI applies them.

What is changed is an entity of the SDK or the data that the command shows of it. A path names keys
or attributes, with dots: ``tags.stage``, ``schedules.compute_start_stop[0].state``,
``inputs[name=data].path``.
"""

import json
import re

from .call import Call
from .session import AzError

_STEP = re.compile(r"\[(.*?)\]|([^.\[\]]+)")
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def change(target, call: Call) -> None:
    """Change ``target`` as the flags of the line say, in az's order: set, add, remove.

    Raises:
        AzError: a path leads nowhere.
    """
    as_text = bool(call.get("force_string"))
    for text in call.get("set", ()):
        path, _, value = _split(text)
        assign(target, path, value if as_text else _typed(value))
    if added := call.get("add"):
        _add(target, *added, as_text=as_text)
    if removed := call.get("remove"):
        _remove(target, *removed)


def assign(target, path: str, value) -> None:
    """Set the value at a path. A key of a dictionary is made, an attribute must exist.

    Raises:
        AzError: the path leads nowhere.
    """
    *parents, last = _steps(path)
    holder = _follow(target, parents, make={})
    if isinstance(holder, dict):
        holder[last] = value
    elif isinstance(holder, list):
        holder[_index(last, holder, path)] = value
    elif _has(holder, snake_case(last)):
        setattr(holder, snake_case(last), value)
    else:
        raise _missing(last, parents, holder)


def _add(target, path: str, *values: str, as_text: bool) -> None:
    """Append to a list. Consecutive ``key=value`` texts become one object."""
    items = _follow(target, _steps(path), make=[])
    if not isinstance(items, list):
        raise AzError(f"'{path}' is not a list.")
    item: dict[str, str] = {}
    for text in values:
        key, equals, value = text.partition("=")
        if equals:
            if not item:
                items.append(item)
            item[key] = value
        else:
            items.append(text if as_text else _typed(text))
            item = {}


def _remove(target, path: str, index: str | None = None) -> None:
    """Remove what is at a path, or one item of the list there."""
    steps = _steps(path)
    found = _follow(target, steps)
    if index is not None:
        if not isinstance(found, list):
            raise AzError(f"{steps[-1]} doesn't exist")
        del found[_index(index, found, path)]
        return
    holder = _follow(target, steps[:-1])
    if isinstance(holder, dict):
        del holder[steps[-1]]
    elif isinstance(holder, list):
        del holder[_index(steps[-1], holder, path)]
    else:
        setattr(holder, snake_case(steps[-1]), [] if isinstance(found, list) else None)


def _follow(target, steps: list[str], make=None):
    """What is at the end of a path. What is ``None`` on the way becomes a copy of ``make``."""
    for position, step in enumerate(steps):
        below = _below(target, step, steps[:position])
        if below is None and make is not None:
            last = position == len(steps) - 1
            below = type(make)() if last else {}
            assign(target, step, below)
        target = below
    return target


def _below(target, step: str, way: list[str]):
    """What is one step below ``target``."""
    if isinstance(target, dict):
        if step not in target:
            raise _missing(step, way, target)
        return target[step]
    if isinstance(target, list):
        return target[_index(step, target, ".".join(way))]
    if target is not None and _has(target, snake_case(step)):
        return getattr(target, snake_case(step))
    raise _missing(step, way, target)


def _index(step: str, items: list, path: str) -> int:
    """The position that ``0`` or ``name=value`` means."""
    key, equals, value = step.partition("=")
    if equals:
        found = [
            position
            for position, item in enumerate(items)
            if (item.get(key) if isinstance(item, dict) else getattr(item, key, None))
            in (value, _typed(value))
        ]
        if len(found) != 1:
            count = "multiple matches" if found else "no match"
            raise AzError(f"key '{key}' with value '{value}' found {count} on {path}.")
        return found[0]
    if not step.lstrip("-").isdigit() or not -len(items) <= int(step) < len(items):
        raise AzError(f"index {step} doesn't exist on {path}")
    return int(step)


def _steps(path: str) -> list[str]:
    """The names and indices of a path."""
    steps = [inside or name for inside, name in _STEP.findall(path)]
    if not steps:
        raise AzError("usage error: Empty key in --set. Correct syntax: --set KEY=VALUE")
    return steps


def _split(text: str) -> tuple[str, str, str]:
    """A ``path=value`` text; an ``=`` in brackets belongs to the path."""
    depth = 0
    for position, character in enumerate(text):
        depth += {"[": 1, "]": -1}.get(character, 0)
        if character == "=" and depth == 0:
            return text[:position], "=", text[position + 1 :]
    raise AzError("invalid syntax: `--set property1.property2=<value>`")


def _has(target, name: str) -> bool:
    """Whether an entity really has an attribute: builders of jobs answer to any name."""
    return name in getattr(target, "__dict__", ()) or hasattr(type(target), name)


def _missing(step: str, way: list[str], target) -> AzError:
    """The refusal of a path that leads nowhere, with what there is."""
    place = ".".join(way)
    text = f"Couldn't find '{step}' in '{place}'."
    if isinstance(target, dict) or hasattr(target, "__dict__"):
        names = target if isinstance(target, dict) else vars(target)
        options = sorted(name.lstrip("_") for name in names)
        return AzError(f"{text} Available options: {options}")
    return AzError(f"{text} '{place}' does not support further indexing.")


def snake_case(name: str) -> str:
    """``minInstances`` as ``min_instances``: az takes both."""
    return _WORDS.sub("_", name).lower()


def _typed(text: str):
    """A value as JSON reads it (4, true, {...}), else the text."""
    try:
        return json.loads(text)
    except ValueError:
        return text
