"""Which keyword arguments an SDK callable really takes, looking through ``**kwargs``."""

import ast
import functools
import inspect
import re
import textwrap
import types
from contextlib import suppress
from importlib import import_module

DOCUMENTED = re.compile(
    r":(?:param|keyword|paramtype|type|ivar|vartype)\s+(?:[\w.~\[\], |]+\s+)?\*{0,2}(\w+)\s*:"
)
DEPTH = 8  # of calls that hand their keywords on

# Read from **kwargs in a way that no source analysis sees; from the SDK's own source.
EXTRA = {
    "azure.ai.ml._ml_client.MLClient": {
        "show_progress",
        "enable_telemetry",
        "cloud",
        "logging_enable",
    },
}


@functools.cache
def keywords(callable_object, owner: type | None = None) -> frozenset[str] | None:
    """The keyword names that ``callable_object`` has a use for.

    Args:
        callable_object: a class or a plain function.
        owner: the class that a method was reached through.

    Returns:
        The names, or ``None`` when nothing can be said.
    """
    lines = tuple(owner.__mro__) if owner else ()
    names = _accepted(callable_object, owner, lines, 0)
    if names is None:
        return None
    target = unwrapped(callable_object)
    name = f"{getattr(target, '__module__', '')}.{getattr(target, '__qualname__', '')}"
    return frozenset(names | EXTRA.get(name, set())) - {"kwargs"}


def unwrapped(callable_object):
    """The function under its decorators and its binding."""
    with suppress(ValueError):  # openai.ChatCompletion, which was removed, wraps itself for ever
        callable_object = inspect.unwrap(callable_object)
    return getattr(callable_object, "__func__", callable_object)


def _accepted(target, owner, lines, depth: int) -> set[str] | None:
    if depth > DEPTH:
        return set()
    if inspect.isclass(target):
        return _class_accepts(target, depth)
    function = unwrapped(target)
    if not isinstance(function, types.FunctionType):
        return None
    parameters = inspect.signature(function).parameters.values()
    named = {p.name for p in parameters if p.kind in (p.KEYWORD_ONLY, p.POSITIONAL_OR_KEYWORD)}
    named -= {"self", "cls"}
    if not any(p.kind == p.VAR_KEYWORD for p in parameters):
        return named
    if _takes_any(function):
        return None
    read, forwarded = _uses_of_kwargs(function)
    named |= set(DOCUMENTED.findall(inspect.getdoc(function) or "")) | read
    for call in forwarded:
        named |= _receiver_accepts(call, function, owner, lines, depth)
    return named


def _class_accepts(target: type, depth: int) -> set[str] | None:
    named = set(DOCUMENTED.findall(target.__dict__.get("__doc__") or ""))
    for index, base in enumerate(target.__mro__):
        if "__init__" in vars(base):
            rest = target.__mro__[index:]
            accepted = _accepted(vars(base)["__init__"], base, rest, depth + 1)
            if accepted is None and depth == 0:
                return None
            return named | (accepted or set())
    return named


@functools.cache
def _uses_of_kwargs(function) -> tuple[frozenset[str], tuple[ast.Call, ...]]:
    """Names that the body reads from its ``**kwargs``, and the calls it hands them on to."""
    try:
        definition = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    except (OSError, TypeError, SyntaxError):
        return frozenset(), ()
    arguments = getattr(definition, "args", None)
    if arguments is None or arguments.kwarg is None:
        return frozenset(), ()
    kwargs = arguments.kwarg.arg
    read, forwarded = set(), []
    for node in ast.walk(definition):
        read |= _read_names(node, kwargs, function)
        if isinstance(node, ast.Call) and any(
            keyword.arg is None and _is_name(keyword.value, kwargs) for keyword in node.keywords
        ):
            forwarded.append(node)
    return frozenset(read), tuple(forwarded)


def _read_names(node: ast.AST, kwargs: str, function) -> set[str]:
    """Names in ``kwargs.pop("x")``, ``kwargs["x"]`` or ``"x" in kwargs``."""
    key = None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        if _is_name(node.func.value, kwargs) and node.func.attr in ("pop", "get", "setdefault"):
            key = node.args[0]
    elif isinstance(node, ast.Subscript) and _is_name(node.value, kwargs):
        key = node.slice
    elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In):
        if _is_name(node.comparators[0], kwargs):
            key = node.left
    if key is None:
        return set()
    if isinstance(key, ast.Constant):
        return {key.value}
    named = _resolve(key, function.__globals__)
    return {named} if isinstance(named, str) else set()


def _resolve(node: ast.AST, names: dict):
    """The object that a dotted name stands for, or ``None``."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        return getattr(_resolve(node.value, names), node.attr, None)
    return None


def _is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _receiver_accepts(call: ast.Call, function, owner, lines, depth: int) -> set[str]:
    """What the callable accepts to which ``**kwargs`` is handed on."""
    target = call.func
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Call):
        if _is_name(target.value.func, "super"):
            for index, base in enumerate(lines[1:], start=1):
                if target.attr in vars(base):
                    method = vars(base)[target.attr]
                    return _accepted(method, base, lines[index:], depth + 1) or set()
        return set()
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
        if target.value.id in ("self", "cls") and hasattr(owner, target.attr):
            method = getattr(owner, target.attr)
            return _accepted(method, owner, owner.__mro__, depth + 1) or set()
    found = owner if _is_name(target, "cls") else _callee(target, function)
    if callable(found) and str(getattr(found, "__module__", "")).startswith("azure.ai.ml"):
        handed = _handed_classes(call, found, function)
        accepted = [_accepted(kind, None, (), depth + 1) or set() for kind in (found, *handed)]
        return set().union(*accepted)
    return set()


def _handed_classes(call: ast.Call, receiver, function) -> list:
    """Classes in the arguments of ``call`` that ``receiver`` calls with its own ``**kwargs``."""
    if inspect.isclass(receiver):
        return []
    _, forwarded = _uses_of_kwargs(unwrapped(receiver))
    called = {inner.func.id for inner in forwarded if isinstance(inner.func, ast.Name)}
    return [
        kind
        for keyword in call.keywords
        if keyword.arg in called and inspect.isclass(kind := _callee(keyword.value, function))
    ]


@functools.cache
def _takes_any(function) -> bool:
    """Whether a constructor sets every keyword as an attribute, as ``SearchSpace`` does."""
    try:
        source = inspect.getsource(function)
    except (OSError, TypeError):
        return False
    return re.search(r"in kwargs\.items\(\):\s+self\.__setattr__", source) is not None


def _callee(target: ast.AST, function):
    """A function named in the body: of the module, the closure, or imported on the spot."""
    found = _resolve(target, function.__globals__)
    if found is not None or not isinstance(target, ast.Name):
        return found
    closure = inspect.getclosurevars(function).nonlocals
    if target.id in closure:
        return closure[target.id]
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                if (alias.asname or alias.name) == target.id:
                    return getattr(import_module(node.module), alias.name, None)
    return None
