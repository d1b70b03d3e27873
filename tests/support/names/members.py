"""Methods and attributes that texts name: the class, or the operations, have them."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from functools import cache

from ..nearest import proposal
from ..python.signatures import keywords
from . import expressions, spans

MEMBER = re.compile(
    r"(?<![\w.])(?P<owner>[A-Z][A-Za-z0-9]+)(?:\([^()]*\))?\.(?P<member>[A-Za-z_]\w*)"
)
CALL = re.compile(r"^(?:mlflow|ml_client|[a-z_]+)(?:\.[a-z_]\w*)+\(.*\)$", re.DOTALL)
SET = re.compile(r"\bself\.(\w+)(?:: [^=\n]+)? =")
# `begin_delete` of workspaces, `stream` of `ml_client.jobs`
OF = re.compile(
    r"`(?P<method>[a-z_]+)(?:\([^`]*\))?`\s+(?:of|on|for|in)\s+(?:(?:the|an?)\s+)?"
    r"(?:`?ml_client\.(?P<group>[a-z_]+)`?|(?P<noun>[a-z]+(?: [a-z]+)?)\b(?! `))"
)
CLIENT = "MlflowClient"


def unknown(span: str) -> Iterator[tuple[str, str]]:
    """``(name, cure)`` of a member in a code span that its class does not have."""
    for found in MEMBER.finditer(span):
        owner = _class(found["owner"])
        if owner and found["member"] not in _members(owner):
            cure = proposal(found["member"], _members(owner), f"name what {found['owner']} has")
            yield f"{found['owner']}.{found['member']}", cure


def arguments(span: str, kinds: dict[str, type]) -> Iterator[tuple[str, str]]:
    """``(name, cure)`` of keywords that a method of the operations, or MLflow, has no use for.

    Args:
        kinds: operations of ``MLClient`` -> their class.
    """
    call = _call(span) if CALL.match(span) else None
    if call is None:
        return
    *owners, name = ast.unparse(call.func).removeprefix("ml_client.").split(".")
    kind = kinds.get(owners[0]) if len(owners) == 1 else None
    if kind is None and owners[:1] == ["mlflow"]:
        target = getattr(expressions.module(".".join(owners)), name, None)
    else:
        target = getattr(kind, name, None)
    known = keywords(target, kind) if inspect.isfunction(inspect.unwrap(target)) else None
    for keyword in call.keywords if known is not None else ():
        if keyword.arg and keyword.arg not in known:
            cure = proposal(keyword.arg, known, f"name an argument of {name}")
            yield f"{name}({keyword.arg}=…)", cure


def _call(span: str) -> ast.Call | None:
    try:
        tree = ast.parse(span.replace("…", "..."), mode="eval").body
    except SyntaxError:
        return None
    return tree if isinstance(tree, ast.Call) else None


def misplaced(text: str, groups: dict[str, frozenset[str]]) -> Iterator[tuple[int, str, str]]:
    """``(where, name, cure)`` of methods that a sentence gives to operations without them.

    Args:
        groups: operations of ``MLClient`` -> their public methods.
    """
    everywhere = frozenset().union(*groups.values())
    for found in OF.finditer(text):
        group = found["group"] or _group(found["noun"], groups)
        methods = groups.get(group)
        if methods and found["method"] in everywhere - methods:
            cure = proposal(found["method"], methods, f"name a method of ml_client.{group}")
            yield found.start(), f"ml_client.{group}.{found['method']}", cure


def _group(noun: str, groups: dict) -> str | None:
    """The operations that a noun stands for: ``online endpoints`` -> ``online_endpoints``."""
    name = noun.replace(" ", "_")
    first = noun.partition(" ")[0]
    return next((n for n in (name, f"{name}s", first, f"{first}s") if n in groups), None)


def _class(name: str) -> type | None:
    found = spans.names().get(name)
    if found is None and name == CLIENT:
        found = getattr(expressions.module("mlflow"), name)
    return found if inspect.isclass(found) else None


@cache
def _members(owner: type) -> frozenset[str]:
    """What an object of a class has: what is defined, what is set, what the constructor takes."""
    found = set(dir(owner)) | (keywords(owner) or frozenset())
    for base in owner.__mro__[:-1]:
        try:
            found |= set(SET.findall(textwrap.dedent(inspect.getsource(base))))
            found |= set(getattr(base, "__annotations__", ()))
        except (OSError, TypeError):  # a class without source, such as str
            continue
    return frozenset(found)
