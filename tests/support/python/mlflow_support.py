"""Calls of MLflow: they exist, and the tracking server of a workspace supports them."""

import ast
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..nearest import proposal
from . import mlflow_names
from .python_spans import completed, spans

DATA = Path(__file__).with_name("mlflow_support.yml")
# A script that tracks somewhere else on purpose may do what a workspace does not.
ELSEWHERE = re.compile(r"^(sqlite|mysql|postgresql|mssql|file|https?)://?|^[./]")
Row = tuple[int, str, str]


@dataclass(frozen=True)
class Unsupported:
    """One row of ``mlflow_support.yml``: a call, or a call with a certain text in it."""

    call: str
    what: str
    cure: str
    source: str
    argument: str = ""
    pattern: str = ""
    positions: tuple[int, ...] = ()

    def is_meant(self, name: str, texts: list[str]) -> bool:
        """Whether a call of ``name`` with ``texts`` in the argument is the one."""
        if not f".{name}".endswith(f".{self.call}"):
            return False
        return not self.pattern or any(re.search(self.pattern, text) for text in texts)


@functools.cache
def table() -> tuple[Unsupported, ...]:
    """The rows of ``mlflow_support.yml``, each with the address of its source."""
    data = yaml.safe_load(DATA.read_text("utf-8"))
    rows = []
    for row in data["calls"]:
        positions = tuple(row.pop("positions", ()))
        source = data["sources"][row.pop("source")]
        rows.append(Unsupported(**row, positions=positions, source=source))
    return tuple(rows)


def check(source: str) -> list[Row]:
    """Hold the calls of one piece of Python against MLflow and against the workspace.

    Args:
        source: Python that parses.

    Returns:
        ``(line, what, cure)`` for each call that does not exist or is not supported.
    """
    if "mlflow" not in source and not any(row.call in source for row in table()):
        return []
    tree = ast.parse(source)
    clients = _clients(tree)
    found = [row for node in ast.walk(tree) for row in _missing(node, clients)]
    if _tracks_elsewhere(tree):
        return found
    values = _values(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return found + [row for call in calls for row in _unsupported(call, values)]


def in_text(text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` for what the code spans of a sentence call."""
    for span in spans(text):
        try:
            rows = check(completed(span))
        except SyntaxError:
            continue  # no Python after all
        for _, what, cure in rows:
            yield what, cure


def _unsupported(call: ast.Call, values: dict[str, ast.expr]) -> Iterator[Row]:
    name = _dotted(call.func)
    for row in table():
        if row.is_meant(name, _texts(call, row, values)):
            yield call.lineno, f"{row.what} ({row.source})", row.cure


def _dotted(node: ast.expr) -> str:
    """``mlflow.projects.run`` of a name or attribute; what is no name is left out."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    return ".".join([node.id, *parts] if isinstance(node, ast.Name) else parts)


def _texts(call: ast.Call, row: Unsupported, values: dict[str, ast.expr]) -> list[str]:
    """The texts in the argument of a call that a row looks at."""
    nodes = [call.args[at] for at in row.positions if at < len(call.args)]
    nodes += [keyword.value for keyword in call.keywords if keyword.arg == row.argument]
    nodes = [values.get(node.id, node) if isinstance(node, ast.Name) else node for node in nodes]
    return [text for node in nodes for text in _strings(node)]


def _strings(node: ast.expr) -> Iterator[str]:
    """The strings of a value: of an f-string the fixed parts, of a list those of each element."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "0" for part in node.values]
        yield "".join(parts)
    elif isinstance(node, (ast.List, ast.Tuple)):
        for inner in node.elts:
            yield from _strings(inner)


def _values(tree: ast.AST) -> dict[str, ast.expr]:
    """Name -> the value that it is given."""
    return {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _tracks_elsewhere(tree: ast.AST) -> bool:
    return any(
        ELSEWHERE.match(text)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _dotted(node.func).endswith("set_tracking_uri")
        for argument in (*node.args, *(keyword.value for keyword in node.keywords))
        for text in _strings(argument)
    )


def _missing(node: ast.AST, clients: set[str]) -> Iterator[Row]:
    """A name of ``mlflow`` or of its client that the installed version does not have."""
    names = []
    if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "mlflow":
        names = [f"{node.module}.{alias.name}" for alias in node.names if alias.name != "*"]
    elif isinstance(node, ast.Attribute) and _is_client(node.value, clients):
        names = [f"{mlflow_names.CLIENT}.{node.attr}"]
    elif isinstance(node, ast.Attribute) and _dotted(node).startswith("mlflow."):
        names = [_dotted(node)]
    for name in names:
        around, last, known = mlflow_names.missing(name) or ("", "", ())
        if around:
            cure = proposal(last, known, "name what the installed MLflow has")
            yield node.lineno, f"there is no '{around}.{last}'", cure


def _is_client(node: ast.expr, clients: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in clients
    return isinstance(node, ast.Call) and _dotted(node.func).split(".")[-1] == "MlflowClient"


def _clients(tree: ast.AST) -> set[str]:
    """The names that are clients of MLflow and nothing else."""
    made: dict[str, set[bool]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    made.setdefault(target.id, set()).add(_is_client(node.value, set()))
    return {name for name, kinds in made.items() if kinds == {True}}
