"""What the service accepts: its routes, read from the generated client inside the installed SDK."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from ..messages import ArmError
from .ids import PROVIDER

_BUILDER = re.compile(r"^def (build_\w+_request)\(.*?(?=^def |^class )", re.MULTILINE | re.DOTALL)
_URL = re.compile(r"_url = (\(?(?:\s*\"[^\"]*\")+)")
_VERB = re.compile(r"HttpRequest\(method=\"(\w+)\"")
_GROUP = re.compile(r"^class (\w*Operations)\b.*?(?=^class |\Z)", re.MULTILINE | re.DOTALL)
_METHOD = re.compile(r"^    def (\w+)\(.*?(?=^    def |^    @|\Z)", re.MULTILINE | re.DOTALL)
_BODY = re.compile(r"\b(?:body|parameters|properties|resource): (Optional\[)?Union\[_models\.(\w+)")
_API_VERSION = re.compile(r"api_version: str = kwargs\.pop\(\"api_version\", \"([\d-]+)\"\)")
_STATUSES = re.compile(r"status_code not in \[([0-9, ]+)\]")


class Operation(NamedTuple):
    """One operation of the service.

    Attributes:
        name: as the SDK's source calls it, such as ``Compute.list_nodes``.
        path: lower-case segments; ``None`` stands for a name.
        body: the model of the request body, or ``None`` when it takes none.
        body_required: whether a request without a body is refused.
        statuses: the status codes that the client takes for success.
        route: the path below the provider as the source writes it, ``workspaces/{…}/computes``.
    """

    name: str
    method: str
    path: tuple[str | None, ...]
    body: str | None
    body_required: bool
    statuses: tuple[int, ...]
    route: str = ""

    @property
    def resource_type(self) -> str:
        """What it is about: ``workspaces/onlineEndpoints``; of an action, what it acts on."""
        segments = self.route.split("/")
        return "/".join(segments[: -1 if self._is_action else None][::2])

    @property
    def verb(self) -> str:
        """``get``, ``list``, ``put``, ``patch``, ``delete``, or the name of an action."""
        segments = self.route.split("/")
        if self._is_action:
            return segments[-1]
        return "list" if self.method == "GET" and len(segments) % 2 else self.method.lower()

    @property
    def _is_action(self) -> bool:
        return self.method == "POST" and self.route[-1] not in "}*"

    def success(self, status: int) -> int:
        """``status``, or the first one that the client accepts where it would refuse ``status``."""
        return status if status in self.statuses else self.statuses[0]


def find(method: str, path: str) -> Operation:
    """The operation that a request names.

    Raises:
        ArmError: 404 when the service has no such path, 405 when it has it for other methods.
    """
    segments = tuple(part.lower() for part in path.split("/") if part)
    found = [
        operation
        for operation in operations().get(len(segments), ())
        if all(want in (None, have) for want, have in zip(operation.path, segments, strict=True))
    ]
    for operation in found:
        if operation.method == method:
            return operation
    if found:
        allowed = ", ".join(sorted({operation.method for operation in found}))
        raise ArmError(
            405, "MethodNotAllowed", f"{method} is not allowed on {path}; allowed: {allowed}."
        )
    raise ArmError(
        404,
        "InvalidResourceType",
        f"The installed SDK knows no path {path}. Correct the path, or add the route to "
        "arm/contract.py if the service has it.",
    )


@cache
def operations() -> dict[int, list[Operation]]:
    """Every operation, by the number of its path segments; exact paths before patterns."""
    from azure.ai.ml._restclient import arm_ml_service  # the import takes seconds

    source = Path(arm_ml_service.__file__).with_name("operations") / "_operations.py"
    found: dict[int, list[Operation]] = {}
    for operation in read_operations(source.read_text(encoding="utf-8")) + more_operations():
        found.setdefault(len(operation.path), []).append(operation)
    for same_length in found.values():
        same_length.sort(key=lambda operation: operation.path.count(None))
    return found


def resource_types() -> list[str]:
    """Every resource type of the provider: ``workspaces/computes``."""
    found = {item.resource_type for same_length in operations().values() for item in same_length}
    return sorted(found)


def api_version() -> str:
    """The api-version that the client of the contract was generated for."""
    from azure.ai.ml._restclient import arm_ml_service

    source = Path(arm_ml_service.__file__).with_name("_configuration.py")
    return _API_VERSION.search(source.read_text(encoding="utf-8"))[1]


def more_operations() -> list[Operation]:
    """The operations of ``contract_routes.yml``: they take any body."""
    text = Path(__file__).with_name("contract_routes.yml").read_text(encoding="utf-8")
    workspace = f"subscriptions/*/resourcegroups/*/providers/{PROVIDER}/workspaces/*"
    return [
        Operation(
            route["name"],
            route["method"],
            tuple(
                None if part == "*" else part.lower()
                for part in f"{workspace}/{route['path']}".split("/")
            ),
            None,
            False,
            (200,),
            f"workspaces/*/{route['path']}",
        )
        for route in yaml.safe_load(text)
    ]


def read_operations(source: str) -> list[Operation]:
    """The operations in the text of a generated ``_operations.py``."""
    requests = dict(_read_builder(match) for match in _BUILDER.finditer(source))
    found = {}
    for group in _GROUP.finditer(source):
        for method in _METHOD.finditer(group[0]):
            builder = re.search(r"(build_\w+_request)\(", method[0])
            if builder and builder[1] not in found:
                found[builder[1]] = _read_method(group[1], method, requests[builder[1]])
    return list(found.values())


def _read_builder(match: re.Match) -> tuple[str, tuple[str, str]]:
    """Name, HTTP method and URL of one request builder."""
    url = "".join(re.findall(r'"([^"]*)"', _URL.search(match[0])[1]))
    return match[1], (_VERB.search(match[0])[1], url)


def _read_method(group: str, method: re.Match, request: tuple[str, str]) -> Operation:
    """The operation that one client method calls."""
    verb, url = request
    path = tuple(None if part.startswith("{") else part.lower() for part in url.split("/") if part)
    name = method[1].removeprefix("_").removesuffix("_initial")
    body = _BODY.search(method[0])
    statuses = _STATUSES.search(method[0])
    return Operation(
        f"{group.removesuffix('Operations') or group}.{name}",
        verb,
        path,
        body[2] if body else None,
        bool(body and not body[1]),
        tuple(int(code) for code in statuses[1].split(",")),
        url.partition(f"{PROVIDER}/")[2],
    )
