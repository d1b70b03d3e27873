"""Requests without what must differ between two runs that mean the same."""

import re

from ..runs.recording import Sent

Key = tuple[str | int, ...]
ABSENT = type("Absent", (), {"__repr__": lambda self: "nothing"})()

# (pattern, replacement): each is something that the SDK or the CLI makes up anew every time.
GENERATED = [
    # job names: adjective_noun_suffix, see azure/ai/ml/entities/_job/job_name_generator.py
    (re.compile(r"\b[a-z]+_[a-z]+_[bcdfghjklmnpqrstvwxyz0-9]{10}\b"), "<job>"),
    # ARM deployments of a workspace: its name and a number from the clock
    (re.compile(r"(/deployments/[^/]+?)-\d+\b"), r"\1-<number>"),
    # resources that a workspace brings along, see azure/ai/ml/_utils/_workspace_utils.py
    (re.compile(r"\b[a-z0-9]+(storage|keyvault|logalyti|insights)[0-9a-f]{8,9}\b"), r"<\1>"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(?:Z|\+00:00)?"), "<time>"),
    # the SDK writes resourceGroups in two ways
    (re.compile(r"/resourcegroups/", re.IGNORECASE), "/resourceGroups/"),
]
# The SDK has no call that creates a resource group, so only the CLI does.
GROUP = re.compile(r"^/subscriptions/[^/]+/resourcegroups/[^/]+$", re.IGNORECASE)
# Services beside Azure Resource Manager whose requests are compared.
DATA_PLANES = re.compile(
    r".+\.(?:openai\.azure\.com|services\.ai\.azure\.com|search\.windows\.net|"
    r"inference\.ml\.azure\.com)"
)
# The SDK writes these values in two ways, and the service takes both.
CASELESS = {"egressPublicNetworkAccess", "publicNetworkAccess"}
# Properties that say who sent the request, not what is wanted.
INCIDENTAL = {"_source", "_azureml.ComputeTargetType", "azureml.git.dirty", "ContentSnapshotId"}


def changes(sent: list[Sent], step: str) -> list[tuple[Sent, object]]:
    """The requests of one step that ask Azure Resource Manager for a change, normalised.

    Returns:
        The request as sent, and its method, path and body with placeholders.
    """
    rows = []
    for request in sent:
        asks = request.method in ("PUT", "PATCH", "DELETE") or (
            request.method == "POST" and request.body
        )
        if request.step != step or request.host != "management.azure.com":
            continue
        if asks and not GROUP.match(request.path):
            if request.status < 400:  # a refused request has changed nothing
                target = f"{request.method} {_text(request.path)}"
                rows.append((request, {"request": target, "body": value(request.body)}))
    return rows


def calls(sent: list[Sent], step: str) -> list[tuple[Sent, object]]:
    """The requests of one step to services beside Azure Resource Manager, normalised.

    Clients write the same address in two ways: ``/indexes('a')/docs/search.post.search`` is
    ``/indexes/a/docs/search``.
    """
    rows = []
    for request in sent:
        if request.step == step and DATA_PLANES.fullmatch(request.host) and request.status < 400:
            path = re.sub(r"\('([^']*)'\)", r"/\1", request.path)
            path = re.sub(r"/search\.(post\.)?", "/", path)
            target = f"{request.method} {request.host}{path}"
            rows.append((request, {"request": target, "body": value(request.body)}))
    return rows


def value(body):
    """``body`` with placeholders, without nulls and incidental properties, at any depth."""
    if isinstance(body, dict):
        kept = {
            key: inner.lower() if key in CASELESS and isinstance(inner, str) else value(inner)
            for key, inner in body.items()
            if inner is not None and key not in INCIDENTAL
        }
        if kept.get("displayName") == "<job>":  # the service's default: the generated name
            del kept["displayName"]
        # a key that is an address says something even if nothing stands behind it
        return {key: inner for key, inner in kept.items() if inner != {} or "/" in key}
    if isinstance(body, list):
        return [value(inner) for inner in body]
    return _text(body) if isinstance(body, str) else body


def _text(text: str) -> str:
    for pattern, placeholder in GENERATED:
        text = pattern.sub(placeholder, text)
    return text


def differences(left, right, where: Key = ()) -> list[Key]:
    """The keys at which two values differ; lists of two lengths differ as a whole."""
    if isinstance(left, dict) and isinstance(right, dict):
        return [
            key
            for name in sorted(left.keys() | right.keys())
            for key in differences(left.get(name, ABSENT), right.get(name, ABSENT), (*where, name))
        ]
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        pairs = enumerate(zip(left, right, strict=True))
        return [key for index, pair in pairs for key in differences(*pair, (*where, index))]
    return [] if left == right else [where]


def at(body, key: Key):
    """The value at ``key``, or ``ABSENT``."""
    for part in key:
        try:
            body = body[part]
        except (KeyError, IndexError, TypeError):
            return ABSENT
    return body
