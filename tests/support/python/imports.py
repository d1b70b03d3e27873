"""Rung 1, before anything runs: what a file imports exists."""

import ast
import importlib
import importlib.util
import re
from collections.abc import Container
from pathlib import Path

from ..nearest import proposal
from ..quiet import quiet

# azureml-mlflow, azureml-fsspec and mltable share the first name and are no part of SDK v1.
V1 = re.compile(r"azureml\.(core|train|pipeline|data|automl|opendatasets|widgets|exceptions)\b")
CHECKED = ("azure",)  # packages that are imported to look for names; of others only existence


def check(source: str, folder: Path, elsewhere: Container[str] = ()) -> list[tuple[int, str, str]]:
    """Look for every imported module and name.

    Args:
        source: Python that parses.
        folder: where modules beside the file lie.
        elsewhere: packages that are not in this environment, and need not be.

    Returns:
        ``(line, what, cure)`` for everything that does not exist.
    """
    with quiet():
        nodes = [*ast.walk(ast.parse(source))]
        return [row for node in nodes for row in _missing(node, folder, elsewhere)]


def old(source: str) -> list[tuple[int, str, str]]:
    """Imports of SDK v1: whatever else is wrong with such code, it is the wrong code."""
    with quiet():
        nodes = [*ast.walk(ast.parse(source))]
    named = [
        (node.lineno, alias.name)
        for node in nodes
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    named += [(n.lineno, n.module) for n in nodes if isinstance(n, ast.ImportFrom) and n.module]
    return [_v1(line, name) for line, name in named if V1.match(name)]


def _v1(line: int, name: str) -> tuple[int, str, str]:
    cure = "use azure.ai.ml, and mlflow to log; v1 code stands on pages of docs/v1 only"
    return line, f"'{name}' is SDK v1, which ended on 2026-06-30", cure


def _missing(node: ast.AST, folder: Path, elsewhere) -> list[tuple[int, str, str]]:
    """What one import statement names in vain."""
    if isinstance(node, ast.Import):
        named = [alias.name for alias in node.names if alias.name.split(".")[0] not in elsewhere]
        return [row for name in named for row in _module(name, node.lineno, folder)]
    if isinstance(node, ast.ImportFrom) and not node.level:
        if node.module.split(".")[0] in elsewhere:
            return []
        return _module(node.module, node.lineno, folder) or _names(node)
    return []


def _module(name: str, line: int, folder: Path) -> list[tuple[int, str, str]]:
    top = name.split(".")[0]
    if V1.match(name):
        return [_v1(line, name)]
    if (folder / f"{top}.py").is_file() or (folder / top).is_dir():
        return []
    if importlib.util.find_spec(top) is None:
        cure = "add the package to the group 'jobs' in pyproject.toml and run make lock"
        return [(line, f"there is no package '{top}' in the environment", cure)]
    if top in CHECKED and not _exists(name):
        parent, _, last = name.rpartition(".")
        while not _exists(parent):
            parent, _, last = parent.rpartition(".")
        known = [key for key in vars(importlib.import_module(parent)) if key[0] != "_"]
        cure = proposal(last, known, "import a module that the installed version has")
        return [(line, f"there is no module '{name}'", cure)]
    return []


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _names(node: ast.ImportFrom) -> list[tuple[int, str, str]]:
    if node.module.split(".")[0] not in CHECKED:
        return []
    module = importlib.import_module(node.module)
    found = []
    for alias in node.names:
        if alias.name == "*" or hasattr(module, alias.name):
            continue
        if _exists(f"{node.module}.{alias.name}"):
            continue
        cure = proposal(alias.name, dir(module), "import a name that the installed version has")
        what = f"'{node.module}' has no '{alias.name}' in the installed version"
        found.append((alias.lineno, what, cure))
    return found
