"""Names of SDK methods and CLI commands in texts: they exist, unless the text denies it."""

import inspect
import re
from collections.abc import Iterator
from functools import cache

from ..commands import azure_commands
from ..commands.cli_validity import GLOBAL_FLAGS, table
from ..nearest import one_slip, proposal
from . import denials, expressions, members, spans

SPAN = re.compile(r"`([^`]+)`")
CLIENT = re.compile(r"\bml_client\.(?P<group>\w+)(?:\.(?P<method>\w+))?")
COMMAND = re.compile(r"\baz ml(?P<words>(?: [a-z][a-z-]*)+)(?P<rest>.*)")
GROUP = re.compile(r"^az (?P<name>[a-z][a-z0-9-]+)")
GROUPS = (
    "account",
    "acr",
    "ad",
    "aks",
    "configure",
    "deployment",
    "extension",
    "group",
    "identity",
)
GROUPS += (
    "keyvault",
    "login",
    "logout",
    "ml",
    "monitor",
    "network",
    "provider",
    "resource",
    "rest",
)
GROUPS += ("role", "storage", "upgrade", "version", "vm")
# A sentence with one of these may name what does not exist, to say so.
DENIAL = re.compile(
    r"\b(no|not|never|neither|nor|without|instead|wrong|v1|old|older|fails?|none|does not|has no"
    r"|cannot|unknown|refused|refuses|nothing|retired|formerly)\b|n't",
    re.IGNORECASE,
)


def unknown(text: str) -> list[tuple[str, str]]:
    """``(name, cure)`` of everything in the code spans of ``text`` that does not exist."""
    return [
        row
        for span in SPAN.findall(text)
        for rule in (
            _client,
            _command,
            azure_commands.in_span,
            spans.unknown,
            members.unknown,
            expressions.absent,
            _arguments,
        )
        for row in rule(span)
    ]


def wrong(text: str, *, old: bool = False) -> Iterator[tuple[int, str, str]]:
    """``(where, name, cure)`` of what does not exist; what a text denies is left, but for slips.

    Args:
        old: whether the text tells of SDK v1, and may name what is gone.
    """
    for span in SPAN.finditer(text):
        rule = slips if old or denials.of(text, *span.span()) else unknown
        yield from ((span.start(), *row) for row in rule(span[0]))
    if not old and members.OF.search(text):
        yield from members.misplaced(text, _groups())


def slips(text: str) -> list[tuple[str, str]]:
    """Those of ``unknown`` that differ by a slip of the hand from what is proposed instead."""
    found = []
    for name, cure in unknown(text):
        proposed = re.match(r"write (?P<names>.+) instead of ", cure)
        names = proposed["names"].split(" or ") if proposed else []
        last = re.split(r"[ .]", name)[-1]
        if any(one_slip(name, other) or one_slip(last, other) for other in names):
            found.append((name, cure))
    return found


def denied(text: str) -> bool:
    """Whether a sentence may be naming what does not exist."""
    return DENIAL.search(SPAN.sub("", text)) is not None


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Operation group of ``MLClient`` -> its public methods; of a method, an empty set."""
    from azure.ai.ml import MLClient

    public = (name for name in dir(MLClient) if name[0] != "_")
    return {name: frozenset(dir(_kinds()[name]) if name in _kinds() else ()) for name in public}


@cache
def _kinds() -> dict[str, type]:
    """Operation group of ``MLClient`` -> the class of its operations."""
    from azure.ai.ml import MLClient

    found = {}
    for name, member in inspect.getmembers_static(
        MLClient, lambda each: isinstance(each, property)
    ):
        kind = inspect.signature(member.fget).return_annotation
        kind = member.fget.__globals__.get(kind) if isinstance(kind, str) else kind
        if inspect.isclass(kind):
            found[name] = kind
    return found


def _arguments(span: str):
    return members.arguments(span, _kinds()) if "(" in span else ()


def _client(span: str):
    for found in CLIENT.finditer(span):
        group, method = found["group"], found["method"]
        if group not in _groups():
            yield f"ml_client.{group}", proposal(group, _groups(), "name what MLClient has")
        elif method and _groups()[group] and method not in _groups()[group]:
            cure = proposal(method, _groups()[group], f"name a method of ml_client.{group}")
            yield f"ml_client.{group}.{method}", cure


def _command(span: str):
    group = GROUP.match(span)
    if group and group["name"] not in GROUPS and any(one_slip(group["name"], g) for g in GROUPS):
        yield f"az {group['name']}", proposal(group["name"], GROUPS, "`az --help` lists the groups")
    found = COMMAND.search(span)
    if not found:
        return
    words = found["words"].split()
    name = next(
        (
            " ".join(["az", "ml", *words[:end]])
            for end in range(len(words), 0, -1)
            if " ".join(["az", "ml", *words[:end]]) in table()
        ),
        None,
    )
    if name is None:
        stem = " ".join(["az", "ml", *words])
        if not any(command.startswith(f"{stem} ") for command in table()):
            yield stem, proposal(stem, table(), "`az ml --help` lists the commands")
        return
    spec = table()[name]
    flags = {flag for group in spec["required"] + spec["optional"] for flag in group}
    for flag in re.findall(r"(?<=\s)--[a-z][a-z-]+", found["rest"]):
        if flag not in flags | GLOBAL_FLAGS:
            yield f"{name} {flag}", proposal(flag, flags, f"`{name} --help` lists its flags")
