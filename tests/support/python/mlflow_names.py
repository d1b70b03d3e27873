"""What the installed MLflow has, read from its sources: to import it takes seconds."""

import ast
import functools
import importlib.util
from pathlib import Path

CLIENT = "mlflow.MlflowClient"
CLIENT_FILE = "tracking/client.py"


def missing(name: str) -> tuple[str, str, frozenset[str]] | None:
    """The first part of a dotted name that does not exist.

    Args:
        name: begins with ``mlflow.``; looked up in modules and in the client, not in other objects.

    Returns:
        What should have it, the part, and what there is instead; ``None`` if nothing is missing.
    """
    module = "mlflow"
    for part in name.split(".")[1:]:
        known = _client() if module == CLIENT else _names(module)
        if known is None:
            return None
        if part not in known:
            return module, part, frozenset(key for key in known if key[0] != "_")
        module = f"{module}.{part}"
    return None


@functools.cache
def _root() -> Path:
    return Path(importlib.util.find_spec("mlflow").origin).parent


@functools.cache
def _names(module: str) -> frozenset[str] | None:
    """The names of a module and its submodules; ``None`` if it is none, or if they are unknown."""
    path = _root().joinpath(*module.split(".")[1:])
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not file.is_file():
        return None
    if "sys.modules[__name__]" in file.read_text("utf-8"):  # it makes names while it is imported
        return None
    beside = {entry.stem for entry in path.iterdir()} if path.is_dir() else set()
    found = {"__version__", "__name__", "__doc__", "__file__"} | beside
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
            if node.name == "__getattr__":
                found |= _lazy(node) or {"*"}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return None if "*" in found else frozenset(found)


def _lazy(function: ast.AST) -> set[str]:
    """The names that a module makes when they are asked for."""
    constants = [node.value for node in ast.walk(function) if isinstance(node, ast.Constant)]
    return {value for value in constants if isinstance(value, str) and value.isidentifier()}


@functools.cache
def _client() -> frozenset[str]:
    """The methods and attributes of ``MlflowClient``."""
    tree = ast.parse((_root() / CLIENT_FILE).read_text("utf-8"))
    [client] = [node for node in tree.body if isinstance(node, ast.ClassDef) and _is_it(node)]
    methods = {node.name for node in client.body if isinstance(node, ast.FunctionDef)}
    return frozenset(methods) | {
        node.attr
        for node in ast.walk(client)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    }


def _is_it(node: ast.ClassDef) -> bool:
    return node.name == CLIENT.rpartition(".")[2]
