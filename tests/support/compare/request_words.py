"""Requests to Azure in words: ``creates or updates compute 'cpu-cluster'``."""

import re

VERBS = {"PUT": "create or update", "PATCH": "change", "DELETE": "delete"}
ACTIONS = {"startPendingUpload": "upload"}
LONG = re.compile(r"^[0-9a-f]{8}[0-9a-f-]{12,}$")  # names made from content: the first part will do
PLACES = ("workspaces", "registries")  # around everything else; said only if nothing is inside


def in_words(request: str, senders: int = 1) -> str:
    """A request ``METHOD /path`` as the end of a sentence, whose subject is so many files."""
    verb, thing = _verb_and_thing(request)
    if senders == 1:
        verb = " or ".join(f"{word}s" for word in verb.split(" or "))
    return f"{verb} {thing}"


def _verb_and_thing(request: str) -> tuple[str, str]:
    method, _, path = request.partition(" ")
    _, found, inside = path.rpartition("/providers/")
    parts = inside.split("/")[1:] if found else []
    if not parts:
        return "send", f"{method} to {path}"
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(pairs) > 1 and pairs[0][0] in PLACES:
        pairs = pairs[1:]
    thing = " of ".join(_named(kind, name) for kind, name in reversed(pairs))
    if len(parts) % 2 == 0:
        return (VERBS[method], thing) if method in VERBS else ("send", f"{method} to {thing}")
    action = parts[-1]
    return (ACTIONS[action], thing) if action in ACTIONS else ("call", f"'{action}' of {thing}")


def kind(request: str) -> str:
    """The method and the types of the resource, without names; requests of a kind can be held
    against each other."""
    method, _, path = request.partition(" ")
    _, found, inside = path.rpartition("/providers/")
    return " ".join([method, *inside.split("/")[1::2]]) if found else request


def _named(plural: str, name: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plural).lower()
    single = re.sub(r"ies$", "y", words) if words.endswith("ies") else words.removesuffix("s")
    if name.startswith("<"):  # a placeholder: the name is made up anew every time
        return f"a {single}"
    return f"{single} '{name[:8]}…'" if LONG.match(name) else f"{single} '{name}'"
