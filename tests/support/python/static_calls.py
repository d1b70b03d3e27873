"""Rung 1 without a run: keywords and literals of calls of the SDK, where nothing watches the run.

Listings are watched while they run (strict.py); notebooks run in a kernel of their own.
"""

import ast
import importlib
import inspect

from ..nearest import proposal
from ..quiet import quiet
from .literals import refused
from .signatures import keywords

SDK = ("azure.ai.ml", "azure.identity")
Row = tuple[int, str, str]


def check(source: str) -> list[Row]:
    """Keywords that the SDK ignores, and literals that it does not know.

    Args:
        source: Python that parses, whose imports exist.

    Returns:
        ``(line, what, cure)`` for each of them.
    """
    tree = ast.parse(source)
    with quiet():
        known = dict(_imported(tree))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        return [row for call in calls for row in _call(call, known)]


def _imported(tree: ast.AST):
    """``(name, class or function)`` of what a file imports from the SDK."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(SDK):
            module = importlib.import_module(node.module)
            for alias in node.names:
                yield alias.asname or alias.name, getattr(module, alias.name, None)


def _call(call: ast.Call, known: dict):
    target = known.get(getattr(call.func, "id", None))
    if isinstance(call.func, ast.Attribute) and inspect.ismodule(
        known.get(getattr(call.func.value, "id", None))
    ):
        target = getattr(known[call.func.value.id], call.func.attr, None)
    if not (inspect.isclass(target) or inspect.isfunction(target)):
        return
    names = keywords(target, None)
    for keyword in call.keywords if names is not None else ():
        line, value = keyword.value.lineno, getattr(keyword.value, "value", None)
        if keyword.arg and keyword.arg not in names:
            what = f"{target.__name__}() has no argument '{keyword.arg}' and ignores it"
            yield line, what, proposal(keyword.arg, names, "remove the argument")
        elif keyword.arg and isinstance(value, str) and isinstance(keyword.value, ast.Constant):
            allowed = refused(target, keyword.arg, value)
            if allowed:
                cure = proposal(value, allowed, f"write one of {', '.join(allowed)}")
                yield line, f"{target.__name__}() takes no {keyword.arg}='{value}'", cure
