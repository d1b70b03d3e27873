"""Evaluates the expressions of Azure Resource Manager templates, such as ``[concat('a', 'b')]``.

Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
"""

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from ..messages import ArmError
from .ids import REGION, TENANT

_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|-?\d+|[A-Za-z_]\w*|[()\[\].,])")


@dataclass(frozen=True)
class Scope:
    """Where a template is deployed, and where new identifiers come from."""

    subscription: str
    group: str
    new_guid: Callable[[], str]

    @property
    def group_id(self) -> str:
        return f"/subscriptions/{self.subscription}/resourceGroups/{self.group}"


def is_expression(value) -> bool:
    """Whether a template value is an expression; ``[[`` escapes a bracket."""
    return isinstance(value, str) and value[:1] == "[" and value[:2] != "[[" and value[-1:] == "]"


class Evaluator:
    """Evaluates values in the place of one template.

    Args:
        parameter: gives the value of a template parameter.
        variable: gives the value of a template variable.
    """

    def __init__(self, scope: Scope, parameter: Callable, variable: Callable):
        self._scope = scope
        self._functions = FUNCTIONS | {
            "parameters": parameter,
            "variables": variable,
            "newguid": scope.new_guid,
            "subscription": self._subscription,
            "resourcegroup": self._resource_group,
            "resourceid": self._resource_id,
            "subscriptionresourceid": self._subscription_resource_id,
        }

    def value(self, value):
        """``value`` with every expression in it replaced by what it stands for.

        Raises:
            ArmError: 400 for an expression that cannot be evaluated.
        """
        if isinstance(value, dict):
            return {self.value(key): self.value(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if not is_expression(value):
            return value
        tokens = _tokens(value[1:-1])
        result = self._term(tokens, value)
        if tokens:
            raise _invalid(value, f"unexpected '{tokens[0]}'")
        return result

    def _term(self, tokens: list[str], text: str):
        """A literal or a call, and the properties and items taken from it."""
        if not tokens:
            raise _invalid(text, "it ends too early")
        token = tokens.pop(0)
        if token[0] == "'":
            result = token[1:-1].replace("''", "'")
        elif token.lstrip("-").isdigit():
            result = int(token)
        else:
            result = self._call(token, tokens, text)
        while tokens and tokens[0] in (".", "["):
            if tokens.pop(0) == ".":
                result = (result or {}).get(tokens.pop(0))
            else:
                result = result[self._term(tokens, text)]
                _expect("]", tokens, text)
        return result

    def _call(self, name: str, tokens: list[str], text: str):
        _expect("(", tokens, text)
        arguments = []
        while tokens and tokens[0] != ")":
            arguments.append(self._term(tokens, text))
            if tokens and tokens[0] == ",":
                tokens.pop(0)
        _expect(")", tokens, text)
        function = self._functions.get(name.lower())
        if function is None:
            raise _invalid(text, f"the emulator has no function '{name}'; add it to {__name__}")
        return function(*arguments)

    def _subscription(self) -> dict:
        identifier = self._scope.subscription
        return {
            "id": f"/subscriptions/{identifier}",
            "subscriptionId": identifier,
            "tenantId": TENANT,
        }

    def _resource_group(self) -> dict:
        return {"id": self._scope.group_id, "name": self._scope.group, "location": REGION}

    def _resource_id(self, *parts: str) -> str:
        """``resourceId([subscription], [group], type, name…)``."""
        first = next(index for index, part in enumerate(parts) if "/" in part)
        group = parts[first - 1] if first else self._scope.group
        subscription = parts[0] if first == 2 else self._scope.subscription
        rest = _provider_path(parts[first], parts[first + 1 :])
        return f"/subscriptions/{subscription}/resourceGroups/{group}{rest}"

    def _subscription_resource_id(self, resource_type: str, *names: str) -> str:
        return f"/subscriptions/{self._scope.subscription}{_provider_path(resource_type, names)}"


def _provider_path(resource_type: str, names) -> str:
    provider, *types = resource_type.split("/")
    pairs = "".join(f"/{kind}/{name}" for kind, name in zip(types, names, strict=True))
    return f"/providers/{provider}{pairs}"


def _concat(*values):
    if isinstance(values[0], list):
        return [item for value in values for item in value]
    return "".join(str(value) for value in values)


def _equals(left, right) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left.lower() == right.lower()
    return left == right


def _unique_string(*values: str) -> str:
    """Thirteen characters that depend on nothing but the arguments (not Azure's own hash)."""
    digest = hashlib.sha256("/".join(values).encode()).digest()
    return base64.b32encode(digest).decode().lower()[:13]


def _guid(*values: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(values)))


def _reference(resource_id: str, *_) -> dict:
    """The principal of a managed identity, the only thing that is referred to."""
    return {"principalId": _guid(resource_id, "principal"), "clientId": _guid(resource_id, "app")}


FUNCTIONS: dict[str, Callable] = {
    "and": lambda *values: all(values),
    "or": lambda *values: any(values),
    "not": lambda value: not value,
    "if": lambda condition, yes, no: yes if condition else no,
    "equals": _equals,
    "empty": lambda value: not value,
    "array": lambda value: value if isinstance(value, list) else [value],
    "concat": _concat,
    "tolower": str.lower,
    "json": json.loads,
    "uniquestring": _unique_string,
    "guid": _guid,
    "reference": _reference,
}


def _tokens(text: str) -> list[str]:
    tokens, position = [], 0
    while position < len(text.rstrip()):
        found = _TOKEN.match(text, position)
        if not found:
            raise _invalid(text, f"unexpected '{text[position]}'")
        tokens.append(found[1])
        position = found.end()
    return tokens


def _expect(token: str, tokens: list[str], text: str) -> None:
    if not tokens or tokens.pop(0) != token:
        raise _invalid(text, f"a '{token}' is missing")


def _invalid(text: str, reason: str) -> ArmError:
    return ArmError(
        400, "InvalidTemplate", f"The template expression '{text}' is not valid: {reason}."
    )
