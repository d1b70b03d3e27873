"""Write public_names.txt: the public names of the packages that the guide teaches.

Run it when the versions have changed; a test compares them:

    PYTHONPATH=tests:overrides/hooks .venv/bin/python -m support.names.public_record
"""

import ast
import importlib.metadata
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("public_names.txt")
# Distribution -> the module whose files are read. Nothing is imported.
PACKAGES = {
    "azure-ai-evaluation": "azure.ai.evaluation",
    "azure-ai-ml": "azure.ai.ml",
    "azure-ai-projects": "azure.ai.projects",
    "azure-core": "azure.core",
    "azure-identity": "azure.identity",
    "azure-search-documents": "azure.search.documents",
    "azureml-inference-server-http": "azureml_inference_server_http",
    "azureml-mlflow": "azureml.mlflow",
    "fairlearn": "fairlearn",
    "interpret-core": "interpret",
    "matplotlib": "matplotlib",
    "mlflow": "mlflow",
    "openai": "openai",
    "pandas": "pandas",
    "scikit-learn": "sklearn",
    "seaborn": "seaborn",
    "shap": "shap",
    "skl2onnx": "skl2onnx",
}
SKIPPED = {"tests", "test", "testing", "externals", "_vendor"}
# Of this one, keys and values of YAML files and requests are strings anywhere in the source.
TAUGHT = "azure-ai-ml"
DOCUMENTED = re.compile(
    r":(?:param|keyword|paramtype|type|ivar|vartype)\s+(?:[\w.~\[\], |]+\s+)?\*{0,2}(\w+)\s*:"
)
NAME = re.compile(r"[A-Za-z]\w*(?:-\w+)*")
VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")  # of the environment
LONGEST = 80  # letters of a string that may be a value
SHORTEST = 3


@cache
def names() -> frozenset[str]:
    """The names of the table."""
    return frozenset(text().splitlines())


@cache
def text() -> str:
    """The table as it is on disk."""
    return TABLE.read_text("utf-8")


def main() -> None:
    """Read the installed packages and write the table."""
    heads = [f"# {name} {importlib.metadata.version(name)}" for name in PACKAGES]
    found = sorted(set().union(*(of_package(name) for name in PACKAGES)))
    TABLE.write_text("\n".join([*heads, *found]) + "\n", "utf-8")


def of_package(distribution: str) -> set[str]:
    """Names that somebody who uses the package may write."""
    found: set[str] = set()
    spec = importlib.util.find_spec(PACKAGES[distribution])
    for folder in map(Path, spec.submodule_search_locations or ()):
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            if not SKIPPED & set(parts):
                found.update(part for part in parts[:2] if _public(part))
                found.update(of_source(path.read_text("utf-8"), distribution == TAUGHT))
    return {name for name in found if len(name) >= SHORTEST and NAME.fullmatch(name)}


def of_source(source: str, values: bool = False) -> Iterator[str]:
    """Public names of one module: no local variable, and nothing of a private function.

    Args:
        source: the module.
        values: whether every string that looks like a name is one.
    """
    tree = ast.parse(source)
    yield from _defined(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if values:
                yield from _words(node)
            elif VARIABLE.fullmatch(node.value):
                yield node.value
        elif isinstance(node, ast.Subscript) and _last(node.value) == "Literal":
            yield from _words(node.slice)


def _defined(scope: ast.Module | ast.ClassDef) -> Iterator[str]:
    """Classes, functions, arguments, attributes and constants of a module or a class."""
    yield from DOCUMENTED.findall(ast.get_docstring(scope, clean=False) or "")
    for node in scope.body:
        if isinstance(node, ast.ClassDef):
            yield from [node.name] if _public(node.name) else []
            yield from _defined(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _function(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from (name for name in map(_last, _targets(node)) if name and _public(name))
            if isinstance(scope, ast.ClassDef) and node.value is not None:
                yield from _words(node.value)
        elif isinstance(node, ast.If | ast.Try):
            yield from _defined(ast.Module([*node.body, *node.orelse], []))


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """Name and arguments of a public function; what any method sets on its object."""
    if _public(node.name) or node.name in ("__init__", "__new__", "__call__"):
        lists = (node.args.posonlyargs, node.args.args, node.args.kwonlyargs)
        yield node.name
        yield from (argument.arg for arguments in lists for argument in arguments)
        yield from DOCUMENTED.findall(ast.get_docstring(node, clean=False) or "")
    for inner in ast.walk(node):
        if isinstance(inner, ast.Assign | ast.AnnAssign):
            for target in _targets(inner):
                if isinstance(target, ast.Attribute) and _last(target.value) == "self":
                    yield target.attr
        elif isinstance(inner, ast.Call) and _last(inner.func) in ("pop", "get", "setdefault"):
            if "kwargs" in (_last(getattr(inner.func, "value", inner)) or ""):
                yield from _words(inner.args[0]) if inner.args else ()


def _targets(node: ast.Assign | ast.AnnAssign) -> Iterator[ast.expr]:
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        yield from target.elts if isinstance(target, ast.Tuple | ast.List) else [target]


def _words(tree: ast.AST) -> Iterator[str]:
    """The names in the strings of an expression, such as ``properties.computeType``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if len(node.value) < LONGEST and not node.value.count(" "):
                yield from re.split(r"[./:]", node.value)


def _last(node: ast.AST) -> str | None:
    return getattr(node, "attr", None) or getattr(node, "id", None)


def _public(name: str) -> bool:
    return not name.startswith("_")


if __name__ == "__main__":
    main()
