"""Rung 1 while a listing runs: refuse what the SDK would silently swallow.

The text that runs is the file's own; only its syntax tree is rewritten: calls with keywords,
attribute reads and writes go through the checks below, and each statement says where it is.
"""

import ast
import types
from collections.abc import Callable
from importlib.abc import Loader
from pathlib import Path

from ..nearest import proposal
from .literals import refused
from .signatures import keywords, unwrapped

CHECKED = ("azure.ai.ml", "azure.identity")
OPEN_NAMES = "azure.ai.ml.entities._job.pipeline._io"  # inputs and outputs take any name


class Swallowed(TypeError):
    """Something that the SDK accepts and then ignores.

    Attributes:
        line: where, from 1.
        cure: the edit that makes it right.
    """

    def __init__(self, what: str, cure: str, line: int):
        super().__init__(what)
        self.line = line
        self.cure = cure


class StrictLoader(Loader):
    """Loads a file for ``pytest_examples.run_code.run_code`` with the checks built in.

    Args:
        path: the file.
        reached: called with the line of each statement before it runs.
    """

    def __init__(self, path: Path, reached: Callable[[int], None]):
        self._path = path
        self._reached = reached
        self.swallowed: list[Swallowed] = []

    def create_module(self, spec):
        """Leave it to the import system."""
        return None

    def exec_module(self, module) -> None:
        """Run the file in ``module``."""
        tree = ast.parse(self._path.read_text("utf-8"), str(self._path))
        tree = ast.fix_missing_locations(_Rewrite().visit(tree))
        module.__dict__["@strict"] = types.SimpleNamespace(
            at=self._reached, call=self._call, write=self._write, read=self._read
        )
        exec(compile(tree, str(self._path), "exec"), module.__dict__)

    def _refuse(self, what: str, cure: str, line: int) -> None:
        error = Swallowed(what, cure, line)
        self.swallowed.append(error)
        raise error

    def _call(self, target, lines: dict[str, int], literals: dict[str, str]):
        """Check the keywords of a call (each with its line); hand the callable back."""
        bound = getattr(target, "__self__", None)
        function = getattr(target, "__func__", target)
        plain = unwrapped(function)
        if not isinstance(plain, (type, types.FunctionType)) or not _ours(plain):
            return target
        owner = bound if isinstance(bound, type) or bound is None else type(bound)
        known = keywords(function, owner if not isinstance(function, type) else None)
        if known is None:
            return target
        shown = getattr(function, "__qualname__", str(function))
        for name, line in lines.items():
            if name not in known:
                listed = ", ".join(sorted(known)[:8])
                cure = proposal(name, known, f"use an argument that it has, such as {listed}")
                self._refuse(f"{shown}() has no argument '{name}' and ignores it", cure, line)
        for name, value in literals.items():
            allowed = refused(function, name, value)
            if allowed:
                cure = proposal(value, allowed, f"write one of {', '.join(allowed)}")
                self._refuse(f"{shown}() takes no {name}='{value}'", cure, lines[name])
        return target

    def _write(self, target, name: str, line: int):
        """Check that an attribute that is set exists; hand the object back."""
        kind = type(target)
        if not kind.__module__.startswith("azure.ai.ml") or kind.__module__.startswith(OPEN_NAMES):
            return target
        known = _attributes(target)
        if name not in known:
            cure = proposal(name, known, "set an attribute that it has")
            self._refuse(f"{kind.__name__} has no attribute '{name}' to set", cure, line)
        return target

    def _read(self, target, name: str, line: int):
        """Read an attribute, unless it is the empty dictionary that a misspelt one gives."""
        value = getattr(target, name)
        if type(value).__name__ == "_AttrDict" and not value and not hasattr(type(target), name):
            known = [key for key in dir(type(target)) if key[0] != "_"]
            cure = proposal(name, known, "read an attribute that it has")
            self._refuse(f"{type(target).__name__} has no attribute '{name}'", cure, line)
        return value


def _ours(target) -> bool:
    return str(getattr(target, "__module__", "")).startswith(CHECKED)


def _attributes(target) -> set[str]:
    kind = type(target)
    names = {key for key in dir(kind) if key[0] != "_"} | set(getattr(target, "__dict__", ()))
    for base in kind.__mro__:
        names |= set(vars(base).get("__annotations__", ()))
    return names | (keywords(kind, None) or set())


def _hook(name: str, *arguments: ast.expr) -> ast.Call:
    # the name cannot be typed, so no listing can use or shadow it
    strict = ast.Name("@strict", ast.Load())
    return ast.Call(ast.Attribute(strict, name, ast.Load()), list(arguments), [])


def _dictionary(items: dict[str, ast.expr]) -> ast.Dict:
    return ast.Dict([ast.Constant(name) for name in items], list(items.values()))


class _Rewrite(ast.NodeTransformer):
    """Route calls, reads, writes and statements through the hooks."""

    def __init__(self) -> None:
        self._functions = 0

    def visit(self, node: ast.AST):
        node = super().visit(node)
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list) and not self._functions and _is_block(node):
                setattr(node, name, [step for child in block for step in _marked(child)])
        return node

    def _nested(self, node: ast.AST):
        self._functions += 1
        self.generic_visit(node)
        self._functions -= 1
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = visit_ClassDef = _nested

    def visit_Attribute(self, node: ast.Attribute):
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load) or node.attr.startswith("__"):
            return node
        hook = _hook("read", node.value, ast.Constant(node.attr), ast.Constant(node.lineno))
        return ast.copy_location(hook, node)

    def visit_Call(self, node: ast.Call):
        named = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
        lines = {name: ast.Constant(value.lineno) for name, value in named.items()}
        literals = {
            name: ast.Constant(value.value)
            for name, value in named.items()
            if isinstance(value, ast.Constant) and isinstance(value.value, str)
        }
        self.generic_visit(node)
        if named:
            hook = _hook("call", node.func, _dictionary(lines), _dictionary(literals))
            node.func = ast.copy_location(hook, node.func)
        return node

    def visit_Assign(self, node: ast.Assign):
        self.generic_visit(node)
        for target in node.targets:
            if isinstance(target, ast.Attribute):
                name = ast.Constant(target.attr)
                hook = _hook("write", target.value, name, ast.Constant(node.lineno))
                target.value = ast.copy_location(hook, target.value)
        return node


def _is_block(node: ast.AST) -> bool:
    return isinstance(node, (ast.Module, ast.stmt, ast.ExceptHandler)) and not isinstance(
        node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    )


def _marked(node: ast.stmt) -> list[ast.stmt]:
    """A statement with the hook before it that says which line is reached."""
    if isinstance(node, ast.ImportFrom) and node.module == "__future__":
        return [node]
    hook = ast.Expr(_hook("at", ast.Constant(node.lineno)))
    return [ast.copy_location(hook, node), node]
