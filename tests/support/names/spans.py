"""Code spans of texts: classes, their arguments and flags of the CLI that they name exist."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache

from ..commands.cli_validity import GLOBAL_FLAGS, table
from ..nearest import nearest, proposal
from ..python.signatures import keywords
from ..quiet import quiet

MODULES = ("azure.ai.ml", "azure.ai.ml.entities", "azure.ai.ml.automl", "azure.ai.ml.sweep")
MODULES += ("azure.ai.ml.constants", "azure.identity")
CALL = re.compile(r"^(?P<name>[A-Za-z]\w+)\(.*\)$", re.DOTALL)
CLASS = re.compile(r"^(?P<name>[A-Z][a-z]+(?:[A-Z][a-z]+)+)(?:\.\w+)?(?:\(.*\))?$", re.DOTALL)
FLAG = re.compile(r"^(?P<flag>--[a-z][a-z-]+)(?: .*)?$")


def unknown(span: str) -> Iterator[tuple[str, str]]:
    """``(name, cure)`` of what one code span names in vain."""
    yield from _class(span)
    yield from _arguments(span)
    yield from _flag(span)


@cache
def names() -> dict[str, object]:
    """Public name -> object of the SDK's modules."""
    found = {}
    with quiet():
        for name in MODULES:
            module = importlib.import_module(name)
            found |= {key: getattr(module, key) for key in dir(module) if key[0] != "_"}
    return found


def _class(span: str):
    found = CLASS.match(span)
    if found and found["name"] not in names():
        close = nearest(found["name"], names(), limit=1)
        if close and _swapped(found["name"], close[0]):
            yield found["name"], f"write {close[0]} instead of {found['name']}"


def _swapped(name: str, other: str) -> bool:
    """Whether two names differ by a slip: two letters swapped, or one more or less."""
    if len(name) == len(other):
        differ = [at for at, (one, two) in enumerate(zip(name, other, strict=True)) if one != two]
        return len(differ) == 2 and sorted(name) == sorted(other)
    longer, shorter = sorted((name, other), key=len, reverse=True)
    cuts = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
    return len(longer) == len(shorter) + 1 and shorter in cuts


def _arguments(span: str):
    """Keywords of a call of the SDK that it has no use for."""
    found = CALL.match(span)
    target = names().get(found["name"]) if found else None
    if target is None or not callable(target):
        return
    try:
        call = ast.parse(span.replace("…", "..."), mode="eval").body
    except SyntaxError:
        call = None
    known = keywords(target) if inspect.isclass(target) or inspect.isfunction(target) else None
    if known is None or not isinstance(call, ast.Call):
        return
    for keyword in call.keywords:
        if keyword.arg and keyword.arg not in known:
            cure = proposal(keyword.arg, known, f"name an argument of {found['name']}")
            yield f"{found['name']}({keyword.arg}=…)", cure


@cache
def flags() -> frozenset[str]:
    rows = (row for spec in table().values() for row in spec["required"] + spec["optional"])
    return frozenset(flag for row in rows for flag in row if flag.startswith("--")) | GLOBAL_FLAGS


def _flag(span: str):
    """A flag that is none of ``az ml`` and a slip of the hand away from one."""
    found = FLAG.match(span)
    if found and found["flag"] not in flags():
        close = [flag for flag in flags() if _swapped(found["flag"], flag)]
        if close:
            yield found["flag"], f"write {sorted(close)[0]} instead of {found['flag']}"
